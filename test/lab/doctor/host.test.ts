import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Bench} from '../matrix/bench.js';
import {until} from '../system/until.js';
import {breakAndMend, type Diagnosed, doctor, onHost, openDoctorLab, setUp} from './bench.js';

// One set-up, whose host and Engine are broken and mended one after the other. What is the machine's own (/dev, the kernel)
// is only covered up in the lab host's mounts.
describe.skipIf(skipLab())('host and Engine', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await openDoctorLab();
		// A disk of its own for DSM, which can be made smaller.
		await onHost(bench, 'mkdir -p /root/dsm && mount -t tmpfs -o size=2g none /root/dsm');
		await setUp(bench);
		await well();
	});

	afterAll(async () => {
		await bench?.close();
	});

	/** What doctor says, once that is what it names. */
	async function named(cause: string | null, look = async () => doctor(bench)): Promise<Diagnosed> {
		let last: Diagnosed | undefined;
		return until(
			`${cause} to be the cause`,
			async () => {
				last = await look();
				return last.cause === cause && last;
			},
			{everyMs: 500},
		).catch((error: unknown) => {
			throw new Error(`${String(error)}\n${last?.text ?? ''}`);
		});
	}

	async function well(): Promise<void> {
		const {exitCode, text} = await named(null);
		expect(exitCode, text).toBe(0);
	}

	/** The same with more of the environment, as its user types it. */
	async function doctorWith(line: string): Promise<Diagnosed> {
		const {stdout, stderr, exitCode} = await bench.lab.host.run(
			'sh',
			['-c', line.replace('DOCTOR', 'node /opt/vdsm-passthru-test/vdsm-passthru.cjs doctor --json')],
			{timeoutMs: 60_000},
		);
		const text = `${stdout}\n${stderr}`;
		expect(stdout, text).toContain('{');
		const {cause, checks} = JSON.parse(stdout);
		return {exitCode: exitCode ?? -1, cause, checks, text};
	}

	function expectUnder(seen: Diagnosed, cause: string, ids: readonly string[]): void {
		expect(seen.exitCode, seen.text).toBe(3);
		for (const id of ids)
			expect(seen.checks.find(check => check.id === id)?.under, `${id}\n${seen.text}`).toBe(cause);
	}

	it('storage-space: the disk with DSM’s disks is full', async () => {
		await breakAndMend(bench, {
			cause: 'storage-space',
			break: ['mount -o remount,size=40m /root/dsm'],
			fix: ['mount -o remount,size=2g /root/dsm'],
		});
		await breakAndMend(bench, {
			cause: 'storage-space',
			verdict: 'warning',
			break: ['mount -o remount,size=500m /root/dsm'],
			fix: ['mount -o remount,size=2g /root/dsm'],
		});
	});

	it('host-tun: there is no /dev/net/tun, before the next start and at it', async () => {
		await breakAndMend(bench, {
			cause: 'host-tun',
			verdict: 'warning',
			break: ['mount -t tmpfs none /dev/net'],
			fix: ['umount /dev/net'],
		});
		await breakAndMend(bench, {
			cause: 'host-tun',
			folds: ['start-error', 'container-runs'],
			break: ['docker stop --time 5 vdsm', 'mount -t tmpfs none /dev/net', '! docker start vdsm'],
			fix: ['umount /dev/net', 'docker start vdsm'],
		});
	});

	it('kvm-device: there is no /dev/kvm, and Docker refuses to pass it', async () => {
		await breakAndMend(bench, {
			cause: 'kvm-device',
			folds: ['start-error', 'container-runs'],
			break: [
				'docker stop --time 5 vdsm',
				': > /root/nothing && mount --bind /root/nothing /dev/kvm',
				'! docker start vdsm',
			],
			fix: ['umount /dev/kvm', 'docker start vdsm'],
		});
	});

	it('firewall-chains: somebody flushed the firewall', async () => {
		await onHost(bench, 'docker stop --time 5 vdsm');
		await onHost(bench, 'iptables -t nat -F && iptables -t nat -X DOCKER');
		await onHost(bench, '! docker start vdsm');
		expectUnder(await named('firewall-chains'), 'firewall-chains', ['start-error', 'container-runs']);
		await bench.lab.stopEngine();
		await bench.lab.startEngine();
		await onHost(bench, 'docker start vdsm');
		await well();
	});

	it('engine-answers: Docker hangs', async () => {
		await onHost(bench, 'kill -STOP "$(cat /var/run/docker.pid)"');
		try {
			const {checks} = await named('engine-answers');
			expect(checks.find(({id}) => id === 'engine-answers')?.found).toContain('hangs');
		} finally {
			await onHost(bench, 'kill -CONT "$(cat /var/run/docker.pid)"');
		}
		await well();
	});

	it('engine-answers: DOCKER_HOST leads to a machine that does not answer', async () => {
		const {checks} = await named('engine-answers', async () =>
			doctorWith('DOCKER_HOST=tcp://10.99.0.1:2375 DOCTOR'),
		);
		expect(checks.find(({id}) => id === 'engine-answers')?.found).toContain('asks another machine');
	});

	it('engine-local: DOCKER_HOST leads to another machine’s Docker [E8]', async () => {
		const relay =
			"require('net').createServer(c=>{const d=require('net').connect('/var/run/docker.sock');c.on('error',()=>d.destroy());d.on('error',()=>c.destroy());c.pipe(d);d.pipe(c)}).listen(2375,'127.0.0.1')";
		await onHost(bench, `node -e "${relay}" > /dev/null 2>&1 & echo $! > /root/relay.pid`);
		const elsewhere = 'hostname elsewhere && DOCKER_HOST=tcp://127.0.0.1:2375 DOCTOR';
		const seen = await named('engine-local', async () => doctorWith(`unshare --uts sh -c '${elsewhere}'`));
		expect(seen.exitCode, seen.text).toBe(3);
		await onHost(bench, 'kill "$(cat /root/relay.pid)"');
		await well();
	});

	it('engine-answers and engine-start: Docker does not run, and cannot', async () => {
		await bench.lab.stopEngine();
		const down = await named('engine-answers');
		expect(down.checks.find(({id}) => id === 'engine-start')?.verdict, down.text).not.toBe('error');
		await onHost(bench, 'mkdir -p /etc/docker && echo "{\\"bridge-typo\\": 1,}" > /etc/docker/daemon.json');
		await onHost(bench, '! dockerd > /var/log/docker.log 2>&1');
		const seen = await named('engine-start');
		expectUnder(seen, 'engine-start', ['engine-answers']);
		expect(seen.checks.find(({id}) => id === 'engine-start')?.found).toContain('/etc/docker/daemon.json');
		await onHost(bench, 'rm /etc/docker/daemon.json');
		await bench.lab.startEngine();
		await well();
	});

	it('vhost-device: ARGUMENTS asks for vhost, and there is none', async () => {
		const [before] = JSON.parse(await onHost(bench, 'docker inspect vdsm'));
		const asked = (before.Config.Env as readonly string[])
			.find(line => line.startsWith('ARGUMENTS='))
			?.replace(
				'-netdev bridge,id=hostnet1,br=br0',
				'-netdev tap,id=hostnet1,br=br0,helper=/usr/lib/qemu/qemu-bridge-helper,vhost=on',
			);
		const rest = (before.Config.Env as readonly string[]).filter(line =>
			/^(?:RAM_SIZE|DNSMASQ_OPTS)=/.test(line),
		);
		const env = [asked, ...rest].map(line => `-e '${line}'`).join(' ');
		await onHost(bench, 'docker rm -f vdsm');
		await onHost(
			bench,
			`docker create --name vdsm --label vdsm-passthru.install=vdsm --restart unless-stopped --cap-add NET_ADMIN --device /dev/kvm --device /dev/net/tun --sysctl net.ipv4.ip_forward=1 --network name=vdsm-eth0-bridge,gw-priority=100 --network name=vdsm-eth1-macvlan,ip=${before.NetworkSettings.Networks['vdsm-eth1-macvlan'].IPAMConfig.IPv4Address} ${env} -v /root/dsm:/storage -v /root/vdsm-hook.sh:/run/start.sh:ro vdsm/virtual-dsm:latest`,
		);
		await onHost(bench, 'docker start vdsm');
		const seen = await named('vhost-device');
		expectUnder(seen, 'vhost-device', ['container-restarts']);
		await onHost(bench, 'docker rm -f vdsm');
		await setUp(bench);
		await well();
	});
});
