import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {exportFormats} from '../../source/model/export-format.js';
import {type CompletionWorld, completionWorld, programShape} from '../helpers/completions.js';
import {lacksNamespaces} from '../helpers/namespaces.js';
import {lacks} from '../helpers/tools.js';
import {openTerminal} from '../terminal/pty.js';

const program = programShape();
const commands = program.commands.map(({name}) => name);

// As readline splits them: at = : and @ as well.
const ask = `source "$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_vdsm_passthru
((\${#COMPREPLY[@]} == 0)) || printf '%s\\n' "\${COMPREPLY[@]}"`;

describe.skipIf(lacksNamespaces() || lacks('bash'))('bash', () => {
	let world: CompletionWorld;
	beforeAll(async () => {
		world = await completionWorld('bash');
	});
	afterAll(() => world.close());

	const asked = (words: readonly string[], among?: 'interfaces') => {
		const args = ['--norc', '--noprofile', '-u', '-c', ask, 'bash', world.script, 'vdsm-passthru', ...words];
		return world.run('bash', args, among).split('\n').filter(Boolean);
	};
	const candidates = (...words: readonly string[]) => asked(words);
	const cards = (...words: readonly string[]) => asked(words, 'interfaces').sort();

	test('an empty word is a command', () => {
		expect(candidates('')).toEqual(commands);
		expect(candidates('p')).toEqual(['plan', 'purge']);
	});

	test.each(
		[program.alone, ...program.commands].map(
			shape => [shape === program.alone ? '' : shape.name, shape] as const,
		),
	)('the options of %j are all there', (name, {options}) => {
		const flags = options.flatMap(({short, long}) => (short === undefined ? [long] : [short, long]));
		expect(candidates(...(name === '' ? [] : [name]), '-')).toEqual(flags);
	});

	test.each([['--nic'], ['--give-up-nic']])('the cards of %s are those with a plain name', flag => {
		const plain = ['enp3s0', 'enp3s0.20', 'enp4s0', 'wl_0@x-y'];
		expect(cards('plan', flag, '')).toEqual(plain);
		expect(cards('apply', '--ip', '10.0.0.1', flag, '=', 'enp3')).toEqual(['enp3s0', 'enp3s0.20']);
		expect(cards('plan', flag, '=')).toEqual(plain);
		expect(cards('plan', flag, 'wl_0', '@', 'x')).toEqual(['x-y']);
		expect(world.left()).toEqual([]);
	});

	test('values of closed sets', () => {
		expect(candidates('plan', '--layout', '')).toEqual(['direct', 'classic', 'shared']);
		expect(candidates('--layout', 'd')).toEqual(['direct']);
		expect(candidates('apply', '--address', '=')).toEqual(['static', 'dhcp', 'manual']);
		expect(candidates('export', '--format', '')).toEqual([...exportFormats]);
		expect(candidates('nics', '--lang', '')).toEqual(['en', 'zh-CN']);
		expect(candidates('undo', '--consent', '')).toEqual(['card-missing']);
		expect(candidates('plan', '--ip', '')).toEqual([]);
	});

	test('words behind a command, as many as it takes', () => {
		expect(candidates('completion', '')).toEqual(['bash', 'zsh', 'fish']);
		expect(candidates('completion', 'bash', '')).toEqual([]);
		expect(candidates('help', 'la')).toEqual(['layouts']);
		expect(candidates('doctor', 'nic-carrier', 'nic-car')).toEqual(['nic-carrier']);
		expect(candidates('doctor', '--ignore', 'nic-carrier', 'nic-car')).toEqual(['nic-carrier']);
		expect(candidates('doctor', '--ignore', 'nic-carrier', '--li')).toEqual(['--list']);
	});

	test('a value is no command, and behind -- there are no options', () => {
		expect(candidates('--prefix', 'plan', 'sta')).toEqual(['status']);
		expect(candidates('--prefix', '=', 'plan', 'sta')).toEqual(['status']);
		expect(candidates('--publish', '127.0.0.1', ':', '5000', ':', '5000', 'sta')).toEqual(['status']);
		expect(candidates('doctor', '--', '-')).toEqual([]);
		expect(candidates('nonsense', '')).toEqual([]);
	});

	test('at a real Tab: cards, files, and a name that is evaluated by nobody', async () => {
		writeFileSync(path.join(world.folder, 'answers one.json'), '{}');
		const [file, args] = world.command('bash', ['--norc', '--noprofile', '-i']);
		const terminal = openTerminal({
			file,
			args,
			cwd: world.folder,
			columns: 200,
			env: {PS1: 'here: ', HOME: world.folder},
		});
		await terminal.waitFor('here:');
		terminal.type('source ./_vdsm-passthru; echo read"y"\r');
		await terminal.waitFor('ready');
		terminal.type('vdsm-passthru plan --nic=enp4\t--answers ans\t');
		await terminal.waitFor(String.raw`vdsm-passthru plan --nic=enp4s0 --answers answers\ one.json`);
		terminal.type('--layout=sh\t --give-up-nic \t\t');
		await terminal.waitFor(/--layout=shared .*--give-up-nic[\s\S]*enp3s0 +enp3s0\.20 +enp4s0 +wl_0@x-y/);
		await terminal.close();
		expect(world.left()).toEqual(['answers one.json']);
	});

	test.skipIf(lacks('shellcheck'))('shellcheck has nothing against it', () => {
		const {stdout} = spawnSync('shellcheck', ['--shell=bash', world.script], {encoding: 'utf8'});
		expect(stdout).toBe('');
	});
});
