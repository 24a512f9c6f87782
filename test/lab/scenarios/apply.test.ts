import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {alikeEngines} from '../engines.js';
import type {Lab} from '../lab.js';
import {until} from '../system/until.js';
import {chosen, expectState, machineState, openProductLab, product, staticAt} from './product.js';

// The whole of apply, status and undo, as their user types them, with real traffic.

const answers = ['--nic', 'enp3s0', '--ram-size', '256M'] as const;

describe.skipIf(skipLab()).each(alikeEngines)('apply and undo on the Engine of %s', engine => {
	let lab: Lab;
	let before = '';

	beforeAll(async () => {
		lab = await openProductLab(engine);
		before = await machineState(lab);
	});

	afterAll(async () => {
		await lab?.close();
	});

	/** Everything that it prints for programs, which must be all of it; one object on several lines, or one on each. */
	async function json(...args: readonly string[]): Promise<readonly unknown[]> {
		const {exitCode, stdout, stderr} = await product(lab, ...args, '--json');
		expect(exitCode, `${stdout}${stderr}`).toBe(0);
		return stdout.startsWith('{\n')
			? [JSON.parse(stdout)]
			: stdout
					.trimEnd()
					.split('\n')
					.map(line => JSON.parse(line));
	}

	it('asks for a yes where nobody can be asked, and changes nothing [F3]', async () => {
		const refused = await product(lab, 'apply', ...answers, ...staticAt(chosen.ip));
		expect(refused.exitCode, refused.stdout).toBe(2);
		expect(refused.stderr).toContain('--yes');
		await expectState(lab, before);
	});

	it('changes nothing on a dry run [A1]', async () => {
		const dry = await product(lab, 'apply', '--dry-run', ...answers, ...staticAt(chosen.ip));
		expect(dry.exitCode, dry.stderr).toBe(0);
		expect(dry.stdout).toContain('docker network create --driver macvlan --internal');
		const told = await json('apply', '--dry-run', ...answers, ...staticAt(chosen.ip));
		expect(told).toMatchObject([{schema: 'vdsm-passthru/moves/1', action: 'apply'}]);
		expect(JSON.stringify(told)).toContain('"docker","network","create","--driver","macvlan"');
		await expectState(lab, before);
	});

	it('sets everything up, and says what it has verified', async () => {
		const applied = await product(lab, 'apply', '--yes', ...answers, ...staticAt(chosen.ip));
		expect(applied.exitCode, `${applied.stdout}\n${applied.stderr}`).toBe(0);
		await until(
			'DSM to answer on the LAN',
			async () => (await lab.client.http(chosen.ip, 80)).status === 200,
		);
		expect((await lab.host.http('127.0.0.1', 5000)).status).toBe(200);
		// By its container's log, and by its page.
		expect(applied.stdout).toContain('Now: DSM boots (4 of 4)');
		expect(applied.stdout).toContain('Now: DSM’s page answers');
	});

	it('changes nothing the second time [A4]', async () => {
		const look = ['inspect', '--format', '{{.Id}} {{.State.StartedAt}}', 'vdsm'];
		const id = (await lab.host.run('docker', look)).stdout;
		const again = await product(lab, 'apply', '--yes', ...answers, ...staticAt(chosen.ip));
		expect(again.exitCode, again.stderr).toBe(0);
		expect((await lab.host.run('docker', look)).stdout).toBe(id);
		const plan = await product(lab, 'plan', '--detailed-exitcode', ...answers, ...staticAt(chosen.ip));
		expect(plan.exitCode, plan.stdout).toBe(0);
	});

	it('says that it stands, and since when', async () => {
		const status = await product(lab, 'status');
		expect(status.exitCode, status.stdout).toBe(0);
		expect(status.stdout).toContain('enp3s0');
	});

	it('names a drift, and puts it right', async () => {
		await lab.host.run('docker', ['network', 'disconnect', '--force', 'vdsm-eth1-macvlan', 'vdsm']);
		const drifted = await product(lab, 'status');
		expect(drifted.exitCode, drifted.stdout).toBe(3);
		const repaired = await product(lab, 'apply', '--yes', ...answers, ...staticAt(chosen.ip));
		expect(repaired.exitCode, `${repaired.stdout}\n${repaired.stderr}`).toBe(0);
		expect((await product(lab, 'status')).exitCode).toBe(0);
	});

	it('makes a network anew that somebody removed, and still knows how the card was before', async () => {
		await lab.host.run('docker', ['rm', '--force', 'vdsm']);
		const removed = await lab.host.run('docker', ['network', 'rm', 'vdsm-eth1-macvlan']);
		expect(removed.exitCode, removed.stderr).toBe(0);
		expect((await product(lab, 'status')).exitCode).toBe(3);
		const repaired = await product(lab, 'apply', '--yes', ...answers, ...staticAt(chosen.ip));
		expect(repaired.exitCode, `${repaired.stdout}\n${repaired.stderr}`).toBe(0);
		expect((await product(lab, 'status')).exitCode).toBe(0);
	});

	it('changes the address in place', async () => {
		const changed = await product(lab, 'apply', '--yes', ...answers, ...staticAt(chosen.other));
		expect(changed.exitCode, `${changed.stdout}\n${changed.stderr}`).toBe(0);
		await until(
			'DSM at its new address',
			async () => (await lab.client.http(chosen.other, 80)).status === 200,
		);
	});

	it('an undo asks for a yes where nobody can be asked, and takes nothing down [F3]', async () => {
		const refused = await product(lab, 'undo');
		expect(refused.exitCode, refused.stdout).toBe(2);
		expect(refused.stderr).toContain('--yes');
		expect((await product(lab, 'status')).exitCode).toBe(0);
	});

	it('goes down without a trace [G4]', async () => {
		const [dry] = await json('undo', '--dry-run');
		expect(dry).toMatchObject({schema: 'vdsm-passthru/moves/1', action: 'undo'});
		expect(JSON.stringify(dry)).toContain('"docker","network","rm"');
		const undone = await product(lab, 'undo', '--yes');
		expect(undone.exitCode, `${undone.stdout}\n${undone.stderr}`).toBe(0);
		await expectState(lab, before);
		const nothing = {type: 'finished', outcome: {kind: 'nothing-to-do'}, exitCode: 0};
		expect(await json('undo', '--yes')).toMatchObject([{schema: 'vdsm-passthru/run/1', ...nothing}]);
		expect(await json('undo', '--dry-run')).toMatchObject([{moves: []}]);
		expect((await product(lab, 'status')).stdout).toContain('Nothing on this machine');
		expect((await product(lab, 'undo', '--yes')).exitCode).toBe(0);
		const unasked = await product(lab, 'purge');
		expect(unasked.exitCode, unasked.stdout).toBe(2);
		expect(unasked.stderr).toContain('--yes');
		expect((await lab.host.run('ls', ['/var/lib/vdsm-passthru'])).exitCode).toBe(0);
		const purged = await product(lab, 'purge', '--yes');
		expect(purged.exitCode, `${purged.stdout}\n${purged.stderr}`).toBe(0);
		expect((await lab.host.run('ls', ['/var/lib/vdsm-passthru'])).exitCode).not.toBe(0);
	});
});
