import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Bench} from '../matrix/bench.js';
import {until} from '../system/until.js';
import {breakAndMend, doctor, onHost, openDoctorLab, setUp} from './bench.js';
import {bringClone, cloned} from './clone.js';

// Options that Docker cannot change in a container that is there. It is made anew with another one, as Portainer does it.

describe.skipIf(skipLab())('what the container is made with', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await openDoctorLab('sid');
		bringClone(bench);
		await setUp(bench);
	});

	afterAll(async () => {
		await bench?.close();
	});

	it('net-admin', async () => {
		await breakAndMend(bench, {
			cause: 'net-admin',
			folds: ['container-restarts', 'container-log'],
			break: [cloned({HostConfig: {CapAdd: []}})],
			fix: 'printed',
		});
	});

	it('tun-passed', async () => {
		await breakAndMend(bench, {
			cause: 'tun-passed',
			folds: ['container-restarts', 'container-log'],
			break: [cloned({HostConfig: {Devices: []}})],
			fix: 'printed',
		});
	});

	it('dhcp-passthru, and what the image says of it', async () => {
		const rules = ['c *:* rwm'];
		const seen = await breakAndMend(bench, {
			cause: 'dhcp-passthru',
			folds: ['container-log'],
			args: ['--ignore', 'vhost-device'],
			break: [
				cloned({Env: ['DHCP=Y', 'DEV=lan0'], HostConfig: {DeviceCgroupRules: rules}}),
				'until docker logs vdsm 2>&1 | grep -q "and not \'ipvlan\'"; do :; done',
			],
			fix: 'printed',
		});
		const log = seen.checks.find(({id}) => id === 'container-log');
		expect(log?.found).toContain('DHCP=Y and a passthru network do not go together');
	});

	it('network-device', async () => {
		await breakAndMend(bench, {
			cause: 'network-device',
			verdict: 'warning',
			folds: ['container-log'],
			break: [cloned({Env: ['DEV=eth7']})],
			fix: [cloned({Env: ['DEV=']})],
		});
	});

	it('two-gateways', async () => {
		await breakAndMend(bench, {
			cause: 'two-gateways',
			verdict: 'warning',
			break: [cloned({Env: ['DNSMASQ_OPTS=']})],
			fix: 'printed',
		});
	});

	it('network-mode', async () => {
		await breakAndMend(bench, {
			cause: 'network-mode',
			break: [cloned({Mode: 'host', HostConfig: {Sysctls: {}, PortBindings: {}}})],
			fix: 'printed',
		});
	});

	const version = 'org.opencontainers.image.version';

	/** An image of that age: what it does not do yet is taken out of it. */
	const older = (tag: string, number: string, edits: readonly string[]) => [
		'docker create --name old vdsm/virtual-dsm:latest',
		'docker cp old:/run /root/old-run',
		...edits,
		'docker cp /root/old-run/. old:/run',
		`docker commit --change 'LABEL ${version}=${number}' old vdsm/virtual-dsm:${tag}`,
		'docker rm old',
		'rm -r /root/old-run',
		cloned({Image: `vdsm/virtual-dsm:${tag}`, Labels: {[version]: number}}),
	];
	const current = [cloned({Image: 'vdsm/virtual-dsm:latest', Labels: {[version]: '7.65'}})];

	it('image-hook', async () => {
		await breakAndMend(bench, {
			cause: 'image-hook',
			break: older('v7.41', '7.41', ["sed -i '/start\\.sh/d' /root/old-run/entry.sh"]),
			fix: current,
		});
	});

	it('image-bridge-acl', async () => {
		await breakAndMend(bench, {
			cause: 'image-bridge-acl',
			folds: ['image-hook'],
			break: older('v7.25', '7.25', [
				"sed -i '/start\\.sh/d' /root/old-run/entry.sh",
				"sed -i 's,/etc/qemu,/etc/nothing,g' /root/old-run/network.sh",
			]),
			fix: current,
		});
	});

	it('health-firewall: DSM drops what comes from the container', async () => {
		const check = [
			'gateway=$(ip -4 -o addr show dev docker | cut -d/ -f1 | grep -o "[0-9.]*$")',
			'guest=$(echo "$gateway" | sed "s/[0-9]*$/2/"); timeout 2 bash -c ": </dev/tcp/$guest/5000" && exit 0',
			'echo "You might need to whitelist IP $gateway in the DSM firewall."; exit 1',
		].join('\n');
		await onHost(bench, `cat > /root/dsm/check.sh <<'END'\n${check}\nEND`);
		const second = 1_000_000_000;
		const test = ['CMD', 'bash', '/storage/check.sh'];
		await onHost(bench, cloned({Healthcheck: {Test: test, Interval: second, Retries: 1}}));
		const health = async () => onHost(bench, "docker inspect --format '{{.State.Health.Status}}' vdsm");
		await until('DSM to be healthy', async () => (await health()) === 'healthy' || undefined);
		// What a firewall in DSM does: nothing goes back to the container's address any more. By the LAN DSM is still there.
		const inGuest = async (line: string) => {
			const reply = await bench.lab.client.http('192.168.50.80', 80, '/cgi-bin/run', {post: line});
			expect(reply, line).toMatchObject({status: 200, body: expect.stringMatching(/^0\n/)});
		};
		const addresses = await onHost(bench, 'docker exec vdsm ip -4 -o addr show dev docker');
		const [gateway] = /172\.30\.\d+\.1\b/.exec(addresses) ?? [];
		await inGuest(`ip route add blackhole ${gateway}/32`);
		await until(
			'doctor to see it',
			async () => {
				const {cause, checks} = await doctor(bench);
				const told = checks.find(({id}) => id === 'health-firewall');
				return (
					cause === 'health-firewall' && told?.verdict === 'warning' && told.found.includes(`${gateway}`)
				);
			},
			{everyMs: 500},
		);
		await inGuest(`ip route del blackhole ${gateway}/32`);
		await until(
			'doctor to see it gone',
			async () => {
				const {exitCode, checks} = await doctor(bench);
				return exitCode === 0 && checks.find(({id}) => id === 'health-firewall')?.verdict === 'ok';
			},
			{everyMs: 500},
		);
	});
});
