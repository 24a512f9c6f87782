import process from 'node:process';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Bench} from '../matrix/bench.js';
import {until} from '../system/until.js';
import {type Broken, breakAndMend, type Diagnosed, doctor, onHost, openDoctorLab, setUp} from './bench.js';

// The card below a set-up of ours: each thing broken for real, named, and mended by what is printed or by what is said.

const stop = 'docker stop --time 20 vdsm';
const start = 'docker start vdsm';
/** Docker refuses it, and keeps its words. */
const inVain = `! ${start}`;
/** To another namespace and back: for the host, an unplugged card. It comes back down. */
const unplug = 'ip netns add shelf && ip link set enp3s0 netns shelf';
const plug = 'ip netns exec shelf ip link set enp3s0 netns $$ && ip netns del shelf && ip link set enp3s0 up';

/** The kernel tells it a moment later. */
const noLink = 'until docker exec vdsm ip link show lan0 | grep NO-CARRIER; do sleep 0.1; done';
/** One thing that is not mended is not to break all that comes after it. */
const reset = [
	'ip link set enp9s9 name enp3s0',
	'ip netns exec shelf ip link set enp3s0 netns $$; ip netns del shelf; ip netns del other',
	'ip link del vmbr0; ip link del shim0; rm -f /run/dhclient.enp3s0.pid',
	'ip addr flush dev enp3s0; ip link set enp3s0 up mtu 1500; docker restart --time 20 vdsm; true',
];

type Named = Broken & {readonly name: string};

const breaks: readonly Named[] = [
	{
		name: 'the card is turned off',
		cause: 'nic-carrier',
		folds: ['macvlan-up'],
		break: ['ip link set enp3s0 down', noLink],
		fix: 'printed',
	},
	{
		name: 'the macvlan is turned off',
		cause: 'macvlan-up',
		break: ['docker exec vdsm ip link set lan0 down'],
		fix: 'printed',
	},
	{
		// Known by its MAC, which passthru leaves it.
		name: 'the card is renamed while DSM runs',
		cause: 'nic-same',
		verdict: 'warning',
		break: ['ip link set enp3s0 name enp9s9'],
		fix: ['ip link set enp9s9 name enp3s0'],
	},
	{
		name: 'two cards swap their names while DSM runs',
		cause: 'macvlan-card',
		verdict: 'warning',
		break: [
			'ip link set enp4s0 up',
			'ip link set enp3s0 name enp9s9 && ip link set enp4s0 name enp3s0 && ip link set enp9s9 name enp4s0',
		],
		fix: [
			'ip link set enp3s0 name enp9s9 && ip link set enp4s0 name enp3s0 && ip link set enp9s9 name enp4s0',
			'ip link set enp4s0 down',
		],
	},
	{
		name: 'the host’s default route goes over the card',
		cause: 'nic-host-way',
		folds: ['nic-host-address'],
		break: [
			'ip route replace default via 10.99.0.1 metric 100 && ip route del default metric 0',
			'ip addr add 192.168.50.9/24 dev enp3s0 && ip route add default via 192.168.50.1 metric 10',
		],
		fix: 'printed',
	},
	{
		name: 'the host has an address on the card, and nothing more',
		cause: 'nic-host-address',
		verdict: 'warning',
		break: ['ip addr show dev enp3s0 | grep 192.168.50.9'],
		fix: 'printed',
	},
	{
		name: 'the host took IPv6 from the LAN’s router',
		cause: 'nic-ipv6',
		verdict: 'warning',
		break: [
			'sysctl -q -w net/ipv6/conf/enp3s0/disable_ipv6=0',
			'ip -6 addr add 2001:db8:50::9/64 dev enp3s0 nodad',
		],
		fix: 'printed',
	},
	{
		name: 'a DHCP client has the card, and gave it an address',
		cause: 'nic-managed',
		verdict: 'warning',
		folds: ['nic-host-address'],
		break: [
			'sleep 900 >/dev/null 2>&1 & echo $! > /run/dhclient.enp3s0.pid',
			'ip addr add 192.168.50.9/24 dev enp3s0',
		],
		fix: [
			'kill $(cat /run/dhclient.enp3s0.pid) && rm /run/dhclient.enp3s0.pid',
			'ip addr del 192.168.50.9/24 dev enp3s0',
		],
	},
	{
		name: 'the card takes larger frames than what is behind it',
		cause: 'mtu-even',
		verdict: 'warning',
		break: ['ip link set enp3s0 mtu 9000'],
		fix: 'printed',
	},
	{
		name: 'DSM takes the card for wider than it is',
		cause: 'mtu-guest',
		verdict: 'warning',
		break: ['ip link set enp3s0 mtu 1400 && docker restart --time 20 vdsm'],
		fix: 'printed',
	},
	{
		name: 'and for narrower, when the wire is usual again',
		cause: 'mtu-even',
		verdict: 'warning',
		break: ['ip link set enp3s0 mtu 1500'],
		fix: 'printed',
	},
	{
		name: 'the macvlan is gone',
		cause: 'macvlan-up',
		folds: ['bridge-ports'],
		break: ['docker exec vdsm ip link del lan0'],
		fix: 'printed',
	},
	{
		name: 'somebody put a macvlan in mode bridge in its place',
		cause: 'macvlan-mode',
		break: [
			'docker exec vdsm ip link del lan0',
			`ip link add lan7 link enp3s0 type macvlan mode bridge && ip link set lan7 netns $(docker inspect -f '{{.State.Pid}}' vdsm)`,
			'docker exec vdsm sh -c "ip link set lan7 name lan0; ip link set lan0 up master br0"',
		],
		fix: 'printed',
	},
	{
		name: 'the card was renamed while DSM was off',
		cause: 'nic-same',
		folds: ['start-error', 'container-runs', 'nic-exists'],
		break: [stop, 'ip link set enp3s0 name enp9s9', inVain],
		fix: 'printed',
	},
	{
		name: 'the card is unplugged',
		cause: 'nic-exists',
		folds: ['start-error', 'container-runs'],
		break: [stop, unplug, inVain],
		fix: [plug, start],
	},
	{
		name: 'the card came late',
		cause: 'nic-in-time',
		folds: ['start-error', 'container-runs'],
		break: [stop, unplug, inVain, plug],
		fix: 'printed',
	},
	{
		name: 'the card is in a bridge',
		cause: 'nic-master',
		folds: ['start-error', 'container-runs', 'macvlan-free'],
		break: [stop, 'ip link add vmbr0 type bridge && ip link set enp3s0 master vmbr0', inVain],
		fix: 'printed',
	},
	{
		name: 'a macvlan of the host’s is on the card',
		cause: 'nic-shared',
		folds: ['start-error', 'container-runs'],
		break: [stop, 'ip link add shim0 link enp3s0 type macvlan mode bridge', inVain],
		fix: 'printed',
	},
	{
		name: 'a passthru macvlan of another namespace is on the card',
		cause: 'macvlan-free',
		folds: ['start-error', 'container-runs'],
		break: [
			stop,
			'ip netns add other && ip link add shim0 link enp3s0 type macvlan mode passthru && ip link set shim0 netns other',
			inVain,
		],
		fix: ['ip netns del other', `until ${start}; do sleep 0.2; done`],
	},
	{
		name: 'a macvlan in mode bridge of another namespace was on the card',
		cause: 'macvlan-free',
		folds: ['start-error', 'container-runs'],
		break: [
			stop,
			'ip netns add other && ip link add shim0 link enp3s0 type macvlan mode bridge && ip link set shim0 netns other',
			inVain,
			'ip netns del other && sleep 1',
		],
		fix: 'printed',
	},
];

describe.skipIf(skipLab())('the card, below a set-up of ours', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await openDoctorLab('sid', {nics: ['enp3s0', 'enp4s0']});
		await setUp(bench);
	});

	afterAll(async () => {
		await bench?.close();
	});

	afterEach(async ({task}) => {
		if (task.result?.state === 'fail') await onHost(bench, reset.join('; '));
	});

	async function named(cause: string | null): Promise<Diagnosed> {
		let last: Diagnosed | undefined;
		return until(
			`${cause ?? 'nothing'} to be named`,
			async () => {
				last = await doctor(bench);
				return last.cause === cause && last;
			},
			{everyMs: 500},
		).catch((error: unknown) => {
			throw new Error(`${String(error)}\n${last?.text ?? ''}`);
		});
	}

	it('says what is normal on the card', async () => {
		const {checks, text} = await named(null);
		expect(checks.find(({id}) => id === 'nic-held')?.verdict, text).toBe('note');
		for (const id of [
			'nic-exists',
			'nic-same',
			'nic-carrier',
			'macvlan-up',
			'macvlan-mode',
			'macvlan-card',
			'mtu-even',
		])
			expect(checks.find(check => check.id === id)?.verdict, `${id}\n${text}`).toBe('ok');
	});

	// First of all: what was set on a card is gone once it was unplugged.
	it('nic-arp: the host answers there for its address on another card of the same LAN', async () => {
		await onHost(bench, 'ip link set enp4s0 up && ip addr add 192.168.50.10/24 dev enp4s0');
		const {checks, text} = await named(null);
		expect(checks.find(({id}) => id === 'nic-arp')?.verdict, text).toBe('ok');
		await breakAndMend(bench, {
			cause: 'nic-arp',
			verdict: 'warning',
			break: ['sysctl -q -w net/ipv4/conf/enp3s0/arp_ignore=0'],
			fix: 'printed',
		});
		await onHost(bench, 'ip addr del 192.168.50.10/24 dev enp4s0 && ip link set enp4s0 down');
	});

	it.each(breaks.map(one => [`${one.cause}: ${one.name}`, one] as const))('%s', async (_, broken) => {
		await breakAndMend(bench, broken);
	});

	it('nic-carrier: nobody at the other end of the cable', async () => {
		const other = `nsenter --net=/proc/${process.pid}/root/run/netns/${bench.lab.id}-sw`;
		await breakAndMend(bench, {
			cause: 'nic-carrier',
			folds: ['macvlan-up'],
			break: [`${other} ip link set enp3s0 down`, noLink],
			fix: [`${other} ip link set enp3s0 up`],
		});
	});

	it('nic-in-time: Docker itself was started without the card', async () => {
		for (const line of [stop, unplug]) await onHost(bench, line);
		await bench.lab.stopEngine();
		await bench.lab.startEngine();
		for (const line of [plug, inVain]) await onHost(bench, line);
		const {checks, text, exitCode} = await named('nic-in-time');
		expect(exitCode).toBe(3);
		expect(checks.find(({id}) => id === 'start-error')?.under, text).toBe('nic-in-time');
		// What is said: restart Docker, then start the container. This host has no systemd to do it.
		await bench.lab.stopEngine();
		await bench.lab.startEngine();
		await onHost(bench, start);
		expect((await named(null)).exitCode).toBe(0);
	});
});
