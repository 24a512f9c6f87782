import stringWidth from 'string-width';
import {describe, expect, test, vi} from 'vitest';
import {textsIn} from '../../source/text/language.js';
import {doctorFrame} from '../../source/wizard/doctor/doctor-frame.js';
import {reduceDoctor} from '../../source/wizard/doctor/reduce-doctor.js';
import {liveFrame} from '../../source/wizard/live/live-frame.js';
import {initialLive, reduceLive} from '../../source/wizard/live/live-state.js';
import {textOf} from '../../source/wizard/theme.js';
import {runStreams} from '../helpers/run-streams.js';
import type {Key} from '../terminal/keys.js';
import {broken, doctorSettings, healthy, told} from './helpers/doctor.js';
import {homelab} from './helpers/homelab.js';
import {liveSettings} from './helpers/live.js';
import {pseudoTexts} from './helpers/pseudo.js';
import {startWizard, type TestWizard} from './helpers/wizard.js';

// A language that nobody has written yet is longer than both. No screen may break by it (promise F6).

vi.setConfig({testTimeout: 60_000});

const english = pseudoTexts(textsIn('en'));

const windows = [
	[60, 16],
	[80, 24],
] as const;

function expectNarrow(lines: readonly string[], columns: number, rows: number): void {
	expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(rows - 1);
	for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
}

/** Presses it, and waits for what it changes. */
async function press(wizard: TestWizard, ...names: readonly Key[]): Promise<void> {
	for (const key of names) {
		const before = wizard.frame();
		wizard.press(key);
		await wizard.waitUntil(now => now !== before, `anything after ${key}`);
	}
}

test('it is longer, and names stay what they are', () => {
	const {titles, notice} = english.wizard;
	expect(titles.nic.length).toBeGreaterThan(textsIn('en').wizard.titles.nic.length * 1.3);
	expect(notice['nic-blocked']({nic: 'enp3s0'})).toContain('enp3s0');
});

test('help that does not fit shows that it goes on', async () => {
	const raw = {also: 'enp4s0,colour=blue'};
	const wizard = startWizard({sentences: english, columns: 60, rows: 16, raw});
	await wizard.waitFor('enp3s0');
	await press(wizard, 'enter', 'enter', 'down', 'down', 'down', 'down', 'down', 'down');
	const shown = /^ {2}(.*)…$/m.exec(wizard.frame().slice(wizard.frame().indexOf('❯')))?.[1];
	expect(shown, wizard.frame()).toBeTruthy();
	expect(english.wizard.help.also.startsWith(shown ?? 'nothing')).toBe(true);
});

describe.each(windows)('at %i×%i [F6]', (columns, rows) => {
	test('the wizard fits, from the first screen to the last question', async () => {
		const wizard = startWizard({sentences: english, columns, rows});
		await wizard.waitFor('enp3s0');
		await press(wizard, 'down', 'down', 'down', 'up', 'up', 'up');
		wizard.type('v');
		await wizard.waitUntil(now => !now.includes('enp4s0'), 'the question for a VLAN');
		await press(wizard, 'esc', 'enter');
		await press(wizard, 'down', 'down', 'up', 'up', 'enter');
		for (let presses = 0; presses < 30 && !wizard.frame().includes(english.wizard.menu.quit); presses++)
			await press(wizard, 'enter');
		for (let items = 0; items < 3; items++) {
			await press(wizard, 'enter');
			if (wizard.frame().includes(english.wizard.menu.quit)) continue;
			await press(wizard, 'esc', 'down');
		}
		for (const frame of wizard.frames)
			expectNarrow(frame.text.replace(/\n$/, '').split('\n'), frame.columns, frame.rows);
	});

	test('of a machine on which nothing is right', async () => {
		const facts = {...homelab.facts, engine: {state: 'none'} as const};
		const wizard = startWizard({
			sentences: english,
			columns,
			rows,
			facts,
			raw: {nic: 'enp4s0', ip: '192.168.1.50'},
		});
		await wizard.waitFor('enp4s0');
		for (let presses = 0; presses < 8; presses++) await press(wizard, 'enter');
		for (const frame of wizard.frames)
			expectNarrow(frame.text.replace(/\n$/, '').split('\n'), frame.columns, frame.rows);
	});

	test('a run fits, at each of its events', () => {
		const settings = {...liveSettings({columns, rows}), texts: english};
		for (const stream of Object.values(runStreams)) {
			let state = initialLive;
			for (const event of stream) {
				state = reduceLive(state, {type: 'event', event}, 1000);
				const {lines} = liveFrame(state, 90_000, 3, settings);
				expectNarrow(lines.map(textOf), columns, rows);
			}
		}
	});

	test('the doctor fits, with everything open, and when it asks', () => {
		const plain = doctorSettings({columns, rows});
		const settings = {...plain, texts: pseudoTexts(plain.texts)};
		for (const diagnosis of [broken, healthy]) {
			let state = told(diagnosis);
			for (const key of ['enter', 'down', 'enter', 'down', 'enter', 'end', 'home', 'f'] as const) {
				const {lines} = doctorFrame(state, 0, settings);
				expectNarrow(lines.map(textOf), columns, rows);
				const press =
					key === 'f'
						? ({kind: 'text', text: key, pasted: false} as const)
						: ({kind: 'key', name: key} as const);
				state = reduceDoctor(
					reduceDoctor(state, {type: 'press', press, limits: {start: 0, last: 100, page: 5}, root: true}),
					{type: 'drawn'},
				);
			}
			expectNarrow(doctorFrame(state, 0, settings).lines.map(textOf), columns, rows);
		}
	});
});
