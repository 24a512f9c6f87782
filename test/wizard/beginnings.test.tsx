import {expect, test, vi} from 'vitest';
import type {Facts} from '../../source/model/facts.js';
import {widthOf} from '../../source/wizard/measure.js';
import {homelab} from './helpers/homelab.js';
import {acceptUntil, startWizard} from './helpers/wizard.js';

vi.setConfig({testTimeout: 60_000});

const {facts} = homelab;
const words = (frame: string) => frame.replaceAll(/\s+/g, ' ');

const lacking: ReadonlyArray<readonly [string, Partial<Facts>, (frame: string) => boolean]> = [
	['no Docker', {engine: {state: 'none'}}, frame => /No Docker here/.test(frame)],
	[
		'a Docker for root only',
		{engine: {state: 'unreachable', reason: 'permission denied', denied: true}},
		frame => /start with: sudo npx vdsm-passthru/.test(frame),
	],
	[
		'a Docker that is silent',
		{engine: {state: 'unreachable', reason: 'no answer', denied: false}},
		frame => /Docker does not answer/.test(frame),
	],
	['no KVM', {devices: {...facts.devices, kvm: false}}, frame => /very slow/.test(frame)],
];

test.each(lacking)(
	'on a machine with %s it is said on the first screen, and one can go on',
	async (_, lack, isSaid) => {
		const wizard = startWizard({facts: {...facts, ...lack}, columns: 60, rows: 16});
		await wizard.waitFor('❯ enp3s0');
		expect(isSaid(words(wizard.frame())), wizard.frame()).toBe(true);
		expect(wizard.frame()).not.toContain('…');
		await acceptUntil(wizard, wizard.texts.wizard.titles.layout);
		await acceptUntil(wizard, wizard.texts.wizard.titles.lan);
	},
);

test('where nothing is missing, nothing is said', async () => {
	const wizard = startWizard({columns: 60, rows: 16});
	await wizard.waitFor('❯ enp3s0');
	expect(words(wizard.frame())).not.toMatch(/Docker here|very slow/);
});

test.each(['en', 'zh-CN'] as const)('in %s, without a card, it says what that may be', async language => {
	const wizard = startWizard({language, facts: {...facts, nics: []}, columns: 60, rows: 16});
	await wizard.waitFor(wizard.texts.wizard.cards.none);
	const said = wizard.frame().replaceAll(/\s+/g, '');
	expect(said).toContain(wizard.texts.beginnings.noCardOften.replaceAll(/\s+/g, ''));
	expect(wizard.frame().trimEnd().split('\n').length).toBeLessThanOrEqual(15);
	for (const line of wizard.frame().split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(60);
	const {keys} = wizard.texts.wizard;
	expect(wizard.frame()).toContain(`r ${keys.refresh}`);
	for (const idle of [`Enter ${keys.choose}`, `v ${keys.vlan}`, `a ${keys.all}`])
		expect(wizard.frame()).not.toContain(idle);
});
