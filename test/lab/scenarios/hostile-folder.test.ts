import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {back, must} from '../matrix/cells.js';
import {openReady, type Ready, setups} from '../matrix/setups.js';
import type {RunResult} from '../system/run.js';
import {plantedEnvironment, plantedFolder, plantedLog, plantedModule, plantFolder} from './planted-folder.js';

// Run as root in a folder that somebody else has filled, with an environment of theirs (promises E2 to E4): none of it is run,
// read or handed on.

const folder = plantedFolder;
const environment = plantedEnvironment;

describe.skipIf(skipLab())('a working folder of somebody else', () => {
	let ready: Ready;
	const [, direct] = setups;

	beforeAll(async () => {
		if (!direct) throw new Error('no set-up');
		ready = await openReady('sid', direct);
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	beforeEach(() => {
		plantFolder(ready.bench.lab.host);
	});

	const logged = () => plantedLog(ready.bench.lab.host);

	/** As it would be called there; the steps that look run first, the others change the machine. */
	const all: ReadonlyArray<readonly string[]> = [
		['--version'],
		['nics', '--json'],
		['plan', ...(direct?.answers ?? [])],
		['export', '--force', '-o', '/root/exported.sh', ...(direct?.answers ?? [])],
		['apply', '--yes', '--wait', '0', ...(direct?.answers ?? [])],
		['status', '--prefix', 'vdsm'],
		['undo', '--yes', '--prefix', 'vdsm'],
	];

	async function runAll(env: Readonly<Record<string, string>>): Promise<readonly RunResult[]> {
		const results: RunResult[] = [];
		for (const args of all) results.push(await must(ready.bench.vdsm(args, {cwd: folder, env})));
		return results;
	}

	/** Without what was put there for the test. */
	async function asBefore(): Promise<void> {
		await must(ready.bench.lab.host.run('rm', ['-rf', folder, '/root/exported.sh']));
		await ready.reset();
		await back(ready.bench.lab, ready.before, 'exact');
	}

	it('is not looked at for programs, modules or settings [E2, E4]', async () => {
		await runAll(environment);
		expect(logged()).toBe('');
		await asBefore();
	});

	it('NODE_OPTIONS is obeyed by our own Node alone, before we are asked, and by none that we start [E4]', async () => {
		await runAll({...environment, NODE_OPTIONS: `--require=${plantedModule}`});
		const loaded = logged().trim().split('\n');
		expect(loaded.filter(line => !line.startsWith('loaded '))).toEqual([]);
		expect(loaded.map(line => line.split('vdsm-passthru.cjs ')[1])).toEqual(all.map(args => args.join(' ')));
		await asBefore();
	});

	it('is where npx is not obeyed: each command stops, says why, and has done nothing [E4]', async () => {
		await must(ready.bench.lab.host.run('chown', ['-R', '1234:1234', folder]));
		const before = await ready.look();
		const npx = {...environment, npm_command: 'exec', npm_config_local_prefix: folder, INIT_CWD: folder};
		for (const args of all) {
			const {exitCode, stdout, stderr} = await ready.bench.vdsm(args, {cwd: folder, env: npx});
			if (args[0] === '--version') {
				expect(exitCode, stderr).toBe(0);
				continue;
			}
			expect(exitCode, `${args.join(' ')}: ${stdout}${stderr}`).toBe(3);
			// As JSON where that is asked for.
			expect(`${stdout}${stderr}`).toContain(`${folder}/.npmrc`);
		}
		expect(await ready.look()).toEqual(before);
		expect(logged()).toBe('');
		await asBefore();
	});

	it('what we start gets a small environment, and works in no folder of theirs [E3, E4]', async () => {
		const {host} = ready.bench.lab;
		const wrapper = host.path('/usr/local/bin/docker');
		const spy = '#!/bin/sh\n{ /usr/bin/env; pwd; } >> /tmp/seen\nexec /usr/bin/docker "$@"\n';
		writeFileSync(wrapper, spy, {mode: 0o755});
		try {
			await runAll(environment);
			const seen = readFileSync(host.path('/tmp/seen'), 'utf8');
			const names = [...seen.matchAll(/^(\w+)=/gm)].map(([, name = '']) => name);
			expect(names.length).toBeGreaterThan(20);
			// The shell of the wrapper sets the last three.
			const allowed = ['LC_ALL', 'PATH', 'HOME', 'PWD', 'OLDPWD', 'SHLVL', '_'];
			expect(names.filter(name => !allowed.includes(name))).toEqual([]);
			expect(seen).not.toMatch(/found|secret/);
			expect(seen).toMatch(/^LC_ALL=C$/m);
		} finally {
			rmSync(wrapper);
			rmSync(host.path('/tmp/seen'), {force: true});
		}
		await asBefore();
	});
});
