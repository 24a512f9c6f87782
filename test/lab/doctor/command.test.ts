import {afterAll, beforeAll, expect, test} from 'vitest';
import {skipLab} from '../availability.js';
import type {Bench} from '../matrix/bench.js';
import {imageName} from '../roots/engine-store.js';
import {doctor, onHost, openDoctorLab, setUp} from './bench.js';

// What `doctor` does around its checks, on a real Engine: the container is chosen, the report is written.

let bench: Bench;
const other = 'other-dsm';

beforeAll(async () => {
	if (skipLab()) return;
	bench = await openDoctorLab();
	await setUp(bench);
});
afterAll(async () => bench?.close());

test.skipIf(skipLab())('the one container that there is is found by itself, and by its name', async () => {
	expect(JSON.parse((await doctor(bench)).text).container).toBe('vdsm');
	expect(JSON.parse((await doctor(bench, '--container', 'vdsm')).text).container).toBe('vdsm');
	const {exitCode, stdout, stderr} = await bench.vdsm(['doctor', '--container', 'absent']);
	expect([exitCode, stdout], stderr).toEqual([2, '']);
	expect(stderr).toContain('vdsm');
});

test.skipIf(skipLab())('of two it asks which, and without a terminal says how to say it [F3]', async () => {
	await onHost(bench, `docker create --name ${other} ${imageName}`);
	try {
		const {exitCode, stderr} = await bench.vdsm(['doctor']);
		expect(exitCode).toBe(2);
		expect(stderr).toContain('--container');
		for (const name of ['vdsm', other]) expect(stderr).toContain(name);
		expect(JSON.parse((await doctor(bench, '--container', other)).text).container).toBe(other);
	} finally {
		await onHost(bench, `docker rm ${other}`);
	}
});

test.skipIf(skipLab())(
	'the report tells what stands, and neither the host’s name nor a whole MAC',
	async () => {
		const {exitCode, stdout} = await bench.vdsm(['doctor', '--report', '/root/report.txt', '--yes']);
		expect(exitCode, stdout).toBe(0);
		expect(await onHost(bench, 'stat -c %a /root/report.txt')).toBe('600');
		const text = await onHost(bench, 'cat /root/report.txt');
		const host = await onHost(bench, 'uname -n');
		expect(text).not.toMatch(new RegExp(`\\b${host}\\b`));
		expect(text).not.toMatch(/(?:[\da-f]{2}:){5}[\da-f]{2}/i);
		expect(text).toMatch(/^name=enp3s0 /m);
		expect(text).toMatch(/macvlan_mode=passthru/);
		expect(text).toMatch(/^link: .*name=br0/m);
		expect(text).toMatch(/^QEMU, what is about the network: .*br=br0/m);
		// It is there already.
		expect((await bench.vdsm(['doctor', '--report', '/root/report.txt', '--yes'])).exitCode).toBe(3);
	},
);

test.skipIf(skipLab())('Docker’s own words for a failed start are explained from a pipe', async () => {
	const {stdout} = await bench.lab.host.run('sh', [
		'-c',
		'docker network create -d macvlan -o parent=nosuch0 x 2>&1 | node /opt/vdsm-passthru-test/vdsm-passthru.cjs doctor --explain - --json',
	]);
	expect(JSON.parse(stdout)).toMatchObject({cause: 'parent-missing'});
});
