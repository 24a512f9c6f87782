import {expect, test} from 'vitest';
import {homelab} from './helpers/homelab.js';
import {begin, play} from './helpers/play.js';
import {startWizard} from './helpers/wizard.js';

const t = {type: 't'};

test('t on the first screen leads to the doctor, and its keys say so', async () => {
	const wizard = startWizard({columns: 60, rows: 16});
	await wizard.waitFor('enp3s0');
	expect(wizard.frame()).toContain('t troubleshoot');
	wizard.type('t');
	expect((await wizard.exit)?.outcome).toEqual({kind: 'troubleshoot'});
});

test('also while the machine is still being read, or cannot be: that may be what is wrong', async () => {
	const wizard = startWizard({readFacts: () => new Promise(() => undefined)});
	await wizard.waitFor('Looking');
	wizard.type('t');
	expect((await wizard.exit)?.outcome).toEqual({kind: 'troubleshoot'});
});

test('a paste is none, nor is a t anywhere else', () => {
	expect(play(begin(), {paste: 't'}).outcome).toBeUndefined();
	expect(play(begin(), 'enter', t).outcome).toBeUndefined();
});

test('another machine is not looked at from here', () => {
	const state = play(begin({}, homelab.facts, {canApply: false}), t);
	expect(state).toMatchObject({outcome: undefined, notice: {code: 'not-this-machine'}});
});
