import {spawnSync} from 'node:child_process';
import {chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {lacks, skipping} from '../helpers/tools.js';

// Commands to be typed are for whoever reads them, in a pipe as on a terminal: for root without sudo, and for a user whose Node
// sudo would not find with its place.

function isLacking(): boolean {
	if (process.geteuid?.() !== 0) skipping('becoming another user needs root');
	return process.geteuid?.() !== 0 || lacks('setpriv');
}

describe.skipIf(isLacking())('the doctor’s words in a pipe', () => {
	let folder = '';

	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-node-'));
		chmodSync(folder, 0o755);
		mkdirSync(join(folder, 'bin'));
		copyFileSync(process.execPath, join(folder, 'bin/node'));
		writeFileSync(join(folder, 'bin/npx'), '');
		cpSync('dist', join(folder, 'dist'), {recursive: true});
	});

	afterAll(() => {
		if (folder !== '') rmSync(folder, {recursive: true});
	});

	function doctor(...become: readonly string[]): string {
		const words = [join(folder, 'bin/node'), join(folder, 'dist/vdsm-passthru.cjs'), 'doctor'];
		const [program = '', ...args] = [...become, ...words];
		const env = {PATH: process.env['PATH'], HOME: folder, DOCKER_HOST: `unix://${folder}/none`};
		const {stdout, stderr} = spawnSync(program, args, {encoding: 'utf8', cwd: folder, env});
		expect(stderr).toBe('');
		return stdout;
	}

	test('name a user’s own Node', () => {
		const said = doctor('setpriv', '--reuid', '1234', '--regid', '1234', '--clear-groups');
		expect(said).toContain('sudo env "PATH=$PATH" npx vdsm-passthru doctor');
		expect(said).toMatch(new RegExp(`^ {4}sudo env PATH=${folder}/bin:/\\S+ npx vdsm-passthru doctor`, 'm'));
		expect(said).not.toContain('sudo npx');
	});

	test('name no sudo to root', () => {
		const said = doctor();
		expect(said).toContain('npx vdsm-passthru doctor');
		expect(said).toContain('“systemctl start docker”');
		expect(said).not.toMatch(/sudo (?:env|npx|systemctl)/);
	});
});
