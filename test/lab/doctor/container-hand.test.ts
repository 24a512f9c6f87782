import {afterAll, beforeAll, describe, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Bench} from '../matrix/bench.js';
import {breakAndMend, onHost, openDoctorLab} from './bench.js';

// Containers that somebody made by hand, with the image's own networks: nothing of ours is here.

const usual = '--restart always --cap-add NET_ADMIN --device /dev/net/tun --sysctl net.ipv4.ip_forward=1';
const image = 'vdsm/virtual-dsm:latest';
const rule = "--device-cgroup-rule 'c *:* rwm'";
const behindNat = '--network nat -p 127.0.0.1:5000:5000';
/** The lab's kernel has no vhost-net, and its image can do without. */
const dhcp = '-e DHCP=Y -e LAB_NO_VHOST=Y';
const args = ['--ignore', 'vhost-device'] as const;

function ran(name: string, options: string): string {
	return `docker run -d --name ${name} ${usual} -v /root/${name}:/storage ${options} ${image}`;
}

describe.skipIf(skipLab())('a container that was made by hand', () => {
	let bench: Bench;
	const again = (options: string) => ['docker rm -f nas', ran('nas', options)];

	beforeAll(async () => {
		bench = await openDoctorLab('sid');
		// Docker's own default network has the range of the Docker inside DSM, which is another check's.
		await onHost(bench, 'docker network create --subnet 172.31.9.0/24 nat');
		await onHost(bench, ran('nas', behindNat));
	});

	afterAll(async () => {
		await bench?.close();
	});

	it('health-check', async () => {
		const health = `--network nat --health-cmd 'test -e /storage/well || { echo not well; exit 1; }' --health-interval 1s --health-retries 1`;
		await breakAndMend(bench, {
			cause: 'health-check',
			verdict: 'warning',
			break: again(health),
			fix: ['touch /root/nas/well'],
		});
	});

	it('dhcp-macvlan', async () => {
		await breakAndMend(bench, {
			cause: 'dhcp-macvlan',
			folds: ['container-log', 'container-restarts', 'vhost-device'],
			break: [
				...again(`--network nat ${dhcp} ${rule}`),
				'until docker logs nas 2>&1 | grep -q "MACVLAN network"; do :; done',
			],
			fix: again(behindNat),
		});
	});

	it('dhcp-tap', async () => {
		const wire =
			'docker network create -d macvlan -o parent=enp3s0 --subnet 192.168.50.0/24 --gateway 192.168.50.1 wire';
		await breakAndMend(bench, {
			cause: 'dhcp-tap',
			folds: ['container-log', 'container-restarts'],
			args,
			break: ['ip link set enp3s0 up', wire, ...again(`--network wire --ip 192.168.50.90 ${dhcp}`)],
			fix: again(`--network wire --ip 192.168.50.90 ${dhcp} ${rule}`),
		});
	});

	it('stored-macs: the storage folder was copied', async () => {
		await breakAndMend(bench, {
			cause: 'stored-macs',
			args: [...args, '--container', 'copy'],
			break: [
				'until test -s /root/nas/dsm.mac; do :; done',
				'cp -a /root/nas /root/copy',
				ran('copy', `--network wire --ip 192.168.50.91 ${dhcp} ${rule}`),
			],
			fix: ['rm /root/copy/dsm.mac', 'docker restart copy'],
		});
	});
});
