import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Capture} from '../capture/capture.js';
import {alikeEngines} from '../engines.js';
import type {Lab} from '../lab.js';
import {until} from '../system/until.js';
import {
	bringUp,
	cardMac,
	chosen,
	expectState,
	exportScript,
	machineState,
	macsOf,
	openProductLab,
	questionFor,
	script,
	staticAt,
} from './product.js';

// The published recipe, made to work: the container has the LAN address, DSM is behind its NAT.

describe.skipIf(skipLab()).each(alikeEngines)('classic on the Engine of %s', engine => {
	let lab: Lab;
	let capture: Capture;
	let before = '';
	let card = '';

	beforeAll(async () => {
		lab = await openProductLab(engine);
		before = await machineState(lab);
		card = await cardMac(lab);
		capture = await lab.capture('enp3s0');
		await exportScript(
			lab,
			'/root/vdsm.sh',
			'--layout',
			'classic',
			'--block-ports',
			'5000',
			...staticAt(chosen.ip),
		);
		await bringUp(lab, '/root/vdsm.sh');
		await until(
			'DSM to answer on the LAN',
			async () => (await lab.client.http(chosen.ip, 80)).status === 200,
		);
	});

	afterAll(async () => {
		await lab?.close();
	});

	it('answers the LAN at the chosen address, and not on a closed port', async () => {
		expect((await lab.client.http(chosen.ip, 22)).status).toBe(200);
		expect((await lab.client.http(chosen.ip, 5000, '/', {timeoutMs: 3000})).failure).toBe('timeout');
	});

	it('answers the host at the bridge address, on the closed port too', async () => {
		expect((await lab.host.http('172.31.4.2', 5000)).status).toBe(200);
	});

	it('gives DSM’s second interface an address on the bridge', async () => {
		await until('the second interface', async () => (await lab.host.http('172.31.4.3', 5000)).status === 200);
	});

	it('answers a client behind the router', async () => {
		await lab.router.forwardTo(chosen.ip);
		expect((await lab.wan.http('203.0.113.1', 8080)).status).toBe(200);
	});

	it('asked nobody for an address, and speaks as the chosen address only', async () => {
		expect(await lab.router.dhcpLog()).not.toMatch(/DHCPDISCOVER|DHCPREQUEST/);
		const macs = (await Promise.all([lab.router, lab.client].map(macsOf))).flat();
		const own = capture.frames.filter(({srcMac}) => !macs.includes(srcMac));
		const asked = own.filter(({summary}) => summary === questionFor(chosen.ip));
		expect(asked.length).toBe(2);
		expect(own.length).toBeGreaterThan(2);
		// The container's end has the card's own (F108).
		expect([...new Set(own.map(({srcMac}) => srcMac))]).toEqual([card]);
		expect(own.map(({summary}) => summary).filter(summary => !summary.includes(chosen.ip))).toEqual([]);
	});

	it('changes nothing the second time, and comes back after a restart', async () => {
		const again = await script(lab, '/root/vdsm.sh', 'up');
		expect(again.stdout, again.stderr).not.toContain('  + ');
		await lab.host.run('docker', ['restart', 'vdsm'], {timeoutMs: 120_000});
		await until('DSM after the restart', async () => (await lab.client.http(chosen.ip, 80)).status === 200);
		expect((await lab.client.http(chosen.ip, 5000, '/', {timeoutMs: 3000})).failure).toBe('timeout');
	});

	it('goes down without a trace', async () => {
		await capture.stop();
		const down = await script(lab, '/root/vdsm.sh', 'down');
		expect(down.exitCode, `${down.stdout}\n${down.stderr}`).toBe(0);
		await expectState(lab, before);
	});
});
