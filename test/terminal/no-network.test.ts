import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {addressedIn, isProbe, straced, strangePathsIn, strangersAmong} from '../helpers/addressed.js';
import {lacks, skipping} from '../helpers/tools.js';
import {makeNamespace, type Namespace, noNamespaces} from '../host/namespace.js';
import {openTerminal} from './pty.js';

// What the program, and all that it starts, say to the network (promise E9): strace sees each socket of theirs, in a network
// namespace with a card and no route.

const program = path.resolve('dist/vdsm-passthru.cjs');
const card = 'enp3s0';

function isLacking(): boolean {
	if (noNamespaces !== undefined) skipping(noNamespaces);
	return noNamespaces !== undefined || lacks('strace') || lacks('arping');
}

describe.skipIf(isLacking())('without a route', () => {
	let namespace: Namespace;
	let folder = '';

	beforeAll(async () => {
		folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vdsm-passthru-network-'));
		namespace = await makeNamespace();
		await namespace.ip('link', 'add', card, 'type', 'veth', 'peer', 'name', 'switch0');
		for (const name of ['lo', card, 'switch0']) await namespace.ip('link', 'set', name, 'up');
	});

	afterAll(async () => {
		await namespace?.remove();
		if (folder !== '') fs.rmSync(folder, {recursive: true});
	});

	const traced = (...words: readonly string[]) => ({
		file: 'ip',
		args: [...['netns', 'exec', namespace.name], ...straced(`${folder}/trace`, [process.execPath, ...words])],
		cwd: folder,
		env: {HOME: folder, DOCKER_HOST: undefined},
	});

	/** Whom they have addressed, or tried to, and where they have listened. */
	function addressed(): readonly string[] {
		const trace = fs.readFileSync(`${folder}/trace`, 'utf8');
		fs.rmSync(`${folder}/trace`);
		return addressedIn(trace);
	}

	const answers = [
		'--nic',
		card,
		'--subnet',
		'192.168.50.0/24',
		'--gateway',
		'192.168.50.1',
		'--ip',
		'192.168.50.80',
	];
	const state = ['--state-dir', 'state'];

	const commands: ReadonlyArray<readonly string[]> = [
		['--version'],
		['nics', '--all'],
		['plan', ...answers],
		['export', ...answers],
		['apply', '--yes', ...answers, ...state],
		['status', ...state],
		['undo', '--yes', ...state],
		['purge', '--yes', ...state],
		['confirm', 'keep', ...state],
		['doctor'],
		['doctor', '--report', 'report.txt', '--yes'],
	];

	test.each(commands.map(words => ({words})))(
		'$words asks nobody but Docker’s socket, and the LAN on the chosen card [E9]',
		({words}) => {
			const {file, args, cwd} = traced(program, ...words);
			const {stderr, stdout} = spawnSync(file, args, {cwd, env: {PATH: process.env['PATH'], HOME: folder}});
			const asked = addressed();
			const said = `${stdout}${stderr}`;
			expect(strangersAmong(asked, card), said).toEqual([]);
			expect(strangePathsIn(asked)).toEqual([]);
			// What is to be seen is seen.
			if (words[0] === 'plan')
				expect(asked.filter(line => isProbe(line, card)).length, said).toBeGreaterThan(0);
		},
	);

	test('the wizard asks nobody, either, before and after a card is chosen [E9]', async () => {
		const terminal = openTerminal({...traced(program), rows: 34});
		await terminal.waitFor(/[❯◉●]|no network card|No network card/i);
		terminal.press('enter');
		terminal.press('ctrlC');
		await terminal.exit;
		const asked = addressed();
		expect(strangersAmong(asked, card)).toEqual([]);
		expect(strangePathsIn(asked)).toEqual([]);
	});

	test('whoever asks somebody else would have been seen', () => {
		const script = `
			require('node:net').connect(80, '203.0.113.1').on('error', () => {});
			require('node:net').connect(80, '2001:db8::1').on('error', () => {});
			const socket = require('node:dgram').createSocket('udp4').on('error', () => {});
			socket.send('x', 53, '203.0.113.2', () => socket.close());
			require('node:dns').lookup('vdsm-passthru.example', () => {});`;
		const {file, args, cwd} = traced('-e', script);
		spawnSync(file, args, {cwd});
		const asked = addressed().join('\n');
		for (const address of ['203.0.113.1', '2001:db8::1', '203.0.113.2']) expect(asked).toContain(address);
	});
});
