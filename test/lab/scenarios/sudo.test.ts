import {readFileSync, writeFileSync} from 'node:fs';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {back, must} from '../matrix/cells.js';
import type {MachineState} from '../matrix/machine-state.js';
import {openReady, type Ready, setups} from '../matrix/setups.js';
import type {RunResult} from '../system/run.js';
import {plantedEnvironment, plantedFolder, plantedLog, plantedModule, plantFolder} from './planted-folder.js';

// By the real sudo, also with `-E`, which hands root the caller's environment (promises E1 to E4). Anna may do all by sudo and
// is not in the group docker; Mallory is another user of the machine.

const anna = 1234;
const mallory = 4321;
const node = '/usr/local/bin/node';
const program = '/opt/vdsm-passthru-test/vdsm-passthru.cjs';
/** As nvm puts it into the home folder. Its npx stands for npm's, which would fetch the package. */
const own = '/home/anna/.nvm/versions/node/v20/bin';
const npx = `#!/bin/sh\nshift\nexec node ${program} "$@"\n`;

describe.skipIf(skipLab())('by sudo', () => {
	let ready: Ready;
	let before: MachineState;
	const [, direct] = setups;
	const answers = direct?.answers ?? [];

	const sh = async (line: string): Promise<string> =>
		(await must(ready.bench.lab.host.run('sh', ['-c', line]))).stdout.trim();

	/** A line that Anna types in a shell of hers. */
	const types = async (
		line: string,
		{cwd = '/home/anna', env = {}}: {cwd?: string; env?: Readonly<Record<string, string>>} = {},
	): Promise<RunResult> => {
		const become = ['--reuid', String(anna), '--regid', String(anna), '--clear-groups', '--'];
		const hers = {HOME: '/home/anna', USER: 'anna', LOGNAME: 'anna', ...env};
		const pairs = Object.entries(hers).map(([name, value]) => `${name}=${value}`);
		const shell = ['/usr/bin/env', `--chdir=${cwd}`, ...pairs, '/bin/sh', '-c', line];
		return ready.bench.lab.host.run('setpriv', [...become, ...shell], {timeoutMs: 180_000});
	};

	/** What of Anna's home is not hers any more. */
	const foreign = async () => sh('find /home/anna -not -user anna');

	beforeAll(async () => {
		if (!direct) throw new Error('no set-up');
		ready = await openReady('sid', direct);
		await sh(`useradd --uid ${anna} --create-home anna && useradd --uid ${mallory} mallory`);
		await sh('echo "anna ALL=(ALL:ALL) NOPASSWD:SETENV: ALL" > /etc/sudoers.d/anna');
		await sh(
			'chmod 440 /etc/sudoers.d/anna && visudo --check --quiet && chmod -R a+rX /opt/vdsm-passthru-test',
		);
		await sh(`mkdir -p ${own} && cp ${node} ${own}/node`);
		writeFileSync(ready.bench.lab.host.path(`${own}/npx`), npx, {mode: 0o755});
		await sh('chown -R anna: /home/anna');
		before = await ready.look();
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	it('the command for root does it as it was printed, with a Node that sudo does not find, and says who was behind it [E1]', async () => {
		const env = {PATH: `${own}:/usr/bin:/bin`};
		expect((await types('sudo npx vdsm-passthru status', {env})).stderr).toContain('npx: command not found');
		const refused = await types(`npx vdsm-passthru apply --yes --wait 0 ${answers.join(' ')}`, {env});
		expect(refused.exitCode, refused.stdout).toBe(3);
		const line = /^ {2}(sudo .* apply .*)$/m.exec(refused.stderr)?.[1] ?? refused.stderr;
		const applied = await must(types(line));
		// Her home is hers, and she is root whenever she likes.
		expect(applied.stderr).not.toContain('can write');
		const journal = ready.bench.lab.host.path('/var/lib/vdsm-passthru/vdsm.journal');
		expect(readFileSync(journal, 'utf8')).toContain('"user":"root (anna)"');
		const seen = await must(types('sudo env "PATH=$PATH" npx vdsm-passthru status --prefix vdsm', {env}));
		expect(seen.stdout).toContain('vdsm-eth1-macvlan');
		const undo = await types('npx vdsm-passthru undo --yes --prefix vdsm', {env});
		expect(undo.exitCode, undo.stdout).toBe(3);
		await must(types(/^ {2}(sudo .* undo.*)$/m.exec(undo.stderr)?.[1] ?? undo.stderr));
		await sh('rm -r /home/anna/dsm');
		await back(ready.bench.lab, before, 'exact');
	});

	describe('-E, with an environment and in a folder of somebody else', () => {
		const all: ReadonlyArray<readonly string[]> = [
			['nics', '--json'],
			['plan', ...answers],
			['export', '--force', '-o', '/root/exported.sh', ...answers],
			['apply', '--yes', '--wait', '0', ...answers],
			['status', '--prefix', 'vdsm'],
			['undo', '--yes', '--prefix', 'vdsm'],
		];

		beforeEach(async () => {
			plantFolder(ready.bench.lab.host);
			await sh(`chown -R ${mallory}:${mallory} ${plantedFolder}`);
		});

		const here = async (args: readonly string[], env: Readonly<Record<string, string>> = {}, umask = '022') =>
			types(`umask ${umask}; sudo -E ${node} ${program} ${args.join(' ')}`, {
				cwd: plantedFolder,
				env: {...plantedEnvironment, PATH: '/usr/bin:/bin', ...env},
			});

		it.each(['000', '077'])(
			'nothing of it is run, and Anna’s home stays hers, with umask %s [E2 to E4, E6]',
			async umask => {
				for (const args of all) {
					const result = await here(args, {VDSM_PASSTHRU_TEST_SETTLE: '1'}, umask);
					expect(result.exitCode, `${args.join(' ')}: ${result.stdout}${result.stderr}`).toBe(0);
					if (args[0] !== 'apply') continue;
					expect(result.stderr).toContain(`Other users can write ${plantedFolder}`);
					expect(await sh('stat -c %a:%u /var/lib/vdsm-passthru')).toBe('700:0');
					expect(await sh(`stat -c %a:%u ${plantedFolder}/vdsm-hook.sh`)).toBe('755:0');
				}
				expect(plantedLog(ready.bench.lab.host)).toBe('');
				expect(await foreign()).toBe('');
				await sh(`rm -rf ${plantedFolder} /root/exported.sh`);
				await ready.reset();
				await back(ready.bench.lab, before, 'exact');
			},
		);

		it('NODE_OPTIONS of somebody else stops it, and Anna’s own does not [E4]', async () => {
			const untouched = await ready.look();
			for (const args of all) {
				const {exitCode, stdout, stderr} = await here(args, {NODE_OPTIONS: `--require=${plantedModule}`});
				expect(exitCode, `${args.join(' ')}: ${stdout}${stderr}`).toBe(3);
				expect(`${stdout}${stderr}`).toContain(plantedModule);
			}
			expect(plantedLog(ready.bench.lab.host)).not.toContain('planted ');
			await sh('echo > /home/anna/own.cjs && chown anna: /home/anna/own.cjs');
			await must(here(['nics', '--json'], {NODE_OPTIONS: '--require=/home/anna/own.cjs'}));
			// Node had obeyed before this program began.
			await sh(`rm ${plantedFolder}/log /home/anna/own.cjs`);
			expect(await ready.look()).toEqual(untouched);
		});

		it('where npx obeyed the folder it stops, whoever says that they called sudo [E4]', async () => {
			const called = {npm_command: 'exec', npm_config_local_prefix: plantedFolder, INIT_CWD: plantedFolder};
			const {exitCode, stderr} = await here(['undo', '--yes'], {...called, SUDO_UID: String(mallory)});
			expect(exitCode).toBe(3);
			expect(stderr).toContain(`${plantedFolder}/.npmrc`);
		});
	});
});
