import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Capture} from '../capture/capture.js';
import {alikeEngines} from '../engines.js';
import type {Lab} from '../lab.js';
import {until} from '../system/until.js';
import {
	bringUp,
	chosen,
	consoleOf,
	expectState,
	exportScript,
	machineState,
	macsOf,
	openProductLab,
	script,
} from './product.js';

// DSM as one more machine of the LAN: the router's lease, ports closed on the LAN side, management on the host's address.

describe.skipIf(skipLab()).each(alikeEngines)('direct on the Engine of %s', engine => {
	let lab: Lab;
	let before = '';

	beforeAll(async () => {
		lab = await openProductLab(engine, {routerRa: true});
		before = await machineState(lab);
	});

	afterAll(async () => {
		await lab?.close();
	});

	describe('with DHCP and closed ports', () => {
		let capture: Capture;
		let mac = '';
		let ip = '';

		beforeAll(async () => {
			capture = await lab.capture('enp3s0');
			const args = ['--address', 'dhcp', '--block-ports', '22,5000', '--publish', '10.99.0.10:5000:5000'];
			const text = await exportScript(lab, '/root/vdsm.sh', ...args);
			mac = /netdev=hostnet1,id=net1,mac=([\da-f:]+)/.exec(text)?.[1] ?? '';
			await bringUp(lab, '/root/vdsm.sh');
			ip = await until(
				'the lease',
				async () => /LAB-GUEST lease eth1 \w+ ([\d.]+)/.exec(await consoleOf(lab))?.[1],
			);
		});

		it('takes the router’s lease under the planned MAC, and the router saw no other client', async () => {
			const log = await lab.router.dhcpLog();
			expect(log).toContain(`DHCPACK(lan) ${ip} ${mac}`);
			const clients = new Set(log.match(/(?:[\da-f]{2}:){5}[\da-f]{2}/g));
			expect([...clients]).toEqual([mac]);
		});

		it('answers the LAN on an open port, and not on a closed one', async () => {
			expect((await lab.client.http(ip, 80)).status).toBe(200);
			for (const port of [22, 5000])
				expect((await lab.client.http(ip, port, '/', {timeoutMs: 3000})).failure).toBe('timeout');
		});

		it('closes the same ports for IPv6', async () => {
			const address = await until(
				'DSM’s IPv6 address',
				async () =>
					/inet6 (fd00:50::[\da-f:]+)/.exec(
						(await lab.host.http('10.99.0.10', 5000, '/cgi-bin/state')).body ?? '',
					)?.[1],
			);
			expect((await lab.client.http(address, 80)).status).toBe(200);
			expect((await lab.client.http(address, 5000, '/', {timeoutMs: 3000})).failure).toBe('timeout');
		});

		it('lets management in on the host’s address, also from another machine there', async () => {
			expect((await lab.host.http('10.99.0.10', 5000)).status).toBe(200);
			expect((await lab.uplink.http('10.99.0.10', 5000)).status).toBe(200);
		});

		it('answers a client behind the router', async () => {
			await lab.router.forwardTo(ip);
			expect((await lab.wan.http('203.0.113.1', 8080, '/cgi-bin/peer')).body?.trim()).toBe('203.0.113.20');
		});

		it('puts no frame of the container’s own on the wire', async () => {
			const macs = (await Promise.all([lab.router, lab.client].map(macsOf))).flat();
			const strangers = capture.frames.filter(frame => ![mac, ...macs].includes(frame.srcMac));
			expect(strangers.map(({srcMac, summary}) => `${srcMac} ${summary}`)).toEqual([]);
			// And what comes from DSM itself never names an address of the container's inside.
			const leaks = capture.frames.filter(({summary}) => /172\.3[01]\.|169\.254\.|10\.213\./.test(summary));
			expect(leaks.map(({summary}) => summary)).toEqual([]);
		});

		it('goes down without a trace', async () => {
			await capture.stop();
			const down = await script(lab, '/root/vdsm.sh', 'down');
			expect(down.exitCode, `${down.stdout}\n${down.stderr}`).toBe(0);
			await expectState(lab, before);
		});
	});

	describe('with an address that is typed into DSM', () => {
		it('has what was typed', async () => {
			await exportScript(lab, '/root/vdsm.sh', '--force', '--address', 'manual');
			await bringUp(lab, '/root/vdsm.sh');
			const typed = `/cgi-bin/set?dev=eth1&addr=${chosen.ip}/24&gw=192.168.50.1`;
			expect((await lab.host.http('127.0.0.1', 5000, typed)).status).toBe(200);
			await until(
				'DSM at the typed address',
				async () => (await lab.client.http(chosen.ip, 80)).status === 200,
			);
			expect((await lab.host.http('127.0.0.1', 5000)).status).toBe(200);
			const down = await script(lab, '/root/vdsm.sh', 'down');
			expect(down.exitCode, `${down.stdout}\n${down.stderr}`).toBe(0);
		});
	});
});
