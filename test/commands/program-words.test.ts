import {expect, test} from 'vitest';
import {asStarted, keepWords, programWords, runLike} from '../../source/commands/run/program-words.js';
import {inRootsShell} from '../../source/model/by-sudo.js';
import {textsForCaller} from '../../source/text/for-root.js';
import {textsIn} from '../../source/text/language.js';

const undo = programWords('undo', 'vdsm', {stateDir: '/srv/state'});
const plain = ['npx', ['vdsm-passthru', 'undo', '--prefix', 'vdsm', '--state-dir', '/srv/state']];

test.each([
	['a user, whose own folder has the record', 1000, {}, plain],
	['a user in a shell that sudo once opened', 1000, {SUDO_USER: 'me'}, plain],
	['root, who may have no sudo', 0, {}, plain],
	['root by sudo', 0, {SUDO_USER: 'me'}, ['sudo', ['npx', ...(plain[1] ?? [])]]],
] as const)('%s gets a command that can be pasted', (_, uid, env, wanted) => {
	expect(asStarted(undo, {env}, uid)).toEqual(wanted);
});

test.each([
	[{yes: false, noInput: false, consent: []}, []],
	[{yes: true, noInput: false, consent: ['card-missing']}, ['--yes', '--consent', 'card-missing']],
	// Who only wanted to look is handed nothing that does it.
	[{yes: true, noInput: true, dryRun: true}, ['--yes', '--no-input', '--dry-run']],
] as const)('what is handed over is run as it was typed: %j', (how, flags) => {
	const [program, args] = undo;
	expect(runLike(undo, how)).toEqual([program, [...args, ...flags]]);
});

test('in a shell of root’s the PATH is named without sudo', () => {
	expect(inRootsShell(undo, '/n')[1].slice(0, 3)).toEqual(['PATH=/n', 'npx', 'vdsm-passthru']);
	expect(inRootsShell(undo, undefined)).toEqual(undo);
	expect(inRootsShell(['ip', ['link']], '/n')).toEqual(['ip', ['link']]);
});

test('the word stands behind its command', () => {
	const words = ['npx', ['vdsm-passthru', 'confirm', 'keep', '--state-dir', '/s']];
	expect(keepWords('keep', {stateDir: '/s'})).toEqual(words);
});

test('the PATH of a Node that sudo does not find stands before npx, and before nothing else', () => {
	const sudoPath = '/home/me/.nvm/bin:/usr/bin';
	const env = {SUDO_USER: 'me'};
	const [program, args] = asStarted(undo, {env, sudoPath}, 0);
	expect([program, ...args.slice(0, 4)]).toEqual(['sudo', 'env', `PATH=${sudoPath}`, 'npx', 'vdsm-passthru']);
	const logs = ['docker', ['logs', 'vdsm']] as const;
	expect(asStarted(logs, {env, sudoPath}, 0)).toEqual(['sudo', ['docker', 'logs', 'vdsm']]);
	expect(asStarted(undo, {env, sudoPath}, 1000)).toEqual(undo);
});

test.each([
	['who has npx where sudo looks', {isRootItself: false, sudoPath: undefined}, ': sudo npx vdsm'],
	['root, of no sudo', {isRootItself: true, sudoPath: undefined}, ': npx vdsm'],
	[
		'who has Node in the home folder, of its PATH',
		{isRootItself: false, sudoPath: '/n'},
		': sudo env "PATH=$PATH" npx vdsm',
	],
] as const)('sentences tell %s', (_, caller, wanted) => {
	const {act} = textsIn('en');
	expect(textsForCaller(act, caller).confirmWord('keep')).toContain(`${wanted}-passthru confirm keep`);
});
