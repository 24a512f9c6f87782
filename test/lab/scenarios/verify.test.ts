import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {alikeEngines} from '../engines.js';
import type {Lab} from '../lab.js';
import {must} from '../system/run.js';
import {until} from '../system/until.js';
import {
	bringUp,
	chosen,
	exportScript,
	guestReady,
	macsOf,
	openProductLab,
	script,
	staticAt,
} from './product.js';
import {installVerify, type Verified, verify, wrong} from './verify-runner.js';

// What an apply made, read back: all is well, and then exactly one thing is not.

const lan = {
	address: 'static',
	subnet: '192.168.50.0/24',
	gateway: '192.168.50.1',
	ip: chosen.ip,
} as const;

/** As looks go on until DSM is up: nothing is waited for any more. */
async function whenUp(lab: Lab, answers: Readonly<Record<string, string>>): Promise<Verified> {
	return until('DSM to be seen', async () => {
		const seen = await verify(lab, answers);
		return seen.guest.checks.every(({verdict}) => verdict !== 'waiting') && seen;
	});
}

describe.skipIf(skipLab()).each(alikeEngines)('read back on the Engine of %s', engine => {
	let lab: Lab;

	beforeAll(async () => {
		lab = await openProductLab(engine, {nics: ['enp3s0', 'enp4s0']});
		await installVerify(lab);
	});

	afterAll(async () => {
		await lab?.close();
	});

	/** Runs host's `ip` in the container's network. */
	async function inside(...args: readonly string[]): Promise<void> {
		const {stdout: pid} = await lab.host.run('docker', ['inspect', '--format', '{{.State.Pid}}', 'vdsm']);
		const {exitCode, stderr} = await lab.host.run('nsenter', [
			'--target',
			pid.trim(),
			'--net',
			'--',
			'ip',
			...args,
		]);
		expect(exitCode, stderr).toBe(0);
	}

	async function onHost(program: string, ...args: readonly string[]): Promise<void> {
		const {exitCode, stderr} = await lab.host.run(program, args, {timeoutMs: 60_000});
		expect(exitCode, stderr).toBe(0);
	}

	/** The one interface in the container of this kind: its name is Docker's to choose. */
	async function nameOf(kind: string): Promise<string> {
		const args = ['exec', 'vdsm', 'ip', '-o', 'link', 'show', 'type', kind];
		const {stdout} = await lab.host.run('docker', args);
		return /^\d+: ([^:@]+)/.exec(stdout)?.[1] ?? '';
	}

	const switchPort = async (state: 'up' | 'down') =>
		must('ip', ['-n', `${lab.id}-sw`, 'link', 'set', 'enp3s0', state]);

	describe('direct with a static address', () => {
		let mac = '';
		let port = '';
		const look = async (other: Readonly<Record<string, string>> = {}) => verify(lab, {...lan, ...other});

		beforeAll(async () => {
			const text = await exportScript(lab, '/root/vdsm.sh', ...staticAt(chosen.ip));
			mac = /netdev=hostnet1,id=net1,mac=([\da-f:]+)/.exec(text)?.[1] ?? '';
			await bringUp(lab, '/root/vdsm.sh');
			port = await nameOf('macvlan');
		});

		it('sees all of it, quickly, and asks DSM on br0 without a frame on the wire', async () => {
			await whenUp(lab, lan);
			const capture = await lab.capture('enp3s0');
			const {structure, guest, told} = await look();
			// A frame that is sure to come ends the recording.
			expect((await lab.client.http(chosen.ip, 80)).status).toBe(200);
			await capture.stop();
			expect(wrong([...structure.checks, ...guest.checks]), told.join('\n')).toEqual({});
			expect(structure.checks.map(({check}) => check)).toEqual([
				'network',
				'network',
				'container',
				'ports',
				'bridge',
				'stray-address',
				'nic',
			]);
			expect(guest.checks).toMatchObject([
				{check: 'bridge', members: expect.arrayContaining([port, 'tap0'])},
				{check: 'guest-mac', mac},
				{check: 'lan-address', ip: chosen.ip, how: 'bridge'},
			]);
			expect(structure.ms).toBeLessThan(3000);
			const known = [mac, ...(await macsOf(lab.client)), ...(await macsOf(lab.router))];
			expect(capture.frames.filter(frame => !known.includes(frame.srcMac))).toEqual([]);
			expect(capture.frames.filter(({summary}) => summary.includes('169.254.'))).toEqual([]);
			expect(capture.frames.length).toBeGreaterThan(0);
		});

		it('tells what differs from another plan', async () => {
			const {structure} = await look({mgmtSubnet: '172.31.77.0/24', publish: '127.0.0.1:5999:5000'});
			expect(wrong(structure.checks)).toEqual({
				network: {
					check: 'network',
					network: 'vdsm-eth0-bridge',
					differs: ['subnet: 172.31.4.0/24 ≠ 172.31.77.0/24', 'gateway: 172.31.4.1 ≠ 172.31.77.1'],
					verdict: 'failed',
				},
				ports: {check: 'ports', published: [], missing: ['127.0.0.1:5999:5000'], verdict: 'failed'},
			});
		});

		it('sees an interface that is out of br0', async () => {
			await inside('link', 'set', port, 'nomaster');
			const {structure, guest} = await look();
			expect(wrong(structure.checks)).toMatchObject({
				bridge: {verdict: 'failed', missing: ['port'], members: ['tap0']},
			});
			expect(Object.keys(wrong(structure.checks))).toEqual(['bridge']);
			expect(wrong(guest.checks)).toMatchObject({bridge: {verdict: 'waiting'}});
			await inside('link', 'set', port, 'master', 'br0');
		});

		it('waits for a tap that is not in br0, which leaves the structure alone', async () => {
			await inside('link', 'set', 'tap0', 'nomaster');
			const {structure, guest} = await look();
			expect(wrong(structure.checks)).toEqual({});
			expect(wrong(guest.checks)).toMatchObject({
				bridge: {verdict: 'waiting', missing: ['guest']},
				'guest-mac': {verdict: 'waiting'},
				'lan-address': {verdict: 'waiting', how: 'bridge'},
			});
			await inside('link', 'set', 'tap0', 'master', 'br0');
		});

		it.each(['macvlan', 'bridge'])('sees an address on the %s that should not be there', async kind => {
			const device = kind === 'macvlan' ? port : 'br0';
			await inside('addr', 'add', '10.9.9.9/32', 'dev', device);
			const {structure} = await look();
			expect(wrong(structure.checks)).toEqual({
				'stray-address': {
					check: 'stray-address',
					addresses: [`${device} 10.9.9.9/32`],
					verdict: 'failed',
				},
			});
			await inside('addr', 'del', '10.9.9.9/32', 'dev', device);
			expect(wrong((await look()).structure.checks)).toEqual({});
		});

		it('sees a card that is down, and waits for one without a link', async () => {
			await switchPort('down');
			expect(wrong((await look()).structure.checks)).toEqual({
				nic: {check: 'nic', nic: 'enp3s0', up: true, carrier: false, verdict: 'waiting'},
			});
			await switchPort('up');
			await onHost('ip', 'link', 'set', 'enp3s0', 'down');
			expect(wrong((await look()).structure.checks)).toEqual({
				nic: {check: 'nic', nic: 'enp3s0', up: false, carrier: null, verdict: 'failed'},
			});
			await onHost('ip', 'link', 'set', 'enp3s0', 'up');
			expect(wrong((await look()).structure.checks)).toEqual({});
		});

		it('sees a container that is paused, and looks into it nevertheless', async () => {
			await onHost('docker', 'pause', 'vdsm');
			const {structure, guest} = await look();
			expect(wrong(structure.checks)).toMatchObject({container: {state: 'paused', verdict: 'failed'}});
			expect(Object.keys(wrong(structure.checks))).toEqual(['container']);
			expect(wrong(guest.checks)).toMatchObject({'lan-address': {verdict: 'waiting', how: 'bridge'}});
			await onHost('docker', 'unpause', 'vdsm');
			expect(wrong((await look()).structure.checks)).toEqual({});
		});

		it('asks on the LAN where another card of the host is on it', async () => {
			await onHost('ip', 'link', 'set', 'enp4s0', 'up');
			await onHost('ip', 'addr', 'add', '192.168.50.30/24', 'dev', 'enp4s0');
			const {guest} = await whenUp(lab, lan);
			expect(guest.checks.at(-1)).toMatchObject({
				check: 'lan-address',
				verdict: 'ok',
				how: 'other-nic',
				via: 'enp4s0',
			});
		});

		it('says whose MAC it is when another machine answers too', async () => {
			await must('ip', ['-n', lab.client.namespace, 'addr', 'add', `${chosen.ip}/32`, 'dev', 'eth0']);
			const {guest, structure} = await look();
			const [client] = (await macsOf(lab.client)).filter(one => one !== '00:00:00:00:00:00');
			expect(wrong(structure.checks)).toEqual({});
			expect(wrong(guest.checks)).toMatchObject({
				'lan-address': {verdict: 'failed', how: 'other-nic', mac: client, via: 'enp4s0'},
			});
			await must('ip', ['-n', lab.client.namespace, 'addr', 'del', `${chosen.ip}/32`, 'dev', 'eth0']);
			await onHost('ip', 'link', 'set', 'enp4s0', 'down');
		});

		it('sees a network that the container was taken off', async () => {
			await onHost('docker', 'network', 'disconnect', 'vdsm-eth1-macvlan', 'vdsm');
			const {structure} = await look();
			expect(wrong(structure.checks)).toMatchObject({
				container: {state: 'running', detached: ['vdsm-eth1-macvlan'], verdict: 'failed'},
				bridge: {missing: ['port'], verdict: 'failed'},
				'stray-address': {verdict: 'unknown', why: 'no-port'},
			});
			expect(Object.keys(wrong(structure.checks)).length).toBe(3);
		});

		it('has nothing to see in a container that is stopped or gone, and fails that one alone', async () => {
			await onHost('docker', 'stop', '--time', '20', 'vdsm');
			const stopped = await look();
			const unknown = {verdict: 'unknown', why: 'not-running'};
			const rest = {ports: unknown, bridge: unknown, 'stray-address': unknown};
			expect(wrong(stopped.structure.checks)).toMatchObject({
				container: {state: 'exited', verdict: 'failed'},
				...rest,
			});
			expect(stopped.guest.checks.map(({verdict}) => verdict)).toEqual(['unknown', 'unknown', 'unknown']);
			await onHost('docker', 'rm', 'vdsm');
			expect(wrong((await look()).structure.checks)).toMatchObject({
				container: {state: 'absent', verdict: 'failed'},
				...rest,
			});
			await onHost('docker', 'network', 'rm', 'vdsm-eth1-macvlan');
			expect(wrong((await look()).structure.checks)).toMatchObject({
				network: {network: 'vdsm-eth1-macvlan', differs: [], verdict: 'failed'},
			});
			const down = await script(lab, '/root/vdsm.sh', 'down');
			expect(down.exitCode, down.stderr).toBe(0);
		});
	});

	it('direct with DHCP: the router decides the address, all else is seen', async () => {
		const answers = {address: 'dhcp'};
		await exportScript(lab, '/root/vdsm.sh', '--force', '--address', 'dhcp');
		await bringUp(lab, '/root/vdsm.sh');
		const {structure, guest} = await whenUp(lab, answers);
		expect(wrong(structure.checks)).toEqual({});
		expect(wrong(guest.checks)).toEqual({
			'lan-address': {
				check: 'lan-address',
				ip: null,
				how: null,
				why: 'router-decides',
				verdict: 'unknown',
			},
		});
		const down = await script(lab, '/root/vdsm.sh', 'down');
		expect(down.exitCode, down.stderr).toBe(0);
	});

	describe('classic', () => {
		const answers = {...lan, layout: 'classic'};

		beforeAll(async () => {
			await exportScript(lab, '/root/vdsm.sh', '--force', '--layout', 'classic', ...staticAt(chosen.ip));
			await bringUp(lab, '/root/vdsm.sh');
		});

		it('sees all of it, with the address on the container’s own interface', async () => {
			const {structure, guest, told} = await whenUp(lab, answers);
			expect(wrong([...structure.checks, ...guest.checks]), told.join('\n')).toEqual({});
			expect(guest.checks.at(-1)).toMatchObject({
				how: 'interface',
				ip: chosen.ip,
				via: await nameOf('macvlan'),
			});
		});

		it('asks on the LAN where another card of the host is on it', async () => {
			await onHost('ip', 'link', 'set', 'enp4s0', 'up');
			await onHost('ip', 'route', 'replace', '192.168.50.0/24', 'dev', 'enp4s0');
			const {guest} = await verify(lab, answers);
			expect(guest.checks.at(-1)).toMatchObject({verdict: 'ok', how: 'other-nic', via: 'enp4s0'});
			await onHost('ip', 'link', 'set', 'enp4s0', 'down');
		});

		it('sees an address on the enslaved interface (F95), and one that is missing', async () => {
			const management = await nameOf('veth');
			await inside('addr', 'add', '172.31.4.2/24', 'dev', management);
			expect(wrong((await verify(lab, answers)).structure.checks)).toEqual({
				'stray-address': {
					check: 'stray-address',
					addresses: [`${management} 172.31.4.2/24`],
					verdict: 'failed',
				},
			});
			await inside('addr', 'del', '172.31.4.2/24', 'dev', management);
			await inside('addr', 'del', `${chosen.ip}/24`, 'dev', await nameOf('macvlan'));
			expect(wrong((await verify(lab, answers)).guest.checks)).toMatchObject({
				'lan-address': {verdict: 'failed', how: 'interface', ip: chosen.ip},
			});
		});

		it('waits for a hook that takes its time, and fails nothing while DSM boots', async () => {
			// The file is a bind mount: it is written in place.
			await onHost(
				'sh',
				'-c',
				'cp vdsm-hook.sh hook.was && { echo "sleep 4"; cat hook.was; } > vdsm-hook.sh',
			);
			await onHost('docker', 'restart', '--time', '20', 'vdsm');
			const {structure, guest} = await verify(lab, answers, 30_000);
			expect(wrong(structure.checks)).toEqual({});
			expect(structure.ms).toBeGreaterThan(300);
			expect(guest.checks.filter(({verdict}) => verdict === 'failed')).toEqual([]);
			await guestReady(lab, 2);
			await whenUp(lab, answers);
		});

		it('sees a hook that refuses, as often as Docker starts it again', async () => {
			await onHost('sh', '-c', 'echo "return 1" > vdsm-hook.sh');
			await onHost('docker', 'restart', '--time', '20', 'vdsm');
			const {structure} = await verify(lab, answers);
			const container = structure.checks.find(({check}) => check === 'container');
			expect(container?.verdict, JSON.stringify(structure.checks)).toBe('failed');
			expect(structure.checks.filter(({verdict}) => verdict === 'failed').map(({check}) => check)).toEqual([
				'container',
			]);
			await onHost('sh', '-c', 'cat hook.was > vdsm-hook.sh && rm hook.was');
		});

		it('knows nothing, and fails nothing, when Docker is not there', async () => {
			await lab.stopEngine();
			const {structure, guest} = await verify(lab, answers);
			const {nic, ...rest} = wrong(structure.checks);
			expect(nic).toBeUndefined();
			expect(Object.values(rest).map(({verdict}) => verdict)).toEqual(Array(4).fill('unknown'));
			expect(guest.checks.filter(({verdict}) => verdict !== 'unknown')).toEqual([]);
			await lab.startEngine();
		});
	});
});
