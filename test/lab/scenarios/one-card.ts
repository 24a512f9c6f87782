import {expect} from 'vitest';
import type {Lab} from '../lab.js';
import type {EngineName} from '../roots/debian-root.js';
import {until} from '../system/until.js';
import {openProductLab} from './product.js';

/** The host's own address on its only card, which is on the lab's LAN. */
export const hostAddress = '192.168.50.10';

/**
 * A lab whose host has one card, with its addresses and its default routes on it, and nothing else. What layout shared
 * wants of a machine, and this kernel has not, is made up for the host alone: a device node behind which there is
 * nothing, and an image that goes on without it.
 */
export async function openOneCardLab(engine: EngineName): Promise<Lab> {
	const lab = await openProductLab(engine, {routerRa: true});
	const must = async (program: string, ...args: readonly string[]) => {
		const {exitCode, stderr} = await lab.host.run(program, args, {timeoutMs: 60_000});
		expect(exitCode, `${program} ${args.join(' ')}: ${stderr}`).toBe(0);
	};
	await must('ip', 'link', 'del', 'uplink0');
	await must('ip', 'link', 'set', 'enp3s0', 'up');
	await must('ip', 'addr', 'add', `${hostAddress}/24`, 'brd', '+', 'dev', 'enp3s0');
	await must('ip', 'route', 'add', 'default', 'via', '192.168.50.1');
	await until('the host to have an IPv6 address from the router', async () =>
		(await lab.host.run('ip', ['-6', 'addr', 'show', 'dev', 'enp3s0', 'scope', 'global'])).stdout.includes(
			'fd00:50:',
		),
	);
	await must('sh', '-c', ownDevices);
	await must('docker', 'create', '--name', 'variant', image);
	await must('docker', 'commit', '--change', 'ENV LAB_NO_VHOST=Y', 'variant', image);
	await must('docker', 'rm', '--volumes', 'variant');
	return lab;
}

const image = 'vdsm/virtual-dsm:latest';

/** The machine's /dev is not to be touched, and other labs must not see a vhost-net that is none. */
export const ownDevices = `set -e
mkdir -p /srv/dev
mount -t tmpfs -o mode=755 tmpfs /srv/dev
mkdir /srv/dev/net /srv/dev/pts /srv/dev/shm
for device in null zero full random urandom tty net/tun kvm; do
	if [ -e "/dev/$device" ]; then cp -a "/dev/$device" "/srv/dev/$device"; fi
done
mknod -m 666 /srv/dev/vhost-net c 10 238
ln -s /proc/self/fd /srv/dev/fd
ln -s pts/ptmx /srv/dev/ptmx
mount --rbind /dev/pts /srv/dev/pts
mount --rbind /srv/dev /dev
`;

/** A closed port that says so is an answer; one that nobody hears of is none. */
export async function reaches(from: Pick<Lab['client'], 'http'>, address: string): Promise<boolean> {
	return (await from.http(address, 9, '/', {timeoutMs: 1500})).failure === 'refused';
}

/** Asks from the LAN again and again whether the host is there; tells how often it was, and how often it was not. */
export function watchHost(lab: Lab): {readonly end: () => Promise<{asked: number; missed: number}>} {
	let over = false;
	const counted = {asked: 0, missed: 0};
	const watching = (async () => {
		while (!over) {
			const there = await reaches(lab.client, hostAddress);
			counted.asked++;
			if (!there) counted.missed++;
		}
	})();
	return {
		async end() {
			over = true;
			await watching;
			return counted;
		},
	};
}
