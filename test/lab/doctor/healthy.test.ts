import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {alikeEngines} from '../engines.js';
import type {Bench} from '../matrix/bench.js';
import {differences, machineState} from '../matrix/machine-state.js';
import {until} from '../system/until.js';
import {answers, type Diagnosed, doctor, onHost, openDoctorLab, setUp} from './bench.js';

// A false alarm on a machine that is well is the worst that doctor could do: nothing is wrong, and it says so.

/** Errors and warnings, with what was said; unknown ones with why. */
function complaints({checks}: Diagnosed): string[] {
	return checks
		.filter(
			({verdict, unread}) =>
				verdict === 'error' || verdict === 'warning' || (verdict === 'unknown' && unread !== 'not-known'),
		)
		.map(({id, verdict, found, unread}) => `${id} ${verdict} ${unread ?? ''} ${found}`);
}

/** DSM boots meanwhile. */
async function well(bench: Bench): Promise<Diagnosed> {
	let last: Diagnosed | undefined;
	return until(
		'nothing to be wrong',
		async () => {
			last = await doctor(bench);
			return complaints(last).length === 0 && last;
		},
		{everyMs: 1000},
	).catch(() => {
		throw new Error(`never well:\n${last === undefined ? 'no answer' : complaints(last).join('\n')}`);
	});
}

/** The published recipe, typed by hand as its readers do, with nothing of ours. */
const recipe = [
	'mkdir -p /root/recipe',
	'ip link set enp3s0 up',
	'docker network create -d macvlan -o parent=enp3s0 -o macvlan_mode=passthru --subnet=192.168.50.0/24 --gateway=192.168.50.1 --ip-range=192.168.50.80/32 vdsm-eth0-macvlan',
	'docker network create -d bridge --subnet=172.31.4.0/24 vdsm-eth1-bridge',
	`cat > /root/recipe/start.sh <<'HOOK'
mkdir -p /etc/qemu; echo "allow br0" > /etc/qemu/bridge.conf
ip link add br0 type bridge
ip link set br0 up
for i in /sys/class/net/*; do
	i=\${i##*/}
	if ip -4 addr show dev "$i" | grep -q "inet 172.31.4."; then
		ip addr flush dev "$i"
		ip link set "$i" master br0
	fi
done
ip addr add 172.31.4.2/24 dev br0
HOOK`,
	`docker create --name dsm --cap-add NET_ADMIN --device /dev/net/tun --sysctl net.ipv4.ip_forward=1 --stop-timeout 120 --restart unless-stopped --network vdsm-eth0-macvlan --ip 192.168.50.80 -e RAM_SIZE=256M -e "ARGUMENTS=-netdev bridge,id=hostnet1,br=br0 -device virtio-net-pci,romfile=,netdev=hostnet1,id=net1,mac=02:11:32:00:00:01" -v /root/recipe/storage:/storage -v /root/recipe/start.sh:/run/start.sh vdsm/virtual-dsm:latest`,
	'docker network connect --ip 172.31.4.2 vdsm-eth1-bridge dsm',
	'docker start dsm',
];

const undo = async (bench: Bench) => bench.vdsm(['undo', '--yes', '--prefix', 'vdsm']);

describe.skipIf(skipLab()).each(alikeEngines)('a machine that is well, Engine of %s', engine => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await openDoctorLab(engine);
	});

	afterAll(async () => {
		await bench?.close();
	});

	it('direct with a static address: nothing is wrong, everything was seen, and nothing was changed [A1]', async () => {
		await setUp(bench);
		await well(bench);
		const before = await machineState(bench.lab);
		const {cause, exitCode} = await well(bench);
		expect(cause).toBeNull();
		expect(exitCode).toBe(0);
		expect(differences(before, await machineState(bench.lab))).toEqual([]);
		await undo(bench);
	});

	it('direct with DHCP', async () => {
		await setUp(bench, [...answers.slice(0, 8), '--address', 'dhcp']);
		expect((await well(bench)).cause).toBeNull();
		await undo(bench);
	});

	it('classic', async () => {
		await setUp(bench, [...answers, '--layout', 'classic']);
		expect((await well(bench)).cause).toBeNull();
		await undo(bench);
	});

	it('the published recipe, typed by hand', async () => {
		for (const line of recipe) await onHost(bench, line);
		expect((await well(bench)).cause).toBeNull();
		await onHost(bench, 'docker rm -f dsm && docker network rm vdsm-eth0-macvlan vdsm-eth1-bridge');
	});
});
