import {describe, expect, test} from 'vitest';
import {liveFrame} from '../../source/wizard/live/live-frame.js';
import {initialLive, type LiveState, reduceLive} from '../../source/wizard/live/live-state.js';
import {textOf} from '../../source/wizard/theme.js';
import {applyRun, confirmWanted} from '../helpers/run-streams.js';
import {liveSettings, startFakeLive} from './helpers/live.js';

/** A live view that asks for the word. */
async function asking() {
	const live = startFakeLive({columns: 100});
	live.send(applyRun[0] ?? confirmWanted);
	live.send(confirmWanted);
	await live.waitFor('To keep the change, type “keep” and press Enter:');
	return live;
}

const notConfirmed = 'Not confirmed: the word is “keep”.';

describe('the word that keeps a change [B3]', () => {
	test('typed in full, and Enter', async () => {
		const live = await asking();
		for (const letter of 'keep') live.type(letter);
		await live.waitFor('❯ keep');
		expect(live.heard.confirms).toBe(0);
		live.press('enter');
		await live.waitFor('Confirming…');
		expect(live.heard.confirms).toBe(1);
		live.press('enter', 'enter');
		live.type('keep');
		live.press('enter');
		live.send({type: 'confirmed'});
		await live.waitFor('✔ Confirmed: the change stays.');
		expect(live.heard.confirms).toBe(1);
	});

	test('Enter alone is none', async () => {
		const live = await asking();
		live.press('enter');
		await live.waitFor(notConfirmed);
		expect(live.heard.confirms).toBe(0);
	});

	test.each(['y', 'yes', 'kee', 'keeps', 'KEEP', 'k e e p'])('“%s” is none', async word => {
		const live = await asking();
		live.type(word);
		await live.waitFor(`❯ ${word}`);
		live.press('enter');
		await live.waitFor(notConfirmed);
		expect(live.heard.confirms).toBe(0);
	});

	test('what was pasted is none, and does not stay in the field', async () => {
		const live = await asking();
		live.paste('keep');
		await live.waitFor('pasting does not count');
		expect(live.frame()).not.toContain('❯ keep');
		live.press('enter');
		await live.waitFor(notConfirmed);
		live.paste('keep\r');
		await live.waitFor('pasting does not count');
		expect(live.heard.confirms).toBe(0);
	});

	test('a word that comes with its Enter in the same bytes is none, where pastes are not marked', async () => {
		const live = await asking();
		live.type('keep\r');
		await live.waitFor('❯ keep');
		expect(live.heard.confirms).toBe(0);
		live.press('enter');
		await live.waitFor('Confirming…');
		expect(live.heard.confirms).toBe(1);
	});

	test('what was typed before the question is none', async () => {
		const live = startFakeLive({columns: 100});
		live.send(applyRun[0] ?? confirmWanted);
		await live.waitFor('Getting ready');
		live.type('keep');
		live.press('enter');
		live.send(confirmWanted);
		await live.waitFor('To keep the change');
		live.press('enter');
		await live.waitFor(notConfirmed);
		expect(live.heard.confirms).toBe(0);
	});

	test('Ctrl-D, Esc and the other keys are none', async () => {
		const live = await asking();
		live.type('keep');
		await live.waitFor('❯ keep');
		live.press('ctrlD', 'tab', 'up', 'ctrlZ', 'ctrlBackslash');
		await new Promise(resolve => setTimeout(resolve, 50));
		expect(live.heard).toEqual({interrupts: 0, confirms: 0});
	});

	test('the word can be corrected', async () => {
		const live = await asking();
		live.type('kexp');
		await live.waitFor('❯ kexp');
		live.press('left', 'backspace');
		await live.waitFor('❯ kep');
		live.type('e');
		await live.waitFor('❯ keep');
		live.press('enter');
		await live.waitFor('Confirming…');
		expect(live.heard.confirms).toBe(1);
	});

	test('Ctrl-C asks no more: it is taken back', async () => {
		const live = await asking();
		live.type('keep');
		await live.waitFor('❯ keep');
		live.press('ctrlC');
		await live.waitFor('Stopping: what was done is rolled back.');
		live.press('enter');
		live.press('ctrlC');
		await live.waitFor('Stopping at once.');
		expect(live.heard).toEqual({interrupts: 2, confirms: 0});
	});

	test('nobody in time: the question goes', async () => {
		const live = await asking();
		live.send({type: 'turned-back', turned: {because: 'unconfirmed'}});
		await live.waitFor('Nobody confirmed in time.');
		expect(live.frame()).not.toContain('To keep the change');
	});
});

describe('the question', () => {
	const asked: LiveState = reduceLive(initialLive, {type: 'event', event: confirmWanted}, 1000);
	const lines = (now: number, columns = 100, rows = 24) =>
		liveFrame(asked, now, 0, liveSettings({columns, rows})).lines.map(textOf).join('\n');

	test('counts down, and reaches 0 only when it is over', () => {
		expect(lines(1000)).toContain('rolled back by itself in 1 min 47 s, unless you confirm');
		expect(lines(48_500)).toContain('by itself in 1 min 00 s,');
		expect(lines(107_999)).toContain('by itself in 1 s,');
		expect(lines(108_000)).toContain('by itself in 0 s,');
		expect(lines(200_000)).toContain('by itself in 0 s,');
	});

	test('says who takes it back, and what the keys do', () => {
		expect(lines(1000)).toContain('systemd sees to it');
		expect(lines(1000)).toContain('Enter keep the change   Ctrl-C roll back now');
	});

	test('is asked in a window of any size', () => {
		expect(lines(1000, 30, 6).replaceAll('\n', ' ')).toContain('type “keep” and press Enter: (1 min 47 s) ❯');
	});

	test('puts the cursor where the next letter goes', () => {
		const typed = reduceLive(asked, {type: 'press', press: {kind: 'text', text: '界k', pasted: false}}, 1000);
		for (const columns of [30, 60, 100]) {
			const frame = liveFrame(typed, 1000, 0, liveSettings({columns}));
			expect(textOf(frame.lines[frame.caret?.y ?? -1] ?? [])).toBe('❯ 界k');
			expect(frame.caret?.x).toBe(5);
		}
	});
});
