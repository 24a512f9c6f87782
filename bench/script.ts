import {writeFile} from 'node:fs/promises';
import {staticAnswers} from './apply.js';
import {spreadOf} from './numbers.js';
import {type Bench, product, type Run} from './open.js';
import type {Claim} from './result.js';

/**
 * The exported script's `up` beside its own commands in a row, with an Engine that is warm. Without `arping`, so that
 * nobody waits for the LAN, and without the settle time.
 */
export async function measureScript({lab, must, time}: Bench, rounds: number): Promise<readonly Claim[]> {
	await must('rm -rf /root/dsm /root/vdsm.sh; mv /usr/bin/arping /usr/bin/arping.away');
	const env = {VDSM_PASSTHRU_TEST_SETTLE: '0', VDSM_PASSTHRU_SETTLE: '0'};
	const run = (name: string, program: string, ...args: readonly string[]): Run => {
		return {name, program, args, env};
	};
	await time([run('export', 'node', product, 'export', '-o', '/root/vdsm.sh', ...staticAnswers)]);
	const commands = await commandsOf(must);
	await writeFile(lab.host.path('/root/row.sh'), `cp -p /root/hook.kept /root/vdsm-hook.sh\n${commands}`);
	const up = run('up', 'sh', '/root/vdsm.sh', 'up');
	const row = run('row', 'sh', '-e', '/root/row.sh');
	const down = run('down', 'sh', '/root/vdsm.sh', 'down');
	await time([up]);
	// Nobody types a file: it is there already when the commands are.
	await must('cp -p /root/vdsm-hook.sh /root/hook.kept');
	await time([down, row, down]);
	const all = await time(
		Array.from({length: rounds}, (_, round) =>
			round % 2 === 0 ? [up, down, row, down] : [row, down, up, down],
		).flat(),
	);
	await must('mv /usr/bin/arping.away /usr/bin/arping');
	const of = (wanted: string) => spreadOf(all.filter(({name}) => name === wanted).map(({ms}) => ms));
	return [
		{
			what: 'script `up`',
			than: 'its commands in a row',
			engine: lab.engineVersion,
			rounds,
			ours: of('up'),
			theirs: of('row'),
			budget: 1.1,
			parts: [],
		},
	];
}

type Action = {readonly kind: 'run'; readonly command: readonly string[]} | {readonly kind: string};

/** What the plan runs, one command after the other, as somebody would type it but the hook's file. */
async function commandsOf(must: Bench['must']): Promise<string> {
	const printed = await must(`node ${product} plan --json ${staticAnswers.join(' ')} || true`);
	const plan: {readonly steps: ReadonlyArray<{readonly state?: string; readonly run: readonly Action[]}>} =
		JSON.parse(printed);
	const quote = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
	return plan.steps
		.filter(({state}) => state !== 'holds')
		.flatMap(({run}) => run)
		.flatMap(action => ('command' in action ? [action.command.map(quote)] : []))
		.map(words => `${words.join(' ')}\n`)
		.join('');
}
