import {afterAll, beforeAll, describe, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Bench} from '../matrix/bench.js';
import {breakAndMend, onHost, openDoctorLab, setUp} from './bench.js';
import {bringClone, cloned, plannedArguments} from './clone.js';

// `ARGUMENTS`, which the image hands to QEMU. The container is made anew with another one, as Portainer does it.

describe.skipIf(skipLab())('ARGUMENTS', () => {
	let bench: Bench;
	let planned: string;

	beforeAll(async () => {
		bench = await openDoctorLab('sid');
		bringClone(bench);
		await setUp(bench);
		planned = await plannedArguments(bench);
	});

	afterAll(async () => {
		await bench?.close();
	});

	const given = (text: string) => cloned({Env: [`ARGUMENTS=${text}`]});

	it('arguments-quotes', async () => {
		await breakAndMend(bench, {
			cause: 'arguments-quotes',
			folds: ['container-restarts'],
			break: [given(`"${planned}"`)],
			fix: 'printed',
		});
	});

	it('qemu-ids', async () => {
		await breakAndMend(bench, {
			cause: 'qemu-ids',
			folds: ['container-restarts', 'container-log'],
			break: [given(planned.replaceAll('hostnet1', 'hostnet0'))],
			fix: 'printed',
		});
	});

	it('qemu-netdevs: the netdev is not there', async () => {
		await breakAndMend(bench, {
			cause: 'qemu-netdevs',
			folds: ['container-restarts', 'container-log'],
			break: [given(planned.replace('netdev=hostnet1', 'netdev=hostnet2'))],
			fix: [given(planned)],
		});
	});

	it('second-nic', async () => {
		await breakAndMend(bench, {
			cause: 'second-nic',
			verdict: 'warning',
			break: [given('-usb')],
			fix: [given(planned)],
		});
	});

	it('guest-mac: the macvlan’s', async () => {
		const mac = await onHost(bench, 'docker exec vdsm cat /sys/class/net/lan0/address');
		await breakAndMend(bench, {
			cause: 'guest-mac',
			folds: ['guest-mac-distinct'],
			break: [given(planned.replace(/mac=[\da-f:]+/, `mac=${mac}`))],
			fix: 'printed',
		});
	});

	it('guest-mac: QEMU’s own', async () => {
		await breakAndMend(bench, {
			cause: 'guest-mac',
			verdict: 'warning',
			break: [given(planned.replace(/,mac=[\da-f:]+/, ''))],
			fix: [given(planned)],
		});
	});

	it('guest-mac-distinct: br0 has it', async () => {
		const [mac] = /(?<=mac=)[\da-f:]+/.exec(planned) ?? [];
		await breakAndMend(bench, {
			cause: 'guest-mac-distinct',
			break: [`docker exec vdsm ip link set br0 address ${mac}`],
			fix: 'printed',
		});
	});
});
