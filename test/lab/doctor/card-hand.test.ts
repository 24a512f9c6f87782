import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Bench} from '../matrix/bench.js';
import {type Broken, breakAndMend, doctor, onHost, openDoctorLab} from './bench.js';

// The card of a container that somebody made by hand: what cannot go wrong in a set-up of ours, since we refuse it.

const image = 'vdsm/virtual-dsm:latest';
const mac = '02:11:32:00:00:80';

const network = (options: string) =>
	`docker network create -d macvlan ${options} --subnet=192.168.50.0/24 --gateway=192.168.50.1 lan`;
const passthru = (parent: string) => network(`-o parent=${parent} -o macvlan_mode=passthru`);
/** As the image's own instructions have it, on a macvlan. */
const create = (end: string) =>
	`docker create --name dsm --cap-add NET_ADMIN --device /dev/net/tun --sysctl net.ipv4.ip_forward=1 --restart unless-stopped --stop-timeout 120 --network name=lan,ip=192.168.50.80${end} -e RAM_SIZE=256M -v /root/storage:/storage ${image}`;
const made = create(`,mac-address=${mac}`);
const start = 'docker start dsm';
const inVain = `! ${start}`;
const away = 'docker rm -f dsm && docker network rm lan';

type Named = Broken & {readonly name: string};

const breaks: readonly Named[] = [
	{
		name: 'a typing error in the card’s name',
		cause: 'nic-refused',
		folds: ['container-exists'],
		break: [`! ${passthru('enp9s9')}`],
		fix: [passthru('enp3s0'), made, start],
	},
	{
		name: 'a MAC with an odd second digit',
		cause: 'mac-unicast',
		folds: ['start-error', 'container-runs'],
		break: ['docker rm -f dsm', create(',mac-address=01:02:03:04:05:06'), inVain],
		fix: ['docker rm -f dsm', made, start],
	},
	{
		name: 'a tunnel for a card',
		cause: 'nic-ethernet',
		folds: ['start-error', 'container-runs', 'macvlan-free'],
		break: [
			away,
			'ip tuntap add dev tun7 mode tun && ip link set tun7 up',
			`${passthru('tun7')} && ${made}`,
			inVain,
		],
		fix: [away, 'ip link del tun7', passthru('enp3s0'), made, start],
	},
	{
		name: 'no subnet, so Docker chose one',
		cause: 'macvlan-subnet',
		verdict: 'warning',
		break: [
			away,
			'docker network create -d macvlan -o parent=enp3s0 -o macvlan_mode=passthru lan',
			`${create('').replace(',ip=192.168.50.80', '')} && ${start}`,
		],
		fix: [away, passthru('enp3s0'), made, start],
	},
	{
		name: 'a bridge for a card, with the firewall on it',
		cause: 'nic-bridge-nf',
		verdict: 'warning',
		break: [
			away,
			'ip link add vmbr0 type bridge && ip link set vmbr0 up && ip link set enp3s0 master vmbr0',
			'sysctl -q -w net.bridge.bridge-nf-call-iptables=1',
			`${passthru('vmbr0')} && ${made} && ${start}`,
		],
		fix: 'printed',
	},
	{
		name: 'a bridge for a card, on Unraid',
		cause: 'nic-unraid',
		verdict: 'warning',
		break: [`echo 'version="6.12.3"' > /etc/unraid-version`],
		fix: [away, 'ip link del vmbr0', `${passthru('enp3s0')} && ${made} && ${start}`],
	},
];

describe.skipIf(skipLab())('the card, of a container made by hand', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await openDoctorLab('sid', {nics: ['enp3s0', 'enp4s0']});
		await onHost(bench, 'ip link set enp3s0 up');
	});

	afterAll(async () => {
		await bench?.close();
	});

	it.each(breaks.map(one => [`${one.cause}: ${one.name}`, one] as const))('%s', async (_, broken) => {
		await breakAndMend(bench, broken);
	});

	async function verdict(id: string): Promise<string | undefined> {
		return (await doctor(bench)).checks.find(check => check.id === id)?.verdict;
	}

	it('mac-fixed: a MAC that is drawn at each start, and one that is given', async () => {
		await onHost(bench, `${away}; rm -f /etc/unraid-version; ip link del vmbr0; true`);
		for (const line of [passthru('enp3s0'), create('')]) await onHost(bench, line);
		expect(await verdict('mac-fixed')).toBe('warning');
		await onHost(bench, start);
		const drawn = await onHost(bench, 'cat /sys/class/net/enp3s0/address');
		expect(await verdict('mac-fixed')).toBe('unknown');
		await onHost(bench, 'docker restart --time 1 dsm');
		expect(await onHost(bench, 'cat /sys/class/net/enp3s0/address')).not.toBe(drawn);
		// What is said: make it again, with a MAC of its own.
		for (const line of ['docker rm -f dsm', made]) await onHost(bench, line);
		expect(await verdict('mac-fixed')).toBe('ok');
	});

	it('nic-dots: a card whose name Docker would take for a VLAN, were it not there', async () => {
		for (const line of [away, 'ip link set enp4s0 name lan.left', passthru('lan.left'), made])
			await onHost(bench, line);
		expect(await verdict('nic-dots')).toBe('note');
		for (const line of [away, 'ip link set lan.left name enp4s0', passthru('enp4s0'), made])
			await onHost(bench, line);
		expect(await verdict('nic-dots')).toBeUndefined();
	});
});
