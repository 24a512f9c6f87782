import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {exportFormats} from '../../source/model/export-format.js';
import {type CompletionWorld, completionWorld, programShape} from '../helpers/completions.js';
import {lacksNamespaces} from '../helpers/namespaces.js';
import {lacks} from '../helpers/tools.js';
import {openTerminal, type TestTerminal} from '../terminal/pty.js';

// As the help says to install it: a file in a folder of fpath. Tab lists, and the list stays to be read.
const settings = `PS1='here: '
fpath=("$PWD" $fpath)
autoload -U compinit && compinit -u -D
LISTMAX=0
setopt no_auto_menu
bindkey '^I' list-choices
bindkey '^X' complete-word
`;

describe.skipIf(lacksNamespaces() || lacks('zsh')).each(['en', 'zh-CN'] as const)('zsh, in %s', language => {
	const program = programShape(language);
	let world: CompletionWorld;
	let terminal: TestTerminal;
	beforeAll(async () => {
		world = await completionWorld('zsh', language);
		const home = path.join(world.folder, '.config');
		mkdirSync(home);
		writeFileSync(path.join(home, '.zshrc'), settings);
		const [file, args] = world.command('zsh', ['-i']);
		terminal = openTerminal({
			file,
			args,
			cwd: world.folder,
			columns: 200,
			rows: 200,
			env: {ZDOTDIR: home, HOME: home, LC_ALL: 'C.UTF-8'},
		});
		await terminal.waitFor('here:');
	});
	afterAll(async () => {
		await terminal.close();
		world.close();
	});

	/** The list below the line, when all of `wanted` is in it. */
	async function listed(line: string, wanted: readonly string[]): Promise<string> {
		terminal.type(`\u0015\u000c${line}\t`);
		const screen = await terminal.waitUntil(text => {
			const [first = '', ...list] = text.split('\n');
			return first.startsWith(`here: ${line.trim()}`) && wanted.every(word => list.join('\n').includes(word));
		});
		return screen.split('\n').slice(1).join('\n');
	}

	const shown = (what: string) => what.split('\n')[0] ?? '';

	test('an empty word is a command, with what --help says of it', async () => {
		const list = await listed(
			'vdsm-passthru ',
			program.commands.map(({what}) => shown(what)),
		);
		for (const {name} of program.commands) expect(list).toMatch(new RegExp(`^${name} +-- `, 'm'));
	});

	test.each(
		[program.alone, ...program.commands].map(
			shape => [shape === program.alone ? '' : shape.name, shape] as const,
		),
	)('the options of %j are all there, with what --help says of them', async (name, {options}) => {
		const list = await listed(
			`vdsm-passthru ${name} --`.replace('  ', ' '),
			options.map(({what}) => what),
		);
		const flags = options.map(({long}) => long);
		expect(list.match(/^--[a-z-]+/gm)?.sort()).toEqual(flags.sort());
	});

	test('cards are those with a plain name', async () => {
		for (const line of ['plan --nic ', 'apply --ip 10.0.0.1 --give-up-nic ', 'plan --nic=']) {
			const list = await listed(`vdsm-passthru ${line}`, ['enp3s0', 'wl_0@x-y']);
			expect(list.split(/\s+/).filter(Boolean).sort()).toEqual(['enp3s0', 'enp3s0.20', 'enp4s0', 'wl_0@x-y']);
		}
		terminal.type('\u0015\u000cvdsm-passthru plan --nic wl\u0018--layout=cl\u0018');
		await terminal.waitFor('plan --nic wl_0@x-y --layout=classic');
		expect(world.left()).toEqual([]);
	});

	test.each([
		['plan --layout ', ['direct', 'classic', 'shared']],
		['plan --address=', ['static', 'dhcp', 'manual']],
		['export --format ', exportFormats],
		['nics --lang ', ['en', 'zh-CN']],
		['completion ', ['bash', 'zsh', 'fish']],
		['doctor --ignore nic-carrier hook-', ['hook-exits', 'hook-line-ends', 'hook-ran']],
		['doctor nic-carrier hook-', ['hook-exits', 'hook-line-ends', 'hook-ran']],
		['--prefix plan p', ['plan', 'purge']],
	])('words for %j', async (line, words) => {
		const list = await listed(`vdsm-passthru ${line}`, words);
		const first = list.split(/\n| {2,}/).map(cell => cell.split(' -- ')[0]?.trim() ?? '');
		expect(words.filter(word => !first.includes(word))).toEqual([]);
	});
});
