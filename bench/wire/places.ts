import {createGroup} from '../../test/lab/life/cgroup.js';
import {imageName} from '../../test/lab/roots/engine-store.js';
import {type Bench, openBench, product} from '../open.js';
import {withGuestTools, writeGuestTools} from './guest-tools.js';
import type {Target} from './measure.js';
import {type Ground, networkOf, ports, type Seat} from './peer.js';
import {wireTools} from './tools.js';

/** What the program makes, each on a card of its own. */
const made = [
	{layout: 'direct', nic: 'enp3s0', ip: '192.168.50.80', publish: '--publish 127.0.0.1:5000:5000'},
	{layout: 'classic', nic: 'enp4s0', ip: '192.168.50.81', publish: ''},
] as const;
const common = '--ram-size 256M --subnet 192.168.50.0/24 --gateway 192.168.50.1';

/** The card that stays the host's, with an address on the same LAN. */
const hostCard = 'enp5s0';
const hostIp = '192.168.50.60';
export const nics = [...made.map(({nic}) => nic), hostCard];

/** A way from the LAN; `dsm`: where DSM would be, `answers`: where a process answers instead. */
export type Way = {readonly name: WayName; readonly target: Target} & (
	| {readonly dsm: Seat}
	| {readonly answers: string; readonly at: Pick<Target, 'iperf' | 'echo'>}
);
export type WayName = 'host' | 'nat' | 'nat-dsm' | 'classic' | 'direct';

/** A lab in which every way stands at once, each layout made by the program's own apply. */
export type Places = {readonly bench: Bench; readonly ground: Ground; readonly ways: readonly Way[]};

/** `guests`: the image's own QEMU runs, with a guest that has what answers; else nobody is in DSM's place yet. */
export async function openPlaces({guests}: {readonly guests: boolean}): Promise<Places> {
	const tools = await wireTools();
	const bench = await openBench('sid', {nics, guests});
	const {lab, must} = bench;
	try {
		if (guests) {
			await writeGuestTools(tools, lab.host.path('/root/tools.cpio'));
			await must(withGuestTools(imageName, '/root/tools.cpio'));
		}
		await must(
			[
				`ip addr add ${hostIp}/24 dev ${hostCard}`,
				`ip link set ${hostCard} up`,
				`docker run --detach --name nat ${published(natPort)} --entrypoint sleep ${imageName} infinity`,
				`docker run --detach --name nat-dsm ${published(natDsmPort)} --cap-add NET_ADMIN --device /dev/net/tun --sysctl net.ipv4.ip_forward=1 ${imageName}`,
			].join('\n'),
		);
		for (const {layout, nic, ip, publish} of made) {
			const own = `--prefix ${layout} --name ${layout} --storage /root/${layout} ${publish}`;
			await must(
				`VDSM_PASSTHRU_TEST_SETTLE=0 node ${product} apply --yes --wait 0 ${common} --layout ${layout} --nic ${nic} --ip ${ip} ${own}`,
			);
		}
		return {
			bench,
			ground: {lab: lab.id, procsFile: await createGroup(lab.id), tools},
			ways: await waysOf(bench),
		};
	} catch (error) {
		await bench.close();
		throw error;
	}
}

const [natPort, natDsmPort, ownPort] = [5202, 5203, 5204];
/** What answers in a guest is started by a page of its own. */
const onHost = (iperf: number): Target => ({ip: hostIp, iperf, echo: iperf + 2000, web: iperf + 3000});

function published(port: number): string {
	const {iperf, echo, web} = onHost(port);
	return `--publish ${iperf}:${ports.iperf} --publish ${echo}:${ports.echo} --publish ${web}:${ports.web}`;
}

async function waysOf({lab, must}: Bench): Promise<readonly Way[]> {
	const networkIn = async (container: string) =>
		networkOf(Number(await must(`docker inspect --format '{{.State.Pid}}' ${container}`)));
	const behindNat = async (container: string): Promise<Seat> => {
		const ip = (await must(`docker exec ${container} cat /dev/shm/qemu.ip`)).trim();
		const gateway = ip.replace(/\d+$/, '1');
		return {container: await networkIn(container), bridge: 'docker', address: `${ip}/24`, gateway};
	};
	const [direct, classic] = made;
	const onWire: Seat = {
		container: await networkIn('direct'),
		bridge: 'br0',
		address: `${direct.ip}/24`,
		gateway: '192.168.50.1',
	};
	const own = onHost(ownPort);
	return [
		{name: 'host', target: own, answers: `/run/netns/${lab.host.namespace}`, at: own},
		{name: 'nat', target: onHost(natPort), answers: await networkIn('nat'), at: ports},
		{name: 'nat-dsm', target: onHost(natDsmPort), dsm: await behindNat('nat-dsm')},
		{name: 'classic', target: {ip: classic.ip, ...ports}, dsm: await behindNat('classic')},
		{name: 'direct', target: {ip: direct.ip, ...ports}, dsm: onWire},
	];
}
