import {readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import {parseContainerDetail, readContainerDetail} from '../../../source/host/evidence/container.js';
import {containerFormat} from '../../../source/host/evidence/container-shape.js';
import {fakeMachine} from '../machine.js';

/** Recorded in the lab, by the very template. */
const recorded = (name: string) =>
	readFileSync(new URL(`../../fixtures/host/evidence/${name}.json`, import.meta.url), 'utf8');

const command = (name: string) => `docker container inspect --format ${containerFormat} ${name}`;

describe('a container that runs', () => {
	it.each(['20', '28'])('is read from Engine %s', version => {
		const container = parseContainerDetail(recorded(`running-${version}`));
		expect(container).toMatchObject({
			name: 'vdsm',
			image: 'vdsm/virtual-dsm:latest',
			status: 'running',
			restarts: 0,
			error: '',
			health: null,
			networkMode: 'vdsm-eth0-bridge',
			capabilities: ['NET_ADMIN'],
			privileged: false,
			sysctls: {'net.ipv4.ip_forward': '1'},
			wantedPorts: ['127.0.0.1:5000:5000'],
			openPorts: ['127.0.0.1:5000:5000'],
			restartPolicy: 'unless-stopped',
			install: 'vdsm',
			compose: null,
		});
		expect(container?.pid).toBeGreaterThan(0);
		expect(container?.startedAt).toBeGreaterThan(Date.parse('2026-01-01'));
		expect(container?.devices).toContain('/dev/net/tun');
		expect(Object.keys(container?.environment ?? {}).sort()).toEqual(['ARGUMENTS', 'DNSMASQ_OPTS']);
		expect(container?.mounts).toContainEqual({
			type: 'bind',
			source: '/root/vdsm-hook.sh',
			target: '/run/start.sh',
			readOnly: true,
		});
		expect(container?.ends.map(({network, wantedIp, gwPriority}) => [network, wantedIp, gwPriority])).toEqual(
			[
				['vdsm-eth0-bridge', '172.31.4.2', version === '20' ? null : 100],
				['vdsm-eth1-macvlan', '10.213.213.2', version === '20' ? null : 0],
			],
		);
	});

	it('has a MAC of which nobody can tell who chose it', () => {
		const [first] = parseContainerDetail(recorded('running-28'))?.ends ?? [];
		expect(first?.mac).toMatch(/^([\da-f]{2}:){5}[\da-f]{2}$/);
		expect(first?.wantedMac).toBeNull();
	});
});

describe('a container that could not be started', () => {
	it('has Docker’s own words for why', () => {
		const container = parseContainerDetail(recorded('failed-28'));
		expect(container).toMatchObject({status: 'exited', pid: 0, openPorts: []});
		expect(container?.error).toContain(
			'the requested parent interface enp3s0 was not found on the Docker host',
		);
	});

	it('has a MAC only where one was asked for', () => {
		const json = JSON.parse(recorded('failed-28'));
		json.networks['vdsm-eth1-macvlan'].MacAddress = '02:11:32:00:00:0A';
		const container = parseContainerDetail(JSON.stringify(json));
		expect(container?.ends.map(({wantedMac}) => wantedMac)).toEqual([null, '02:11:32:00:00:0a']);
	});
});

describe('what is asked of Docker', () => {
	it('leaves every value of the environment where it is, but for the image’s network switches', () => {
		expect(containerFormat).not.toContain('json .Config.Env');
		const [, names = ''] = /if eq \(index \(split \. "="\) 0\) ([^}]*)\}/.exec(containerFormat) ?? [];
		expect(names.match(/"[^"]*"/g)).toEqual(expect.arrayContaining(['"ARGUMENTS"', '"DHCP"', '"DEV"']));
		expect(names).not.toMatch(/PASS|TOKEN|USER"|SERIAL/);
	});

	it('says that there is no such container, and that Docker does not answer', async () => {
		const absent = fakeMachine('', {
			[command('nas')]: {exitCode: 1, stderr: 'Error: No such container: nas\n'},
		});
		expect(await readContainerDetail(absent, 'nas')).toMatchObject({ok: false, why: 'no-container'});
		const silent = fakeMachine('', {
			[command('nas')]: {exitCode: 1, stderr: 'Cannot connect to the Docker daemon at unix:///x\x1b[2J'},
		});
		expect(await readContainerDetail(silent, 'nas')).toEqual({
			ok: false,
			why: 'docker',
			// engine-answers has its words.
			detail: '',
		});
		const hung = fakeMachine('', {[command('nas')]: {failed: 'timeout', exitCode: null}});
		expect(await readContainerDetail(hung, 'nas')).toMatchObject({ok: false, why: 'limit'});
		expect(await readContainerDetail(fakeMachine(''), 'nas')).toMatchObject({ok: false, why: 'docker'});
		const rubbish = fakeMachine('', {[command('nas')]: {stdout: '[]'}});
		expect(await readContainerDetail(rubbish, 'nas')).toMatchObject({ok: false, why: 'error'});
	});
});

describe('ports', () => {
	it('are told once each, an address that is not named as all of them, for IPv4 and TCP', () => {
		const json = JSON.parse(recorded('running-28'));
		json.host.PortBindings = {
			'5000/tcp': [
				{HostIp: '', HostPort: '5000'},
				{HostIp: '::', HostPort: '5000'},
			],
			'5001/udp': [{HostIp: '', HostPort: '5001'}],
			'22/tcp': [{HostIp: '0.0.0.0', HostPort: ''}],
			'80/tcp': null,
		};
		expect(parseContainerDetail(JSON.stringify(json))?.wantedPorts).toEqual(['0.0.0.0:5000:5000']);
	});
});

// What the client prints of a container that was made without any: the key is missing (28.5).
test('a container without sysctls is read like any other', () => {
	const json = JSON.parse(recorded('running-28'));
	delete json.host.Sysctls;
	expect(parseContainerDetail(JSON.stringify(json))).toMatchObject({name: 'vdsm', sysctls: {}});
});
