import {existsSync, rmSync} from 'node:fs';
import {cp} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openTerminal, type TestTerminal} from '../../terminal/pty.js';
import {skipLab} from '../availability.js';
import type {Lab} from '../lab.js';
import {testBuild} from '../matrix/test-build.js';
import {until} from '../system/until.js';
import {
	bringUp,
	chosen,
	expectState,
	machineState,
	openProductLab,
	product,
	productBind,
	script,
} from './product.js';
import {applyNow, walkToReview} from './walk-wizard.js';

// The whole way of a person: real cards of a real host, keys in a real terminal, and DSM on the LAN.

/** The same program, which waits where a test wants to do something. */
const waiting = '/opt/vdsm-passthru-test';

/** For a run, on a busy machine. */
const patience = {timeoutMs: 90_000};

describe.skipIf(skipLab())('the wizard on a host of the lab', () => {
	let lab: Lab;
	let before = '';

	beforeAll(async () => {
		const {folder} = await testBuild();
		lab = await openProductLab('sid');
		await cp(folder, lab.host.path(waiting), {recursive: true});
		before = await machineState(lab);
	});

	afterAll(async () => {
		await lab?.close();
	});

	it('leads from the first key to a script that puts DSM on the LAN', async () => {
		const terminal = start();
		await walkToReview(terminal);
		terminal.press('down');
		await terminal.waitFor('❯ Save as shell script');
		terminal.press('enter');
		await terminal.waitFor('Where should the script be saved?');
		terminal.type('vdsm.sh');
		await terminal.waitFor('  vdsm.sh');
		terminal.press('enter');
		expect((await terminal.exit).code).toBe(0);
		expect(terminal.scrollback()).toContain('sudo sh /root/vdsm.sh up');

		await bringUp(lab, '/root/vdsm.sh');
		await dsmOnTheLan();
		expect((await script(lab, '/root/vdsm.sh', 'down')).exitCode).toBe(0);
		await expectState(lab, before);
	});

	it('does what it has planned right away, and undo leaves no trace of it', async () => {
		const terminal = start({script: watched});
		await walkToReview(terminal);
		await applyNow(terminal);
		await terminal.waitFor('Done: Virtual DSM is set up.', {...patience, within: 'scrollback'});
		await endedWith(terminal, 0);
		const all = terminal.scrollback();
		expect(all).toMatch(/✔ Container vdsm/);
		expect(all).toContain(`DSM answers at ${chosen.ip}`);
		expect(all).toContain('  npx vdsm-passthru undo');
		expect(all).not.toContain('Step 7 of 7');
		expectRestored(terminal);
		await dsmOnTheLan();

		const status = await product(lab, 'status');
		expect(status.exitCode, status.stdout).toBe(0);
		const undone = await product(lab, 'undo', '--yes');
		expect(undone.exitCode, `${undone.stdout}\n${undone.stderr}`).toBe(0);
		await expectState(lab, before);
	});

	it('hears Ctrl-C in the middle at once, takes everything back, and gives the terminal back', async () => {
		const point = {
			VDSM_PASSTHRU_TEST_POINT: 'take:container:before=wait',
			VDSM_PASSTHRU_TEST_FILE: '/root/.reached',
		};
		const terminal = start({script: watched, program: `${waiting}/vdsm-passthru.cjs`, env: point});
		await walkToReview(terminal);
		await applyNow(terminal);
		const reached = lab.host.path('/root/.reached');
		await until('the step of the container', async () => existsSync(reached), patience);
		expect((await lab.host.run('docker', ['network', 'ls'])).stdout).toContain('vdsm-eth1-macvlan');
		terminal.press('ctrlC');
		// The step stands still: what is said now is said before it ends.
		await terminal.waitFor('Stopping: this step is finished, then');
		expect(existsSync(reached)).toBe(true);
		rmSync(reached);
		await endedWith(terminal, 130);
		const all = terminal.scrollback();
		expect(all).toMatch(/\n {2}npx vdsm-passthru apply --nic enp3s0 .*--ip 192\.168\.50\.80/);
		expectRestored(terminal);
		await expectState(lab, before);
		expect((await product(lab, 'status')).stdout).toContain('Nothing on this machine');
	});

	it('does nothing when the machine has become another one since the plan was shown [A3]', async () => {
		const terminal = start({script: watched});
		await walkToReview(terminal);
		const theirs = ['network', 'create', '--subnet', '10.77.0.0/24', 'vdsm-eth0-bridge'];
		expect((await lab.host.run('docker', theirs)).exitCode).toBe(0);
		const then = await machineState(lab);
		await applyNow(terminal);
		await endedWith(terminal, 3);
		expect(terminal.scrollback()).toContain('vdsm-eth0-bridge');
		expect(terminal.scrollback()).toContain('Nothing was changed.');
		expectRestored(terminal);
		await expectState(lab, then);
		expect((await lab.host.run('docker', ['network', 'rm', 'vdsm-eth0-bridge'])).exitCode).toBe(0);
	});

	it('does nothing when a client of the LAN has taken the address since [A3, B5]', async () => {
		await lab.host.run('ip', ['link', 'set', 'dev', 'enp3s0', 'up']);
		const then = await machineState(lab);
		const terminal = start({script: watched});
		await walkToReview(terminal, 'it looks free');
		const [link] = (await lab.client.run('ip', ['-br', 'link', 'show', 'up', 'type', 'veth'])).stdout.split(
			'@',
		);
		const take = (what: string) =>
			lab.client.run('ip', ['addr', what, `${chosen.ip}/24`, 'dev', link?.trim() ?? '']);
		expect((await take('add')).exitCode).toBe(0);
		await applyNow(terminal);
		await endedWith(terminal, 3);
		expect(terminal.scrollback()).toContain('The machine has changed since the plan was shown');
		expectRestored(terminal);
		await expectState(lab, then);
		expect((await take('del')).exitCode).toBe(0);
		await lab.host.run('ip', ['link', 'set', 'dev', 'enp3s0', 'down']);
	});

	/** `script` is run by a shell around the wizard. */
	function start({
		script: around = 'exec "$@"',
		program = `${productBind.target}/vdsm-passthru.cjs`,
		env = {},
	}: {
		readonly script?: string;
		readonly program?: string;
		readonly env?: Readonly<Record<string, string>>;
	} = {}): TestTerminal {
		const words = Object.entries(env).map(([name, value]) => `${name}=${value}`);
		const [file, args] = lab.host.enter(
			['sh', ['-c', around, 'sh', 'env', ...words, 'node', program]],
			'/root',
		);
		return openTerminal({file, args, columns: 100, rows: 30});
	}

	async function dsmOnTheLan(): Promise<void> {
		await until(
			'DSM to answer on the LAN',
			async () => (await lab.client.http(chosen.ip, 80)).status === 200,
		);
	}
});

/** How it ended, and the state of the terminal before and after. */
const watched = 'echo "before $(stty -g)"; "$@"; echo "code $?"; echo "after $(stty -g)"';

function expectRestored(terminal: TestTerminal): void {
	const all = terminal.scrollback();
	const [, before] = /^before (\S+)$/m.exec(all) ?? [];
	expect(before).toBeTruthy();
	expect(all).toContain(`after ${before}`);
	expect(terminal.isCursorVisible()).toBe(true);
	expect(terminal.modes().bracketedPasteMode).toBe(false);
	expect(terminal.modes().synchronizedOutputMode).toBe(false);
}

async function endedWith(terminal: TestTerminal, code: number): Promise<void> {
	await terminal.waitFor(/^after /m, patience);
	await terminal.exit;
	expect(terminal.scrollback()).toContain(`\ncode ${code}\n`);
}
