import {existsSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {someOf} from '../../helpers/full.js';
import {openTerminal, type TestTerminal} from '../../terminal/pty.js';
import {skipLab} from '../availability.js';
import {gate, waitEnvironment} from '../matrix/background.js';
import {back, must} from '../matrix/cells.js';
import {everyKind, openReady, type Ready} from '../matrix/setups.js';
import {until} from '../system/until.js';

// Ctrl-C and a lost connection at a real terminal (promises C1 to C3).

const apply = ['apply', '--yes', '--wait', '0', ...everyKind.answers] as const;
const undo = ['undo', '--yes', '--prefix', 'vdsm'] as const;

describe.skipIf(skipLab())('an apply at a terminal', () => {
	let ready: Ready;

	beforeAll(async () => {
		ready = await openReady('sid', everyKind);
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	/** The run stops at the point until `goOn`, so that keys are pressed in the middle of a step. */
	const open = (args: readonly string[], point?: string): TestTerminal => {
		const [file, words] = ready.bench.command(args, {
			env: {...waitEnvironment, TERM: 'xterm-256color'},
			...(point === undefined ? {} : {point: `${point}=wait`}),
		});
		return openTerminal({
			file,
			args: words,
			env: {PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'},
		});
	};
	const gateOf = (terminal: TestTerminal) => gate(ready.bench, {output: () => terminal.scrollback()});
	const steps = ['hook', 'network-lan', 'nic-quiet', 'container', 'start'] as const;

	it.each(someOf(steps))(
		'in step %s: Ctrl-C is heard at once, then everything is taken back [C1]',
		async step => {
			const {bench, before, reset} = ready;
			await reset();
			const terminal = open(apply, `take:${step}:after`);
			const {arrived, goOn} = gateOf(terminal);
			await arrived();
			const pressed = performance.now();
			terminal.press('ctrlC');
			await terminal.waitFor('Stopping: this step is finished');
			console.log(`Ctrl-C in step ${step}: heard after ${Math.round(performance.now() - pressed)} ms`);
			// The promise is 200 ms; this machine may have other things to do.
			expect(performance.now() - pressed).toBeLessThan(2000);
			goOn();
			expect(await terminal.exit).toEqual({code: 130, signal: undefined});
			await back(bench.lab, before, 'exact');
		},
	);

	it('Ctrl-C twice: ends at once, and names the undo, which gets back to the start [C2]', async () => {
		const {bench, before, reset} = ready;
		await reset();
		const terminal = open(apply, 'take:container:after');
		const {arrived, goOn} = gateOf(terminal);
		await arrived();
		terminal.press('ctrlC');
		await terminal.waitFor('Stopping: this step is finished');
		terminal.press('ctrlC');
		expect(await terminal.exit).toEqual({code: 130, signal: undefined});
		goOn();
		const line = terminal
			.scrollback()
			.match(/^\s*npx vdsm-passthru (undo .*)$/m)?.[1]
			?.trim();
		expect(line, terminal.scrollback()).toBe('undo --prefix vdsm');
		await must(bench.vdsm([...(line ?? '').split(' '), '--yes']));
		await back(bench.lab, before, 'exact');
	});

	it('SIGTERM: as Ctrl-C, with its own code [C1]', async () => {
		const {bench, before, reset} = ready;
		await reset();
		const terminal = open(apply, 'take:nic-up:after');
		const {arrived, goOn} = gateOf(terminal);
		await arrived();
		terminal.kill('SIGTERM');
		await terminal.waitFor('Stopping: this step is finished');
		goOn();
		expect(await terminal.exit).toEqual({code: 143, signal: undefined});
		await back(bench.lab, before, 'exact');
	});

	it.each(someOf(steps))('in step %s: a lost connection does not stop the rollback [C3]', async step => {
		const {bench, before, reset} = ready;
		await reset();
		const terminal = open(apply, `take:${step}:after`);
		const {arrived, goOn} = gateOf(terminal);
		await arrived();
		terminal.hangUp();
		goOn();
		await until('the run to end', () => !existsSync(`/proc/${terminal.pid}/exe`), {timeoutMs: 120_000});
		await back(bench.lab, before, 'exact');
		await must(bench.vdsm(['status', '--prefix', 'vdsm']));
	});

	it('a lost connection in an undo: what is left is noted, and the next one ends it [C3]', async () => {
		const {bench, before, reset} = ready;
		await reset();
		await must(bench.vdsm(apply));
		const terminal = open(undo, 'take-back:container:after');
		const {arrived, goOn} = gateOf(terminal);
		await arrived();
		terminal.hangUp();
		goOn();
		await until('the run to end', () => !existsSync(`/proc/${terminal.pid}/exe`), {timeoutMs: 120_000});
		await must(bench.vdsm(undo));
		await back(bench.lab, before, 'exact');
	});

	it.each([
		['Ctrl-C', (terminal: TestTerminal) => terminal.press('ctrlC'), 130],
		['SIGTERM', (terminal: TestTerminal) => terminal.kill('SIGTERM'), 143],
	] as const)(
		'%s in an undo: once, the rest stays and is named; twice, it ends at once; the next one gets there [C1, C2]',
		async (_, stop, code) => {
			const {bench, before, reset} = ready;
			await reset();
			await must(bench.vdsm(apply));
			const once = open(undo, 'take-back:container:after');
			const first = gateOf(once);
			await first.arrived();
			stop(once);
			first.goOn();
			expect(await once.exit).toEqual({code: 4, signal: undefined});
			expect(once.scrollback()).toContain('Not everything could be undone. This is left:');
			expect((await bench.vdsm(['status', '--prefix', 'vdsm'])).exitCode).toBe(3);
			const twice = open(undo, 'take-back:network-lan:after');
			const second = gateOf(twice);
			await second.arrived();
			stop(twice);
			await twice.waitFor('Stopping: this step is finished, and the rest stays');
			stop(twice);
			expect(await twice.exit).toEqual({code, signal: undefined});
			second.goOn();
			await must(bench.vdsm(undo));
			await back(bench.lab, before, 'exact');
		},
	);

	it('apply and undo do nothing for who does not agree [B3]', async () => {
		const {bench, before, reset} = ready;
		await reset();
		const refused = async (args: readonly string[]) => {
			const terminal = open(args.filter(word => word !== '--yes'));
			await terminal.waitFor('[y/N]', {within: 'scrollback'});
			terminal.type('n\r');
			expect((await terminal.exit).code, terminal.scrollback()).toBe(6);
		};
		await refused(apply);
		await back(bench.lab, before, 'exact');
		await must(bench.vdsm(apply));
		await refused(undo);
		await must(bench.vdsm(['status', '--prefix', 'vdsm']));
		await must(bench.vdsm(undo));
		await back(bench.lab, before, 'exact');
	});
});
