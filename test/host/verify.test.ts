import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {checkContainer} from '../../source/host/verify/check-container.js';
import {checkStray} from '../../source/host/verify/check-inside.js';
import {parseLearned} from '../../source/host/verify/inside.js';
import {parseContainer} from '../../source/host/verify/read-container.js';
import {verifyGuest, verifyStructure} from '../../source/host/verify/verify.js';
import {serverAddress} from '../../source/model/card-names.js';
import type {Check} from '../../source/model/check.js';
import {containerId, guestMac, type Instead, planOf, recorded, standing} from './verify-machine.js';

const quick = {patience: 0};

function byName(checks: readonly Check[]): Readonly<Record<string, Check>> {
	return Object.fromEntries(checks.map(check => [check.check, check]));
}

async function wrongWith(instead: Instead, patience = 0): Promise<Readonly<Record<string, Check>>> {
	const machine = await standing('direct', {instead});
	const checks = await verifyStructure(planOf('direct'), {machine, patience});
	return byName(checks.filter(({verdict}) => verdict !== 'ok'));
}

/** The recorded interfaces, changed. */
function links(change: (one: Record<string, unknown>) => object): string {
	return JSON.stringify(JSON.parse(recorded('direct', 'ip-addr.json')).map(change));
}

describe.each(['direct', 'classic'] as const)('layout %s as recorded', layout => {
	test('is all well', async () => {
		const machine = await standing(layout);
		const checks = await verifyStructure(planOf(layout), {machine, ...quick});
		expect(checks.filter(({verdict}) => verdict !== 'ok')).toEqual([]);
		const names = ['network', 'network', 'container', 'ports', 'bridge', 'stray-address', 'nic'];
		expect(checks.map(({check}) => check)).toEqual(
			layout === 'direct' ? names : names.filter(name => name !== 'ports'),
		);
	});

	test('has a guest that has spoken', async () => {
		const machine = await standing(layout);
		const {
			bridge,
			'guest-mac': mac,
			'lan-address': address,
		} = byName(await verifyGuest(planOf(layout), {machine}));
		expect(bridge).toMatchObject({verdict: 'ok', missing: []});
		expect(mac).toEqual({check: 'guest-mac', verdict: 'ok', mac: guestMac[layout]});
		expect(address).toMatchObject(
			layout === 'classic'
				? {verdict: 'ok', how: 'interface', via: 'eth0', ip: '192.168.50.80'}
				: {verdict: 'unknown', how: null, why: 'no-root'},
		);
	});
});

describe('as root', () => {
	test('the host’s own program looks inside, by its whole path', async () => {
		const instead: Instead = question =>
			question === 'nsenter' ? {stdout: recorded('direct', 'ip-addr.json')} : undefined;
		const machine = await standing('direct', {uid: 0, instead});
		const {bridge} = byName(await verifyStructure(planOf('direct'), {machine, ...quick}));
		expect(bridge?.verdict).toBe('ok');
		expect(machine.asked.filter(line => line.startsWith('nsenter'))).toEqual([
			expect.stringMatching(/^nsenter --target 19526 --net -- \/(?:usr\/)?s?bin\/ip -j -d addr show$/),
		]);
		expect(machine.asked.filter(line => line.startsWith('docker exec'))).toEqual([]);
	});

	test.each([
		['one that knows no JSON', {exitCode: 1, stderr: 'BusyBox v1.35.0 multi-call binary.'}],
		['one that hangs', {exitCode: null, failed: 'timeout'} as const],
	])('after %s the image’s is asked', async (_, answer) => {
		const instead: Instead = question => (question === 'nsenter' ? answer : undefined);
		const machine = await standing('direct', {uid: 0, instead});
		const {bridge} = byName(await verifyStructure(planOf('direct'), {machine, ...quick}));
		expect(bridge?.verdict).toBe('ok');
	});

	test('the network of another’s process is never entered: a remote daemon’s number is anybody’s here', async () => {
		const machine = await standing('direct', {uid: 0, owner: containerId.classic});
		await verifyStructure(planOf('direct'), {machine, ...quick});
		const {'lan-address': address} = byName(await verifyGuest(planOf('direct'), {machine}));
		expect(machine.asked.filter(line => line.startsWith('nsenter'))).toEqual([]);
		expect(address).toMatchObject({verdict: 'unknown', why: 'inside'});
	});
});

describe('one thing is not so', () => {
	test('a network that is not there', async () => {
		const stderr = 'Error: No such network: vdsm-eth1-macvlan';
		const wrong = await wrongWith((_, [, args]) =>
			args.at(-1) === 'vdsm-eth1-macvlan' ? {exitCode: 1, stdout: '[]', stderr} : undefined,
		);
		expect(wrong).toEqual({
			network: {check: 'network', network: 'vdsm-eth1-macvlan', differs: [], verdict: 'failed'},
		});
	});

	test.each([
		['"Driver":"macvlan"', '"Driver":"ipvlan"', 'driver: ipvlan ≠ macvlan'],
		['"Internal":true', '"Internal":false', 'internal: false ≠ true'],
		['"parent":"enp3s0"', '"parent":"e\\u001b[2J"', 'parent: e\\x1b[2J ≠ enp3s0'],
		['"macvlan_mode":"passthru"', '"macvlan_mode":"bridge"', 'macvlan_mode: bridge ≠ passthru'],
		['"Gateway":"10.213.213.1"', '"Gateway":""', 'gateway: – ≠ 10.213.213.1'],
		['10.213.213.0/30', '10.0.0.0/8', 'subnet: 10.0.0.0/8 ≠ 10.213.213.0/30'],
	])('a network with %s as %s', async (was, is, told) => {
		const text = recorded('direct', 'network-macvlan.json');
		expect(text).toContain(was);
		const wrong = await wrongWith((_, [, args]) =>
			args.at(-1) === 'vdsm-eth1-macvlan' ? {stdout: text.replace(was, is)} : undefined,
		);
		expect(wrong).toMatchObject({network: {differs: [told], verdict: 'failed'}});
		expect(Object.keys(wrong)).toEqual(['network']);
	});

	test('a container that is not there', async () => {
		const stderr = 'Error: No such container: vdsm';
		const wrong = await wrongWith(question => (question === 'container' ? {exitCode: 1, stderr} : undefined));
		expect(wrong['container']).toMatchObject({state: 'absent', verdict: 'failed'});
		expect(wrong['bridge']).toMatchObject({verdict: 'unknown', why: 'not-running'});
	});

	test.each([
		['a container that is paused', {status: 'paused'}, {state: 'paused', detached: []}],
		['a state in hostile words', {status: 'a\u001b[2J'}, {state: 'a\\x1b[2J'}],
		[
			'a network that it was taken off',
			{networks: {'vdsm-eth0-bridge': {}}},
			{detached: ['vdsm-eth1-macvlan']},
		],
	])('%s', async (_, changes, expected) => {
		const stdout = JSON.stringify({...JSON.parse(recorded('direct', 'container.json')), ...changes});
		const wrong = await wrongWith(question => (question === 'container' ? {stdout} : undefined));
		expect(wrong).toMatchObject({container: {...expected, verdict: 'failed'}});
		expect(Object.keys(wrong)).toEqual(['container']);
	});

	test('a port that Docker does not publish', async () => {
		const stdout = recorded('direct', 'container.json').replace('"HostPort":"5000"', '"HostPort":"5001"');
		const wrong = await wrongWith(question => (question === 'container' ? {stdout} : undefined));
		expect(wrong).toEqual({
			ports: {check: 'ports', published: [], missing: ['127.0.0.1:5000:5000'], verdict: 'failed'},
		});
	});

	test('an interface with a hostile name is shown safely', async () => {
		const stdout = links(one => ({...one, ifname: one['ifname'] === 'tap0' ? 't\u001b]0;x' : one['ifname']}));
		const machine = await standing('direct', {
			instead: question => (question === 'exec ip' ? {stdout} : undefined),
		});
		const {bridge} = byName(await verifyStructure(planOf('direct'), {machine, ...quick}));
		expect(bridge).toMatchObject({members: ['t\\x1b]0;x', 'lan0']});
	});

	test.each([
		[false, false, 'failed'],
		[true, false, 'waiting'],
		[true, true, 'ok'],
	] as const)('a card that is up: %s, with a link: %s', async (up, carrier, verdict) => {
		const machine = await standing('direct', {up, carrier});
		const {nic} = byName(await verifyStructure(planOf('direct'), {machine, ...quick}));
		expect(nic).toMatchObject({nic: 'enp3s0', up, verdict});
	});
});

describe('a hook that has not done its work yet', () => {
	const early = links(one => ({...one, master: one['ifname'] === 'lan0' ? undefined : one['master']}));

	test('is waited for', async () => {
		let looks = 0;
		const wrong = await wrongWith(question => {
			if (question === 'exec ip') looks++;
			return question === 'exec ip' && looks < 3 ? {stdout: early} : undefined;
		}, 10_000);
		expect([wrong, looks]).toEqual([{}, 3]);
	});

	test.each(['br0', 'lan0'])('and where %s is down nothing passes', async name => {
		const down = links(one => ({...one, flags: one['ifname'] === name ? ['BROADCAST'] : one['flags']}));
		const wrong = await wrongWith(question => (question === 'exec ip' ? {stdout: down} : undefined), 700);
		expect(wrong).toMatchObject({bridge: {verdict: 'failed', missing: [], down: [name]}});
	});

	test('and is a failure when the patience is over', async () => {
		const wrong = await wrongWith(question => (question === 'exec ip' ? {stdout: early} : undefined), 700);
		expect(wrong).toMatchObject({bridge: {verdict: 'failed', missing: ['port']}});
	});
});

describe('restarts by Docker', () => {
	const start = Date.parse('2026-11-23T17:47:32.700Z');

	test.each([
		[0, 1, 'ok'],
		[2, 5, 'failed'],
		// DSM was restarted from inside, and that was a while ago.
		[2, 90, 'ok'],
	] as const)('%i, %i s after the last start', (restarts, seconds, verdict) => {
		const container = parseContainer(recorded('direct', 'container.json'));
		if (!container) throw new Error('the recording is not understood');
		const answer = {found: true, container: {...container, restarts}} as const;
		expect(checkContainer(planOf('direct'), answer, start + seconds * 1000).verdict).toBe(verdict);
	});

	test('what is inside at such a moment is no finding of its own', async () => {
		const container = {...JSON.parse(recorded('direct', 'container.json')), restarts: 3};
		const again = JSON.stringify({...container, started: new Date().toISOString()});
		const unplugged = links(({master, ...link}) => link);
		const wrong = await wrongWith(question => {
			if (question === 'container') return {stdout: again};
			return question === 'exec ip' ? {stdout: unplugged} : undefined;
		});
		expect(wrong).toMatchObject({
			container: {verdict: 'failed', restarts: 3},
			bridge: {verdict: 'unknown', why: 'restarting'},
			'stray-address': {verdict: 'unknown', why: 'restarting'},
		});
	});
});

describe('addresses where there should be none', () => {
	test('br0 has the one that the hook gives it', () => {
		expect(planOf('direct').hook?.content).toContain(`ip addr replace ${serverAddress(1)}/32 dev br0`);
	});

	const port = {name: 'lan0', index: 5, mac: null, up: true, kind: 'macvlan', master: 'br0', slaveKind: null};
	const bare = {...port, lower: null, permanentMac: null, promiscuity: 0};
	const address = (family: 4 | 6, text: string, prefix: number, scope = 'global') => ({
		family,
		address: text,
		prefix,
		scope,
	});

	test.each([
		[[address(4, '10.213.213.2', 30)], ['lan0 10.213.213.2/30']],
		[[address(6, '2001:db8::2', 64)], ['lan0 2001:db8::2/64']],
		// The kernel's own, which leads nowhere.
		[[address(6, 'fe80::1', 64, 'link')], []],
	])('%j', (addresses, stray) => {
		const link = {...bare, addresses};
		const plan = planOf('direct');
		expect(checkStray(plan, [link], link, plan.cards[0]).addresses).toEqual(stray);
	});
});

describe('what cannot be read', () => {
	test.each([
		['throws', async () => Promise.reject(new Error('broken'))],
		['says nothing', async () => ({stdout: ''})],
		['fails', async () => ({exitCode: 1, stderr: 'Cannot connect to the Docker daemon'})],
	])('Docker %s: all but the card is unknown, with a reason', async (_, answer) => {
		const wrong = await wrongWith((_question, [program]) => (program === 'docker' ? answer() : undefined));
		expect(Object.keys(wrong)).toEqual(['network', 'container', 'ports', 'bridge', 'stray-address']);
		for (const {verdict, why} of Object.values(wrong)) {
			expect(verdict).toBe('unknown');
			expect(why).toMatch(/^(?:docker|error)$/);
		}
	});

	test('Docker hangs: it costs one look’s time', async () => {
		const start = performance.now();
		const wrong = await wrongWith((_question, [program]) =>
			program === 'docker' ? new Promise(() => undefined) : undefined,
		);
		expect(Object.values(wrong).map(({verdict}) => verdict)).toEqual(Array(5).fill('unknown'));
		expect(performance.now() - start).toBeLessThan(8000);
	});

	test('no answer of anybody breaks it, or is a failure unless it says so [D10]', async () => {
		const rubbish = fc.oneof(fc.string(), fc.json(), fc.constantFrom('null', '[]', '{}'));
		await fc.assert(
			fc.asyncProperty(rubbish, fc.boolean(), async (stdout, running) => {
				const instead: Instead = question => (running && question === 'container' ? undefined : {stdout});
				const machine = await standing('direct', {instead});
				const structure = await verifyStructure(planOf('direct'), {machine, ...quick});
				const guest = await verifyGuest(planOf('direct'), {machine});
				expect([...structure, ...guest].filter(({verdict}) => verdict === 'failed')).toEqual([]);
			}),
			{numRuns: 60, examples: [['[]', true]]},
		);
	});
});

test('MACs that were learned, and not those that were set', () => {
	expect([...(parseLearned(recorded('direct', 'fdb.txt')) ?? [])]).toEqual(
		expect.arrayContaining([[guestMac.direct, 'tap0']]),
	);
	expect(parseLearned(recorded('direct', 'fdb.txt'))?.has('12:de:c1:ea:34:32')).toBe(false);
	expect(parseLearned('bridge: not found')).toBeUndefined();
});
