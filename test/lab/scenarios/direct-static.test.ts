import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Capture} from '../capture/capture.js';
import type {Lab} from '../lab.js';
import {until} from '../system/until.js';
import {
	bringUp,
	cardMac,
	chosen,
	consoleOf,
	expectState,
	exportScript,
	guestReady,
	machineState,
	macsOf,
	openProductLab,
	questionFor,
	script,
	staticAt,
} from './product.js';

// The main job: a static address, exported, run with sh, seen with real traffic.

describe.skipIf(skipLab()).each(['bookworm', 'sid'] as const)(
	'direct with a static address on the Engine of %s',
	engine => {
		let lab: Lab;
		let capture: Capture;
		let before = '';
		let text = '';
		let mac = '';
		let card = '';

		beforeAll(async () => {
			lab = await openProductLab(engine);
			before = await machineState(lab);
			card = await cardMac(lab);
			capture = await lab.capture('enp3s0');
			text = await exportScript(lab, '/root/vdsm.sh', ...staticAt(chosen.ip));
			mac = /netdev=hostnet1,id=net1,mac=([\da-f:]+)/.exec(text)?.[1] ?? '';
		});

		afterAll(async () => {
			await capture?.stop();
			await lab?.close();
		});

		it('shows every command and changes nothing on a dry run [D8]', async () => {
			const dry = await script(lab, '/root/vdsm.sh', 'up', '--dry-run');
			expect(dry.exitCode, dry.stderr).toBe(0);
			expect(dry.stdout).toContain('+ docker network create --driver macvlan --internal');
			await expectState(lab, before);
		});

		it('goes up, and DSM has the chosen address without a step inside DSM', async () => {
			await bringUp(lab, '/root/vdsm.sh');
			await until(
				'DSM to answer on the LAN',
				async () => (await lab.client.http(chosen.ip, 80)).status === 200,
			);
			expect(await consoleOf(lab)).toMatch(new RegExp(`LAB-GUEST lease eth1 \\w+ ${chosen.ip}/24`));
		});

		it('serves the host on the published port, and only there', async () => {
			expect((await lab.host.http('127.0.0.1', 5000)).status).toBe(200);
			expect((await lab.uplink.http('10.99.0.10', 5000)).status).not.toBe(200);
		});

		it('has the LAN’s gateway as its only one, so a client behind the router is answered', async () => {
			await lab.router.forwardTo(chosen.ip);
			expect((await lab.wan.http('203.0.113.1', 8080, '/cgi-bin/peer')).body?.trim()).toBe('203.0.113.20');
		});

		// Where br_netfilter is loaded, as in CI's kernel, and frames are tracked, each request of the client's above would be in it.
		it('has no connection with the LAN in the container’s table', async () => {
			const {stdout} = await lab.host.run('docker', [
				...['exec', 'vdsm', 'grep', '-c', `tcp .*dst=${chosen.ip} `, '/proc/net/nf_conntrack'],
			]);
			expect(stdout).toBe('0');
		});

		it('kept DHCP off the wire in both directions: the router never heard of DSM', async () => {
			expect(await lab.router.dhcpLog()).not.toContain(mac);
			expect(capture.frames.filter(frame => frame.summary.includes('DHCP'))).toEqual([]);
		});

		it('is mute on the wire but for DSM itself, and the question whether its address is free', async () => {
			const macs = (await Promise.all([lab.router, lab.client].map(macsOf))).flat();
			const strangers = capture.frames.filter(frame => ![mac, ...macs].includes(frame.srcMac));
			const question = `${card} ${questionFor(chosen.ip)}`;
			expect(strangers.map(({srcMac, summary}) => `${srcMac} ${summary}`)).toEqual([question, question]);
		});

		it('changes nothing the second time [D8]', async () => {
			const id = (
				await lab.host.run('docker', ['inspect', '--format', '{{.Id}} {{.State.StartedAt}}', 'vdsm'])
			).stdout;
			const again = await script(lab, '/root/vdsm.sh', 'up');
			expect(again.exitCode, again.stderr).toBe(0);
			expect(again.stdout).not.toContain('  + ');
			expect(
				(await lab.host.run('docker', ['inspect', '--format', '{{.Id}} {{.State.StartedAt}}', 'vdsm']))
					.stdout,
			).toBe(id);
			expect((await script(lab, '/root/vdsm.sh', 'check')).exitCode).toBe(0);
		});

		it('gives a guest that holds the old lease the address of a second export', async () => {
			await exportScript(lab, '/root/vdsm.sh', '--force', ...staticAt(chosen.other));
			await bringUp(lab, '/root/vdsm.sh');
			await until(
				'DSM at its new address',
				async () => (await lab.client.http(chosen.other, 80)).status === 200,
			);
			expect((await lab.client.http(chosen.ip, 80)).status).not.toBe(200);
		});

		it('comes back by itself after a restart of the container', async () => {
			const boots = (await consoleOf(lab)).split('LAB-GUEST READY').length;
			await lab.host.run('docker', ['restart', 'vdsm'], {timeoutMs: 120_000});
			await guestReady(lab, boots);
			await until(
				'DSM after the restart',
				async () => (await lab.client.http(chosen.other, 80)).status === 200,
			);
		});

		it('goes down without a trace [D8]', async () => {
			const down = await script(lab, '/root/vdsm.sh', 'down');
			expect(down.exitCode, `${down.stdout}\n${down.stderr}`).toBe(0);
			await expectState(lab, before);
			expect((await script(lab, '/root/vdsm.sh', 'check')).exitCode).toBe(3);
		});
	},
);
