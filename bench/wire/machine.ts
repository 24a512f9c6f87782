import {copyFile, mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {MachineCard} from '../../test/lab/machine/cards.js';
import {emulated, type MachineLab, openMachineLab} from '../../test/lab/machine/machine-lab.js';
import {imageName} from '../../test/lab/roots/engine-store.js';
import {imageRoot} from '../../test/lab/roots/image-root.js';
import {buildProduct} from '../open.js';
import {libraries, withGuestTools, writeGuestTools} from './guest-tools.js';
import {alone, answerInGuest, bootAnew, type Guest} from './guests.js';
import {measure, type Target} from './measure.js';
import {ports} from './peer.js';
import type {Row} from './result.js';
import {type Tools, wireTools} from './tools.js';
import {type Turn, takeTurns} from './turns.js';

/** Cards of one kind, so that nothing but the way differs: the host's, and one for each of the two. */
const cards = ['host', 'vhost', 'bridge'].map(
	(port, index): MachineCard => ({
		port,
		mac: `00:e0:4c:68:52:0${index + 1}`,
		device: 'virtio-net-pci,romfile=',
	}),
);
const hostIp = '192.168.50.60';
const ips = {vhost: '192.168.50.80', bridge: '192.168.50.81'} as const;
const onHost = {ip: hostIp, iperf: 5204, echo: 7204, web: 0};
const natDsm = {ip: hostIp, iperf: 5203, echo: 7203, web: 8203};

type Options = {readonly rounds: number; readonly seconds: number; readonly report: (line: string) => void};

/**
 * Layout direct with and without vhost-net, on a kernel that has it: a whole virtual machine. Everything in it is emulated, the guest
 * twice over: what stands beside each other there can be compared, and with nothing else.
 */
export async function measureMachine({rounds, seconds, report}: Options): Promise<readonly Row[]> {
	const tools = await wireTools();
	const share = await mkdtemp(path.join(tmpdir(), 'vdsm-passthru-wire-'));
	await buildProduct(share);
	const lab = await openMachine(share, tools);
	try {
		const must = mustIn(lab);
		report('the machine runs');
		await setUp(must);
		const cpu = async () => busySeconds(await must('grep "^cpu " /proc/stat'));
		const nat = 'Docker’s NAT, DSM behind it';
		const guests: ReadonlyArray<Guest & Pick<Turn, 'way' | 'than'>> = [
			{name: 'nat-dsm', target: natDsm, way: nat, than: null},
			{
				name: 'vhost',
				target: {ip: ips.vhost, ...ports},
				way: 'direct, tap and vhost-net',
				than: nat,
			},
			{name: 'bridge', target: {ip: ips.bridge, ...ports}, way: 'direct, `-netdev bridge`', than: nat},
		];
		const look = (name: string | null, target: Target) => async () =>
			alone(must, guests, name, async () => measure(lab.client, target, {tools, seconds, cpu}));
		for (const guest of guests) {
			await answerInGuest(must, lab.client, guest);
			report(`${guest.name} answers`);
		}
		const level = 'a guest, emulated in an emulated machine';
		const turns: readonly Turn[] = [
			{level, way: 'the machine itself', than: null, look: look(null, onHost)},
			...guests.map(({name, target, way, than}) => ({level, way, than, look: look(name, target)})),
		];
		return await takeTurns(turns, rounds, report, async () => bootAnew(must, lab.client, guests));
	} finally {
		await lab.close();
		await rm(share, {recursive: true});
	}
}

type Must = (line: string) => Promise<string>;

function mustIn(lab: MachineLab): Must {
	return async line => {
		const {stdout, stderr, exitCode} = await lab.host.run('sh', ['-euc', line], {
			timeoutMs: 600_000,
			env: emulated,
		});
		if (exitCode !== 0) throw new Error(`${line}\n${stdout}\n${stderr}`);
		return stdout;
	};
}

/** The folder that the machine sees gets what answers in it, beside the program. */
async function openMachine(share: string, tools: Tools): Promise<MachineLab> {
	await mkdir(path.join(share, 'wire'));
	await writeGuestTools(tools, path.join(share, 'wire/tools.cpio'));
	for (const file of ['bin/iperf3', ...libraries]) {
		await copyFile(path.join(tools.root, 'usr', file), path.join(share, 'wire', path.basename(file)));
	}
	await copyFile(path.join(await imageRoot(), 'bin/busybox'), path.join(share, 'wire/busybox'));
	return openMachineLab({share, cards});
}

/** Both kinds of layout direct, made by the program, which takes vhost-net where the machine has its device. */
async function setUp(must: Must): Promise<void> {
	const nameOf = async (port: string) => {
		const mac = cards.find(card => card.port === port)?.mac;
		return (await must(`grep -lx ${mac} /sys/class/net/*/address`)).split('/')[4] ?? '';
	};
	await must(withGuestTools(imageName, '/share/wire/tools.cpio'));
	const own = await nameOf('host');
	await must(
		[
			`ip addr add ${hostIp}/24 dev ${own}`,
			`ip link set ${own} up`,
			`LD_LIBRARY_PATH=/share/wire /share/wire/iperf3 --server --daemon --port ${onHost.iperf}`,
			`setsid /share/wire/busybox nc -ll -p ${onHost.echo} -e /bin/cat > /dev/null 2>&1 < /dev/null &`,
			`docker run --detach --name nat-dsm --publish ${natDsm.iperf}:${ports.iperf} --publish ${natDsm.echo}:${ports.echo} --publish ${natDsm.web}:${ports.web} --cap-add NET_ADMIN --device /dev/net/tun --sysctl net.ipv4.ip_forward=1 ${imageName}`,
		].join('\n'),
	);
	const apply = async (name: 'vhost' | 'bridge', port: number) =>
		must(
			`node /share/vdsm-passthru.cjs apply --yes --wait 0 --ram-size 256M --subnet 192.168.50.0/24 --gateway 192.168.50.1 --nic ${await nameOf(name)} --ip ${ips[name]} --prefix ${name} --name ${name} --storage /root/${name} --publish 127.0.0.1:${port}:5000`,
		);
	await apply('vhost', 5000);
	// Back again afterwards: a container does not start without a device that it was given.
	await must('mv /dev/vhost-net /dev/away');
	await apply('bridge', 5001);
	await must('mv /dev/away /dev/vhost-net');
	for (const [name, words] of [
		['vhost', 'vhost=on'],
		['bridge', '-netdev bridge'],
	] as const) {
		await must(`docker inspect ${name} --format '{{.Config.Env}}' | grep -e '${words}'`);
	}
}

/** From the first line of /proc/stat, in hundredths: all but idle and waiting. */
function busySeconds(line: string): number {
	const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = line
		.trim()
		.split(/\s+/)
		.slice(1)
		.map(Number);
	return (user + nice + system + irq + softirq) / 100;
}
