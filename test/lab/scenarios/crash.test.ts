import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {someOf} from '../../helpers/full.js';
import {skipLab} from '../availability.js';
import {startWaiting} from '../matrix/background.js';
import {back, must} from '../matrix/cells.js';
import {differences, type MachineState, machineState} from '../matrix/machine-state.js';
import {must as command} from '../matrix/neighbours.js';
import {outcomeOf} from '../matrix/run-events.js';
import {everyKind, openReady, type Ready} from '../matrix/setups.js';
import {until} from '../system/until.js';

// What a crash, a restart of Docker or somebody with a broom leaves behind (promises A8, A10, A13).

const json = ['--json', '--wait', '0'] as const;
const undo = ['undo', '--yes', '--json', '--prefix', 'vdsm'] as const;
const apply: readonly string[] = ['apply', '--yes', ...json, ...everyKind.answers];
const steps = [
	'storage',
	'hook',
	'network-management',
	'network-lan',
	'nic-address',
	'nic-quiet',
	'nic-up',
	'container',
	'start',
] as const;

describe.skipIf(skipLab())('crashes', () => {
	let ready: Ready;

	beforeAll(async () => {
		ready = await openReady('sid', everyKind);
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	const forget = async () => command(ready.bench.lab, 'rm -rf /var/lib/vdsm-passthru');

	describe('an undo without journal and record [A10]', () => {
		it.each(['/root', '/'])('takes everything down by the labels alone, called in %s', async cwd => {
			const {bench, before, reset} = ready;
			await reset();
			await must(bench.vdsm(apply));
			await forget();
			await must(bench.vdsm(undo, {cwd}));
			await back(bench.lab, before, 'exact');
		});

		it.each(someOf(steps.slice(2)))('after kill -9 in step %s', async step => {
			const {bench, before, reset} = ready;
			await reset();
			await must(bench.vdsm(apply, {point: `take:${step}:after=kill`}), 137);
			await forget();
			await must(bench.vdsm(undo));
			await back(bench.lab, before, 'exact');
		});

		it('after kill -9 before there is any label: a file in the project folder is all that stays', async () => {
			const {bench, before, reset} = ready;
			await reset();
			await must(bench.vdsm(apply, {point: 'take:hook:after=kill'}), 137);
			await forget();
			await must(bench.vdsm(undo));
			expect(
				differences(before, await machineState(bench.lab)).filter(
					line => !line.includes(' /root/vdsm-hook.sh'),
				),
			).toEqual([]);
			await command(bench.lab, 'rm /root/vdsm-hook.sh');
			await back(bench.lab, before, 'exact');
		});
	});

	describe('something that has our names and is not ours [A8]', () => {
		const image = 'vdsm/virtual-dsm:latest';

		it.each([
			['container', 'docker create --name vdsm --network none IMAGE', 'docker rm --volumes vdsm'],
			[
				'container of another installation',
				'docker create --name vdsm --label vdsm-passthru.install=vdsm3 --network none IMAGE',
				'docker rm --volumes vdsm',
			],
			['LAN network', 'docker network create vdsm-eth1-macvlan', 'docker network rm vdsm-eth1-macvlan'],
			['management network', 'docker network create vdsm-eth0-bridge', 'docker network rm vdsm-eth0-bridge'],
			['file', 'cp /etc/hostname /root/vdsm-hook.sh', 'rm /root/vdsm-hook.sh'],
		])('a %s: is refused before anything is done, and outlives an undo', async (_, make, remove) => {
			const {bench, before, reset} = ready;
			await reset();
			await command(bench.lab, make.replace('IMAGE', image));
			const with_ = await machineState(bench.lab);
			const refused = await bench.vdsm(apply);
			expect(refused.exitCode, refused.stdout).toBe(3);
			await back(bench.lab, with_, 'exact', refused);
			await bench.vdsm(undo);
			await back(bench.lab, with_, 'exact');
			await command(bench.lab, remove);
			await back(bench.lab, before, 'exact');
		});

		it('that took the place of ours after a crash: is left alone by the undo, and named', async () => {
			const {bench, before, reset} = ready;
			await reset();
			await must(bench.vdsm(apply, {point: 'take:start:before=kill'}), 137);
			await command(bench.lab, 'docker rm --volumes vdsm');
			await command(bench.lab, `docker create --name vdsm --network none ${image}`);
			const undone = await must(bench.vdsm(undo));
			expect(JSON.stringify(outcomeOf(undone))).toContain('"foreign":[{"id":"start"');
			await command(bench.lab, 'docker container inspect vdsm');
			await command(bench.lab, 'docker rm --volumes vdsm');
			await back(bench.lab, before, 'exact');
		});
	});

	describe('a change of which nobody knows the way back, without a record [A9]', () => {
		it.each([
			['another card', ['--nic', 'enp4s0'], 'Network card enp3s0'],
			['another layout', ['--layout', 'classic'], 'vdsm-eth1-macvlan'],
			['another name', ['--name', 'dsm'], 'Container vdsm'],
		])('%s: is refused, and the undo that is named makes way', async (_, words, left) => {
			const {bench, before, reset} = ready;
			await reset();
			await command(bench.lab, 'ip link add enp4s0 type veth peer name enp4s1');
			await must(bench.vdsm(apply));
			const standing = await ready.look();
			const at = apply.indexOf(words[0] ?? '');
			const other = at < 0 ? [...apply, ...words] : apply.with(at + 1, words[1] ?? '');
			await forget();
			const refused = await bench.vdsm(other.filter(word => word !== '--json'));
			expect(refused.exitCode, refused.stdout).toBe(3);
			expect(refused.stderr).toContain(left);
			expect(refused.stderr).toContain('npx vdsm-passthru undo --prefix vdsm');
			await back(bench.lab, {...standing, files: (await machineState(bench.lab)).files ?? []}, 'exact');
			await must(bench.vdsm(undo));
			await command(bench.lab, 'ip link del enp4s0');
			await back(bench.lab, before, 'exact');
		});
	});

	it('a change that was cut off, and is not gone on with but to something else: is refused, and the undo makes way', async () => {
		const {bench, before, reset} = ready;
		await reset();
		await must(bench.vdsm(apply));
		const killed = [...apply, '--layout', 'classic'];
		await must(bench.vdsm(killed, {point: 'take:network-lan:after=kill'}), 137);
		const refused = await bench.vdsm(
			[...apply, '--layout', 'direct', '--name', 'dsm'].filter(word => word !== '--json'),
		);
		expect(refused.exitCode, refused.stdout).toBe(3);
		expect(refused.stderr).toContain('vdsm-eth0-macvlan');
		await must(bench.vdsm(undo));
		await must(bench.vdsm(['status', '--prefix', 'vdsm']));
		await command(bench.lab, 'docker network inspect vdsm-eth0-bridge vdsm-eth1-macvlan');
		await must(bench.vdsm(undo));
		await back(bench.lab, before, 'exact');
	});

	it('a card that has another name now is no other card (F20)', async () => {
		const {bench, before, reset} = ready;
		await reset();
		await must(bench.vdsm(apply));
		const rename = async (from: string, to: string) => {
			await command(bench.lab, `ip link set ${from} down`);
			await command(bench.lab, `ip link set ${from} name ${to}`);
			await command(bench.lab, `ip link set ${to} up`);
		};
		await rename('enp3s0', 'enp7s0');
		const named = [
			'apply',
			'--dry-run',
			...everyKind.answers.with(everyKind.answers.indexOf('enp3s0'), 'enp7s0'),
		];
		const planned = await bench.vdsm(named);
		expect(planned.exitCode, planned.stderr).toBe(0);
		expect(planned.stdout).toContain('enp7s0');
		await rename('enp7s0', 'enp3s0');
		await must(bench.vdsm(undo));
		await back(bench.lab, before, 'exact');
	});

	describe('a restart of Docker in the middle [A13]', () => {
		let before: MachineState;

		beforeAll(async () => {
			// What runs does not outlive it, so that nothing of others runs here.
			await command(ready.bench.lab, 'docker stop --time 1 vdsm2');
			// The first restart changes a few things by itself.
			await ready.bench.lab.stopEngine();
			await ready.bench.lab.startEngine();
			await ready.look();
			before = await machineState(ready.bench.lab, 'alike');
		});

		afterEach(async () => {
			await must(ready.bench.vdsm(undo));
			await back(ready.bench.lab, before, 'alike');
		});

		const ours = async () =>
			(
				await ready.bench.lab.host.run('sh', [
					'-c',
					'docker ps -aq --filter label=vdsm-passthru.install=vdsm; docker network ls -q --filter label=vdsm-passthru.install=vdsm',
				])
			).stdout
				.split('\n')
				.filter(Boolean).length;

		it.each(someOf(steps))(
			'during step %s: goes on when Docker is there again, and makes nothing twice',
			async step => {
				const {bench, reset} = ready;
				await reset();
				const run = startWaiting(bench, apply, `take:${step}:before`);
				await run.arrived();
				await bench.lab.stopEngine();
				run.goOn();
				await until(
					'the run to notice',
					() => run.output().includes('"what":"docker"') || run.output().includes('finished'),
				);
				await bench.lab.startEngine();
				const {exitCode, stdout, stderr} = await run.end;
				expect(exitCode, `${stdout}\n${stderr}`).toBe(0);
				expect(await ours()).toBe(3);
				await must(bench.vdsm(['status', '--prefix', 'vdsm']));
			},
		);

		it('that does not come back: is said, with what is left, and the next undo ends it', async () => {
			const {bench, reset} = ready;
			await reset();
			const run = startWaiting(bench, apply, 'take:container:before', {VDSM_PASSTHRU_TEST_DOCKER: '5000'});
			await run.arrived();
			await bench.lab.stopEngine();
			run.goOn();
			const {exitCode, stdout} = await run.end;
			await bench.lab.startEngine();
			expect(exitCode, stdout).toBe(4);
			expect((await bench.vdsm(['status', '--prefix', 'vdsm'])).exitCode).toBe(3);
		});
	});
});
