import {readFileSync, writeFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Bench} from '../matrix/bench.js';
import {breakAndMend, doctor, onHost, openDoctorLab, setUp} from './bench.js';

const guest = '46:9a:45:d1:97:41';

/** Lines that make the container anew with other options, and then as it was. */
function cloned(patch: Readonly<Record<string, unknown>>): string {
	return `node /root/clone.mjs vdsm '${JSON.stringify(patch)}'`;
}

describe.skipIf(skipLab())('the container', () => {
	let bench: Bench;
	/** `ARGUMENTS` as it was planned. */
	let planned: string;

	beforeAll(async () => {
		bench = await openDoctorLab('sid');
		const script = readFileSync(new URL('clone.mjs', import.meta.url), 'utf8');
		writeFileSync(bench.lab.host.path('/root/clone.mjs'), script);
		await setUp(bench);
		const format = '{{range .Config.Env}}{{println .}}{{end}}';
		const environment = await onHost(bench, `docker inspect --format '${format}' vdsm`);
		planned = /^ARGUMENTS=.*$/m.exec(environment)?.[0] ?? '';
		expect(planned).toContain('br=br0');
		console.log(planned, guest);
	});

	afterAll(async () => {
		await bench?.close();
	});

	it('is well', async () => {
		const told = await doctor(bench);
		console.log(told.text);
	});

	it('stopped', async () => {
		await breakAndMend(bench, {
			cause: 'container-runs',
			break: ['docker stop vdsm'],
			fix: 'printed',
		});
	});

	it('paused', async () => {
		await breakAndMend(bench, {cause: 'container-runs', break: ['docker pause vdsm'], fix: 'printed'});
	});

	it('NET_ADMIN is missing', async () => {
		const told = await breakAndMend(bench, {
			cause: 'net-admin',
			folds: [],
			break: [cloned({HostConfig: {CapAdd: []}})],
			fix: 'printed',
		});
		console.log(told.text);
	});
});
