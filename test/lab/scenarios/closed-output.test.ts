import {existsSync, readFileSync, rmSync} from 'node:fs';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {openTerminal} from '../../terminal/pty.js';
import {skipLab} from '../availability.js';
import {gate, waitEnvironment} from '../matrix/background.js';
import {back, must} from '../matrix/cells.js';
import {everyKind, openReady, type Ready} from '../matrix/setups.js';
import {until} from '../system/until.js';

// Nobody reads what is said any more: a pipe that is closed, a terminal that is gone without a word (promise C7). Looking ends
// in silence; a run comes to its end, and its journal with it.

const apply = ['apply', '--yes', '--wait', '0', ...everyKind.answers] as const;
/** Without the consents, which only what changes something takes. */
const answers = everyKind.answers.slice(0, everyKind.answers.indexOf('--consent'));
/** Hints are said, and nothing of a broken pipe, nor of a mistake of ours. */
const quiet = expect.not.stringMatching(/EPIPE|EIO|Error|bug in vdsm|node:internal|at file:/);
const undo = ['undo', '--yes', '--prefix', 'vdsm'] as const;

describe.skipIf(skipLab())('an output that is closed', () => {
	let ready: Ready;

	beforeAll(async () => {
		ready = await openReady('sid', everyKind);
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	beforeEach(async () => {
		await ready.reset();
	});

	/** `… 2>FILE | head -n LINES`: what the program's exit code was, and what it said beside. */
	async function intoHead(args: readonly string[], lines: number): Promise<{code: string; said: string}> {
		const {host} = ready.bench.lab;
		const script = `n=$1; shift; { "$@" 2>/tmp/said; echo $? >/tmp/code; } | head -n "$n" >/dev/null`;
		const words = ['node', '/opt/vdsm-passthru-test/vdsm-passthru.cjs', ...args];
		await must(
			host.run('env', ['VDSM_PASSTHRU_TEST_SETTLE=1', 'sh', '-c', script, 'sh', String(lines), ...words], {
				timeoutMs: 180_000,
			}),
		);
		const read = (name: string) => readFileSync(host.path(name), 'utf8').trim();
		const seen = {code: read('/tmp/code'), said: read('/tmp/said')};
		for (const name of ['/tmp/code', '/tmp/said']) rmSync(host.path(name));
		return seen;
	}

	const lastOfJournal = () => {
		const journal = ready.bench.lab.host.path('/var/lib/vdsm-passthru/vdsm.journal');
		return readFileSync(journal, 'utf8').trimEnd().split('\n').at(-1);
	};

	it.each([
		['nics', '--all', '--json'],
		['plan', ...answers],
		['export', ...answers],
		['--help'],
		['apply', '--dry-run', ...everyKind.answers],
	])('%s … | head -n 1 ends in silence [C7]', async (...args) => {
		expect(await intoHead(args, 1)).toMatchObject({code: '0', said: quiet});
		await back(ready.bench.lab, ready.before, 'exact');
	});

	it.each([
		['apply as a log', [...apply], [...undo]],
		['apply as JSON', [...apply, '--json'], [...undo, '--json']],
	])('%s comes to its end, and so does the undo [C7]', async (_, forward, backward) => {
		expect(await intoHead(forward, 1)).toMatchObject({code: '0', said: quiet});
		expect(lastOfJournal()).toMatch(/"type":"ended".*"outcome":"done"/);
		await must(ready.bench.vdsm(['status', '--prefix', 'vdsm']));
		expect(await intoHead(backward, 1)).toMatchObject({code: '0', said: quiet});
		await back(ready.bench.lab, ready.before, 'exact');
	});

	it('a run that has to turn back does so, and its journal is ended [C7]', async () => {
		const failing = ['env', 'VDSM_PASSTHRU_TEST_POINT=take:start:after=fail'];
		const {host} = ready.bench.lab;
		const words = ['node', '/opt/vdsm-passthru-test/vdsm-passthru.cjs', ...apply];
		const script = `{ "$@" 2>/dev/null; echo $? >/tmp/code; } | head -n 1 >/dev/null`;
		await must(
			host.run(failing[0] ?? '', [failing[1] ?? '', 'sh', '-c', script, 'sh', ...words], {
				timeoutMs: 180_000,
			}),
		);
		expect(readFileSync(host.path('/tmp/code'), 'utf8')).toBe('1\n');
		rmSync(host.path('/tmp/code'));
		await back(ready.bench.lab, ready.before, 'exact');
		expect((await must(ready.bench.vdsm(['status', '--prefix', 'vdsm']))).stdout).toContain(
			'Nothing of installation vdsm',
		);
	});

	it('a terminal that is gone, and no signal says so: the run goes on to its end [C7]', async () => {
		// In a session of its own nothing hangs up; writing to the terminal fails with EIO.
		const [file, words] = ready.bench.command(apply, {
			env: {...waitEnvironment, TERM: 'xterm-256color'},
			point: 'take:network-lan:after=wait',
		});
		const at = words.indexOf('node');
		const terminal = openTerminal({
			file,
			args: [...words.slice(0, at), 'setsid', '--wait', ...words.slice(at)],
			env: {PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'},
		});
		const {arrived, goOn} = gate(ready.bench, {output: () => terminal.scrollback()});
		await arrived();
		terminal.hangUp();
		goOn();
		await until('the run to end', () => existsSync(journalPath()) && /"ended"/.test(lastOfJournal() ?? ''), {
			timeoutMs: 120_000,
		});
		expect(lastOfJournal()).toMatch(/"outcome":"done"/);
		await must(ready.bench.vdsm(['status', '--prefix', 'vdsm']));
		await must(ready.bench.vdsm(undo));
		await back(ready.bench.lab, ready.before, 'exact');
	});

	const journalPath = () => ready.bench.lab.host.path('/var/lib/vdsm-passthru/vdsm.journal');
});
