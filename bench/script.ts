import {writeFile} from 'node:fs/promises';
import {staticAnswers} from './apply.js';
import {spreadOf} from './numbers.js';
import {type Bench, product, type Run} from './open.js';
import type {Claim} from './result.js';

/**
 * The exported script's `up` on an Engine that is warm, beside the same Docker commands typed in a row: those that ask and those
 * that change, so that what is between them is what the script itself costs. Beside the ones that change alone it is told as
 * well, and not judged: what is not asked is not known either. Without `arping`, so that nobody waits for the LAN, and without the
 * settle time.
 */
export async function measureScript({lab, must, time}: Bench, rounds: number): Promise<readonly Claim[]> {
	await must('rm -rf /root/dsm /root/vdsm.sh; mv /usr/bin/arping /usr/bin/arping.away');
	const env = {VDSM_PASSTHRU_TEST_SETTLE: '0', VDSM_PASSTHRU_SETTLE: '0'};
	const run = (name: string, program: string, ...args: readonly string[]): Run => {
		return {name, program, args, env};
	};
	await time([run('export', 'node', product, 'export', '-o', '/root/vdsm.sh', ...staticAnswers)]);
	const changes = await changesOf(must);
	await writeFile(lab.host.path('/root/changes.sh'), `${hookFile}${changes.map(typed).join('')}`);
	const up = run('up', 'sh', '/root/vdsm.sh', 'up');
	const same = run('same', 'sh', '/root/same.sh');
	const bare = run('changes', 'sh', '-e', '/root/changes.sh');
	const down = run('down', 'sh', '/root/vdsm.sh', 'down');
	await time([up]);
	// Nobody types a file: it is there already when the commands are.
	await must('cp -p /root/vdsm-hook.sh /root/hook.kept');
	await time([down]);
	const asked = await dockerCommandsOf(lab, must);
	await writeFile(lab.host.path('/root/same.sh'), `${hookFile}${sameRow(asked, changes)}`);
	await time([down, same, down, bare, down]);
	const turns = [up, same, bare];
	const all = await time(
		Array.from({length: rounds}, (_, round) =>
			(round % 2 === 0 ? turns : turns.toReversed()).flatMap(one => [one, down]),
		).flat(),
	);
	await must('mv /usr/bin/arping.away /usr/bin/arping');
	const of = (wanted: string) => spreadOf(all.filter(({name}) => name === wanted).map(({ms}) => ms));
	const claim = (than: string, theirs: string, budget: number | null): Claim => ({
		...{what: 'script `up`', than, engine: lab.engineVersion, rounds},
		...{ours: of('up'), theirs: of(theirs), budget, parts: []},
	});
	return [
		claim(`the same ${asked.length} Docker commands in a row`, 'same', 1.1),
		claim('those that change something alone', 'changes', null),
	];
}

const hookFile = 'cp -p /root/hook.kept /root/vdsm-hook.sh\n';

type Action = {readonly kind: 'run'; readonly command: readonly string[]} | {readonly kind: string};

/** What the plan runs, one command after the other, as somebody would type it but the hook's file. */
async function changesOf(must: Bench['must']): Promise<ReadonlyArray<readonly string[]>> {
	const printed = await must(`node ${product} plan --json ${staticAnswers.join(' ')} || true`);
	const plan: {readonly steps: ReadonlyArray<{readonly state?: string; readonly run: readonly Action[]}>} =
		JSON.parse(printed);
	return plan.steps
		.filter(({state}) => state !== 'holds')
		.flatMap(({run}) => run)
		.flatMap(action => ('command' in action ? [action.command] : []));
}

/** What `up` says to Docker, each as a line for a shell, by a `docker` that notes it and becomes the real one. Leaves all standing. */
async function dockerCommandsOf(lab: Bench['lab'], must: Bench['must']): Promise<readonly string[]> {
	const real = (await must('command -v docker')).trim();
	const noting = [
		'#!/bin/sh',
		`{ printf docker; for word; do printf " '%s'" "$(printf %s "$word" | sed "s/'/'\\\\''/g")"; done; echo; } >>/root/noted`,
		`exec ${real} "$@"`,
	];
	await must('mkdir -p /root/noting && rm -f /root/noted');
	await writeFile(lab.host.path('/root/noting/docker'), `${noting.join('\n')}\n`, {mode: 0o755});
	await must('PATH=/root/noting:$PATH VDSM_PASSTHRU_SETTLE=0 sh /root/vdsm.sh up');
	return (await must('cat /root/noted')).trim().split('\n');
}

/** A question that is answered with no ends nothing. What else changes something comes before the start, which wants it. */
function sameRow(asked: readonly string[], changes: ReadonlyArray<readonly string[]>): string {
	const others = changes.filter(([program]) => program !== 'docker').map(typed);
	return asked
		.map(line => `${line.startsWith("docker 'start'") ? others.join('') : ''}${line} >/dev/null 2>&1 || :\n`)
		.join('');
}

function typed(words: readonly string[]): string {
	return `${words.map(word => `'${word.replaceAll("'", "'\\''")}'`).join(' ')}\n`;
}
