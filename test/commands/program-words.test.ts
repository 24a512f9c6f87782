import {expect, test} from 'vitest';
import {asStarted, keepWords, programWords} from '../../source/commands/run/program-words.js';
import {textsForRoot} from '../../source/text/for-root.js';
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

test('the word stands behind its command', () => {
	const words = ['npx', ['vdsm-passthru', 'confirm', 'keep', '--state-dir', '/s']];
	expect(keepWords('keep', {stateDir: '/s'})).toEqual(words);
});

test('root is told of no sudo', () => {
	const {act} = textsIn('en');
	expect(act.confirmWord('keep')).toContain('sudo npx vdsm-passthru confirm keep');
	expect(textsForRoot(act).confirmWord('keep')).toContain(': npx vdsm-passthru confirm keep');
});
