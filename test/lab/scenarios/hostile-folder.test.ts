import {existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {back, must} from '../matrix/cells.js';
import {openReady, type Ready, setups} from '../matrix/setups.js';
import type {RunResult} from '../system/run.js';

// Run as root in a folder that somebody else has filled, with an environment of theirs (promises E2 to E4): none of it is run,
// read or handed on.

const folder = '/srv/found';
const log = `${folder}/log`;
/** What this program starts, and what a shell or an npm would. `node` itself is found before we are asked. */
const programs = [
	'docker',
	'ip',
	'sh',
	'sysctl',
	'arping',
	'ethtool',
	'flock',
	'mkdir',
	'test',
	'grep',
	'npm',
	'npx',
];
const planted = `#!/bin/sh\necho "planted $0 $*" >> ${log}\nexit 0\n`;

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
		const at = (name: string) => ready.bench.lab.host.path(`${folder}/${name}`);
		rmSync(at(''), {recursive: true, force: true});
		mkdirSync(at('node_modules/.bin'), {recursive: true});
		mkdirSync(at('node_modules/commander'), {recursive: true});
		for (const name of programs) {
			writeFileSync(at(name), planted, {mode: 0o755});
			symlinkSync(`../../${name}`, at(`node_modules/.bin/${name}`));
		}
		const evil = `require('node:fs').appendFileSync('${log}', 'loaded ' + process.argv.slice(1).join(' ') + '\\n');`;
		writeFileSync(at('evil.cjs'), evil);
		writeFileSync(at('node_modules/commander/index.js'), evil);
		writeFileSync(
			at('package.json'),
			'{"type": "commonjs", "imports": {"#a": "./evil.cjs"}, "main": "evil.cjs"}',
		);
		writeFileSync(at('.npmrc'), `script-shell=${folder}/sh\nnode-options=--require=${folder}/evil.cjs\n`);
		writeFileSync(at('.env'), `NODE_OPTIONS=--require=${folder}/evil.cjs\n`);
		for (const name of ['compose.yaml', 'Dockerfile', 'vdsm.json']) writeFileSync(at(name), '}{');
		writeFileSync(at('sh.rc'), `echo "sourced" >> ${log}\n`);
	});

	const logged = () => {
		const path = ready.bench.lab.host.path(log);
		return existsSync(path) ? readFileSync(path, 'utf8') : '';
	};

	const environment = {
		PATH: `.:${folder}:node_modules/.bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
		NODE_PATH: `${folder}/node_modules`,
		ENV: `${folder}/sh.rc`,
		BASH_ENV: `${folder}/sh.rc`,
		SHELL: `${folder}/sh`,
		CDPATH: folder,
		IFS: 'o',
		EDITOR: `${folder}/sh`,
		LD_BIND_NOW: '1',
		CANARY: 'secret',
	} as const;

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
		await runAll({...environment, NODE_OPTIONS: `--require=${folder}/evil.cjs`});
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
