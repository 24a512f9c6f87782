import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from './availability.js';
import type {Capture} from './capture/capture.js';
import {type Lab, openLab} from './lab.js';
import {members} from './life/cgroup.js';
import {namespaceNames, runDirectory} from './life/record.js';
import {prepareLab} from './prepare.js';
import {until} from './system/until.js';

// The lab tries itself: the `direct` layout by hand, with nothing of the product in it, on each Engine.

const guestMac = '02:11:22:33:44:55';

/** The hook of the direct layout, as short as it can be: mute, flush and enslave the macvlan, found by its driver. */
const hook = `
lan=''
for path in /sys/class/net/*; do
	case $(ethtool -i "\${path##*/}" 2> /dev/null) in 'driver: macvlan'*) lan=\${path##*/} ;; esac
done
ebtables -A INPUT -i "$lan" -j DROP
ebtables -A OUTPUT -o "$lan" -j DROP
ip addr flush dev "$lan"
ip link add br0 address 02:aa:00:00:00:01 type bridge stp_state 0 mcast_snooping 0
ip link set "$lan" master br0
ip link set "$lan" up
ip link set br0 up
return 0
`;

const containerOptions = [
	'--name',
	'vdsm',
	'--cap-add',
	'NET_ADMIN',
	'--device',
	'/dev/net/tun',
	'--sysctl',
	'net.ipv4.ip_forward=1',
	'--stop-timeout',
	'120',
	'--publish',
	'127.0.0.1:5000:5000',
	'--volume',
	'/root/start.sh:/run/start.sh:ro',
	'--volume',
	'/root/storage:/storage',
	'--env',
	`ARGUMENTS=-netdev bridge,id=hostnet1,br=br0 -device virtio-net-pci,romfile=,netdev=hostnet1,id=net1,mac=${guestMac}`,
];

async function docker(lab: Lab, ...args: readonly string[]): Promise<string> {
	const {stdout, stderr, exitCode} = await lab.host.run('docker', args);
	expect(exitCode, `docker ${args.join(' ')}: ${stderr}`).toBe(0);
	return stdout;
}

/** Address that the guest took on its second NIC in its latest boot, from its console. */
async function leaseOf(lab: Lab): Promise<string> {
	return until(
		"the guest's lease",
		async () => /LAB-GUEST lease eth1 \w+ ([\d.]+)/.exec(await docker(lab, 'logs', 'vdsm'))?.[1],
	);
}

describe.skipIf(skipLab()).each(['bookworm', 'sid'] as const)('the lab with the Engine of %s', engine => {
	let lab: Lab;
	let capture: Capture;

	beforeAll(async () => {
		await prepareLab();
		lab = await openLab({engine});
		capture = await lab.capture('enp3s0');
	});

	afterAll(async () => {
		await lab?.close();
	});

	it('shows the host as a host: its own interfaces, cgroups, name and Engine', async () => {
		const {stdout} = await lab.host.run('sh', [
			'-c',
			'ls /sys/class/net; hostname; ls /sys/fs/cgroup | head -1',
		]);
		expect(stdout.split('\n')).toEqual(
			expect.arrayContaining(['docker0', 'enp3s0', 'lo', 'uplink0', 'homelab']),
		);
		expect(stdout).not.toContain('eth0');
		expect(Number(lab.engineVersion.split('.')[0])).toBeGreaterThanOrEqual({bookworm: 20, sid: 28}[engine]);
	});

	it('wires the direct layout: the guest leases from the router under its own MAC', async () => {
		writeFileSync(lab.host.path('/root/start.sh'), hook);
		await docker(lab, 'network', 'create', '-d', 'bridge', '--subnet', '172.31.4.0/24', 'vdsm-eth0-bridge');
		await docker(
			lab,
			...'network create -d macvlan --internal --subnet 10.213.213.0/30 --gateway 10.213.213.1'.split(' '),
			'-o',
			'parent=enp3s0',
			'-o',
			'macvlan_mode=passthru',
			'vdsm-eth1-macvlan',
		);
		if (engine === 'bookworm') {
			await docker(lab, 'create', ...containerOptions, '--network', 'vdsm-eth0-bridge', 'vdsm/virtual-dsm');
			await docker(lab, 'network', 'connect', 'vdsm-eth1-macvlan', 'vdsm');
		} else {
			const lan = 'name=vdsm-eth1-macvlan,driver-opt=com.docker.network.endpoint.ifname=lan0';
			await docker(
				lab,
				'create',
				...containerOptions,
				'--network',
				'name=vdsm-eth0-bridge,gw-priority=100',
				'--network',
				lan,
				'vdsm/virtual-dsm',
			);
		}
		await docker(lab, 'start', 'vdsm');
		const ip = await leaseOf(lab);
		expect(await lab.router.dhcpLog()).toContain(`DHCPACK(lan) ${ip} ${guestMac}`);
		await capture.waitFor(
			'the DISCOVER on the wire',
			frame => frame.srcMac === guestMac && frame.summary.startsWith('DHCP DISCOVER'),
		);
	});

	it('carries HTTP from the LAN to the guest itself, and from the host through the published port', async () => {
		const ip = await leaseOf(lab);
		expect(await lab.client.http(ip, 80, '/cgi-bin/peer')).toEqual({status: 200, body: '192.168.50.20\n'});
		expect(await lab.host.http('127.0.0.1', 5000)).toEqual({status: 200, body: 'lab guest\n'});
		expect((await lab.client.http('192.168.50.99', 80)).failure).toBe('unreachable');
		expect((await lab.client.http(ip, 81)).failure).toBe('refused');
	});

	it('restarts as the same machine, which first asks for the address it had', async () => {
		const before = await leaseOf(lab);
		await docker(lab, 'restart', 'vdsm');
		await until("the second boot's lease", async () =>
			(await docker(lab, 'logs', 'vdsm')).includes(`lease eth1 REBOOT ${before}/24`),
		);
	});

	it('leaves nothing behind', async () => {
		await capture.stop();
		await lab.close();
		expect((await namespaceNames()).filter(name => name.startsWith(lab.id))).toEqual([]);
		expect(await members(lab.id)).toEqual([]);
		expect(readFileSync('/proc/mounts', 'utf8')).not.toContain(lab.id);
		expect(existsSync(runDirectory(lab.id))).toBe(false);
		const commands = readdirSync('/proc')
			.filter(name => /^\d+$/.test(name))
			.map(pid => {
				try {
					return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
				} catch {
					return '';
				}
			});
		expect(commands.filter(command => command.includes(lab.id))).toEqual([]);
	});
});
