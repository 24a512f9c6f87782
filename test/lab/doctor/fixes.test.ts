import {stat} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openTerminal, type TestTerminal} from '../../terminal/pty.js';
import {skipLab} from '../availability.js';
import {gate, waitEnvironment} from '../matrix/background.js';
import type {Bench, VdsmOptions} from '../matrix/bench.js';
import {until} from '../system/until.js';
import {doctor, onHost, openDoctorLab, setUp} from './bench.js';

// A fix from the first key to the last, in a real terminal on a real host: offered, agreed to, run, noted, taken back.

const nic = 'enp3s0';
const state = '/var/lib/vdsm-passthru';
const record = `${state}/doctor.fixes.json`;
/** A run of doctor on a busy machine. */
const patience = {timeoutMs: 60_000};

describe.skipIf(skipLab())('the fixes that doctor offers', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await openDoctorLab();
		await setUp(bench);
	});

	afterAll(async () => {
		await bench?.close();
	});

	const open = (args: readonly string[], options: VdsmOptions = {}): TestTerminal => {
		const env = {TERM: 'xterm-256color', ...options.env};
		const [file, words] = bench.command(args, {...options, env});
		return openTerminal({
			file,
			args: words,
			env: {PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'},
			rows: 40,
		});
	};
	const isUp = async () => !(await onHost(bench, `ip link show dev ${nic}`)).includes('state DOWN');
	const fixes = async () => JSON.parse(await onHost(bench, `cat ${record}`)).fixes;
	const cardDown = async () => {
		await onHost(bench, `ip link set dev ${nic} down`);
		expect(await isUp()).toBe(false);
	};
	/** At the question of the fix for the card. */
	const asked = async (terminal: TestTerminal) => {
		await terminal.waitFor('Press f to have this done here.', patience);
		expect(terminal.screen()).toContain(`❯ ✖ The network card: ${nic} is turned off`);
		terminal.type('f');
		await terminal.waitFor('Do this now? [y/N]');
		expect(terminal.screen()).toMatch(new RegExp(`^ +ip link set dev ${nic} up$`, 'm'));
		expect(terminal.screen()).toMatch(new RegExp(`^ +ip link set dev ${nic} down$`, 'm'));
	};

	it('change nothing before they are agreed to', async () => {
		await cardDown();
		const terminal = open(['doctor']);
		await asked(terminal);
		terminal.press('enter');
		await terminal.waitFor('Nothing was done.');
		terminal.type('f');
		await terminal.waitFor('Do this now?');
		terminal.press('ctrlC');
		expect((await terminal.exit).code).toBe(130);
		expect(await isUp()).toBe(false);
		expect((await bench.lab.host.run('test', ['-e', record])).exitCode).not.toBe(0);
	});

	it('are run after y, noted with what takes them back, and looked at again', async () => {
		const terminal = open(['doctor']);
		await asked(terminal);
		terminal.type('y');
		await terminal.waitFor('Fixed: it was checked again', patience);
		expect(await isUp()).toBe(true);
		expect(terminal.screen()).not.toContain('is turned off');
		const noted = await fixes();
		expect(noted).toMatchObject([
			{
				check: 'nic-carrier',
				commands: [['ip', ['link', 'set', 'dev', nic, 'up']]],
				undo: [['ip', ['link', 'set', 'dev', nic, 'down']]],
				state: 'done',
				ran: 1,
			},
		]);
		expect((await stat(bench.lab.host.path(record))).mode & 0o777).toBe(0o600);
		terminal.type('q');
		await terminal.exit;
		const all = terminal.scrollback();
		expect(all).toContain('Done:');
		expect(all).toContain('npx vdsm-passthru doctor --undo-fix');
		expect((await doctor(bench)).cause).not.toBe('nic-carrier');
	});

	it('are taken back by --undo-fix, which says what it will do and asks', async () => {
		const left = open(['doctor', '--undo-fix']);
		await left.waitFor('Run this now? [y/N]');
		expect(left.screen()).toMatch(new RegExp(`^ +ip link set dev ${nic} down$`, 'm'));
		left.press('enter');
		expect((await left.exit).code).toBe(6);
		expect(await isUp()).toBe(true);

		const terminal = open(['doctor', '--undo-fix']);
		await terminal.waitFor('Run this now? [y/N]');
		terminal.type('y');
		terminal.press('enter');
		expect((await terminal.exit).code).toBe(0);
		expect(terminal.scrollback()).toContain('Taken back.');
		expect(await isUp()).toBe(false);
		expect(await fixes()).toMatchObject([{state: 'undone'}]);

		const none = await bench.vdsm(['doctor', '--undo-fix', '--yes']);
		expect(none).toMatchObject({exitCode: 0});
		expect(none.stdout).toContain('no fix of doctor’s to take back');
	});

	it('that a crash cut off are remembered, with what takes them back', async () => {
		const terminal = open(['doctor'], {point: 'fix:begun=kill'});
		await asked(terminal);
		terminal.type('y');
		await terminal.exit;
		expect((await fixes()).at(-1)).toMatchObject({state: 'begun', check: 'nic-carrier'});
		await onHost(bench, `ip link set dev ${nic} up`);
		const back = await bench.vdsm(['doctor', '--undo-fix', '--yes']);
		expect(back, back.stderr).toMatchObject({exitCode: 0});
		expect(back.stdout).toContain('(cut off)');
		expect(await isUp()).toBe(false);
	});

	it('come to their end when the terminal is gone in the middle', async () => {
		await cardDown();
		const terminal = open(['doctor'], {point: 'fix:begun=wait', env: waitEnvironment});
		await asked(terminal);
		const {arrived, goOn} = gate(bench, {output: () => terminal.scrollback()});
		terminal.type('y');
		await arrived();
		terminal.hangUp();
		goOn();
		await until('the card to be up', isUp);
		await until('the fix to be noted', async () => (await fixes()).at(-1).state === 'done');
	});

	it('are offered in words to a screen reader, too', async () => {
		await cardDown();
		const terminal = open(['doctor', '--accessible']);
		await terminal.waitFor('Do this now? [y/N]', patience);
		expect(terminal.scrollback()).toMatch(new RegExp(`^ +ip link set dev ${nic} down$`, 'm'));
		terminal.type('y');
		terminal.press('enter');
		await terminal.exit;
		expect(await isUp()).toBe(true);
		expect((await fixes()).at(-1)).toMatchObject({state: 'done', check: 'nic-carrier'});
		expect(terminal.raw()).not.toContain('\u001B[?25l');
		await cardDown();
	});

	it('are refused while another run is under way', async () => {
		const terminal = open(['doctor']);
		await asked(terminal);
		const held = bench.lab.host.run('flock', [`${state}/lock`, 'sleep', '20']);
		await until('the lock to be held', async () => {
			const {exitCode} = await bench.lab.host.run('flock', ['-n', `${state}/lock`, 'true']);
			return exitCode !== 0;
		});
		terminal.type('y');
		await terminal.waitFor('Another run is under way', patience);
		expect(await isUp()).toBe(false);
		terminal.type('q');
		await terminal.exit;
		await held;
	});

	it('that stop or start DSM want their word typed', async () => {
		await onHost(bench, `ip link set dev ${nic} up && docker stop --time 60 vdsm`);
		const terminal = open(['doctor']);
		await terminal.waitFor('The most likely cause', patience);
		await terminal.waitFor('docker start vdsm');
		terminal.type('f');
		await terminal.waitFor('type “dsm” and press Enter');
		terminal.paste('dsm');
		await terminal.waitFor('A paste does not count');
		terminal.type('no');
		await terminal.waitFor('❯ no');
		terminal.press('enter');
		await terminal.waitFor('That was not “dsm”');
		expect(await onHost(bench, "docker inspect --format '{{.State.Running}}' vdsm")).toBe('false');
		terminal.type('dsm');
		await terminal.waitFor('❯ dsm');
		terminal.press('enter');
		await until('the container to run', async () => {
			return (await onHost(bench, "docker inspect --format '{{.State.Running}}' vdsm")) === 'true';
		});
		await terminal.waitFor(/Fixed: it was checked again|it is still so/, patience);
		terminal.type('q');
		await terminal.exit;
		expect((await fixes()).at(-1)).toMatchObject({check: 'container-runs', state: 'done'});
	});

	it('that are our own apply are handed over to it, and looked at again', async () => {
		const hook = '/root/vdsm-hook.sh';
		await onHost(bench, `sed 's/$/\\r/' ${hook} > /tmp/hook && cat /tmp/hook > ${hook}`);
		const terminal = open(['doctor', 'hook-line-ends'], {cwd: '/root'});
		await terminal.waitFor('Press f', patience);
		terminal.type('f');
		await terminal.waitFor('type “dsm” and press Enter');
		terminal.type('dsm');
		await terminal.waitFor('❯ dsm');
		terminal.press('enter');
		await terminal.waitFor('Done: Virtual DSM is set up.', {timeoutMs: 240_000, within: 'scrollback'});
		await terminal.waitFor('Nothing wrong was found.', patience);
		terminal.type('q');
		expect((await terminal.exit).code).toBe(0);
		expect(await onHost(bench, `grep -c "$(printf '\\r')" ${hook} || true`)).toBe('0');
	});
});
