import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import type {RunEvent} from '../../source/model/run-event.js';
import {entryLines} from '../../source/wizard/live/entry-lines.js';
import {liveFrame} from '../../source/wizard/live/live-frame.js';
import type {LiveSettings} from '../../source/wizard/live/live-settings.js';
import {initialLive, type LiveState, reduceLive} from '../../source/wizard/live/live-state.js';
import {type StyledLine, textOf} from '../../source/wizard/theme.js';
import {
	applyRun,
	confirmWanted,
	failedRun,
	goodChecks,
	leftoverRun,
	runStreams,
} from '../helpers/run-streams.js';
import {type LiveSetup, liveSettings, startFakeLive} from './helpers/live.js';

const windows = [
	[60, 16],
	[80, 24],
	[200, 60],
	[59, 16],
	[20, 4],
] as const;

function played(state: LiveState, ...events: readonly RunEvent[]): LiveState {
	return events.reduce((now, event) => reduceLive(now, {type: 'event', event}, 1000), state);
}

const ctrlC = {type: 'press', press: {kind: 'key', name: 'ctrl+c'}} as const;

function textsOf(state: LiveState, setup: LiveSetup = {}): string[] {
	return liveFrame(state, 2500, 0, liveSettings(setup)).lines.map(textOf);
}

/** Up to the first event of this type, and with it. */
function until(stream: readonly RunEvent[], holds: (event: RunEvent) => boolean): LiveState {
	return played(initialLive, ...stream.slice(0, stream.findIndex(holds) + 1));
}

function expectNarrow(lines: readonly StyledLine[], columns: number): void {
	for (const line of lines) expect(stringWidth(textOf(line)), textOf(line)).toBeLessThanOrEqual(columns);
}

function expectFits(state: LiveState, settings: LiveSettings): void {
	const {lines, caret} = liveFrame(state, 90_000, 3, settings);
	expect(lines.length).toBeGreaterThan(0);
	expect(lines.length).toBeLessThanOrEqual(settings.rows - 1);
	expectNarrow(lines, settings.columns);
	expect(caret?.y ?? 0).toBeLessThan(lines.length);
	expect(caret?.x ?? 0).toBeLessThan(settings.columns);
}

const looks = [
	{language: 'en', ascii: false},
	{language: 'en', ascii: true},
	{language: 'zh-CN', ascii: false},
] as const;

describe.each(windows)('in a window of %i×%i', (columns, rows) => {
	test.each(Object.entries(runStreams))('nothing of %s is ever too tall or too wide [C6]', (_, stream) => {
		for (const look of looks) {
			const settings = liveSettings({...look, columns, rows});
			let state = initialLive;
			for (const event of stream) {
				state = played(state, event);
				expectFits(state, settings);
				expectFits(reduceLive(state, ctrlC, 0), settings);
			}
			expectNarrow(
				state.entries.flatMap(entry => entryLines(entry, settings)),
				columns,
			);
		}
	});
});

test('a long word, many checks and endless output fit as well', () => {
	const long = '界'.repeat(400);
	const state = played(
		initialLive,
		...applyRun.slice(0, 3),
		...Array.from({length: 50}, (): RunEvent => ({type: 'output', line: long})),
		{type: 'checked', checks: [...goodChecks, ...goodChecks, ...goodChecks]},
	);
	const lines = textsOf(state, {columns: 60, rows: 16});
	expect(lines.length).toBeLessThanOrEqual(15);
	expect(lines.join('\n')).toMatch(/\d+ more/);
	for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(60);
});

describe('what is said', () => {
	test('the running step with its time, command, layers, output and what is to come', () => {
		const state = until(applyRun, event => event.type === 'progress' && event.done === 2);
		const frame = textsOf(state).join('\n');
		expect(frame).toContain('Image vdsm/virtual-dsm:latest  1.5 s · step 1 of 10');
		expect(frame).toContain('docker pull vdsm/virtual-dsm:latest');
		expect(frame).toContain(`${'█'.repeat(5)}${'░'.repeat(15)}  2 of 8 layers`);
		expect(frame).toContain('222222222222: Pull complete');
		expect(frame).toMatch(/Still to come \(9\): Storage folder/);
		expect(frame).toContain('Ctrl-C stop and roll back');
	});

	test('bytes, the rate and what is left, where Docker tells them; layers while it unpacks', () => {
		const state = until(applyRun, event => event.type === 'command');
		const bytes = {done: 106_500_000, total: 213_000_000, perSecond: 11_500_000};
		const half = textsOf(played(state, {type: 'progress', done: 1, total: 4, bytes})).join('\n');
		expect(half).toContain(`${'█'.repeat(10)}${'░'.repeat(10)}  107 of 213 MB, 12 MB/s, about 10 s left`);
		const come = {...bytes, done: bytes.total};
		const unpacking = textsOf(played(state, {type: 'progress', done: 1, total: 4, bytes: come})).join('\n');
		expect(unpacking).toContain('unpacking, 1 of 4 layers');
	});

	test('while DSM is waited for, what its container does and for how long, and that one may leave', () => {
		const state = until(applyRun, event => event.type === 'boot');
		const later = liveFrame(state, 41_300, 0, liveSettings({columns: 100}))
			.lines.map(textOf)
			.join('\n');
		expect(later).toContain('So far 40 s. Now: downloading DSM from Synology, 43 % (1 of 4)');
		expect(later).toContain('takes several minutes');
		expect(later).toContain('It goes on without this program.');
		expect(later).toContain('Ctrl-C stop waiting, the set-up stays');
	});

	test('only the last lines of the output, and none that could move the cursor [D1]', () => {
		const output = Array.from(
			{length: 20},
			(_, line): RunEvent => ({type: 'output', line: `line ${line}\u001b[2J`}),
		);
		const state = played(initialLive, ...applyRun.slice(0, 3), ...output);
		const frame = textsOf(state, {rows: 16}).join('\n');
		expect(frame).toContain('line 19\\x1b[2J');
		expect(frame).toContain('line 17');
		expect(frame).not.toContain('line 16');
	});

	test.each([
		['settle', 'In 2 s everything is read once more'],
		['guest', 'DSM is starting. Waiting until it is up, 1 min 59 s at most.'],
	] as const)('waiting for %s counts down', (what, sentence) => {
		const state = until(applyRun, event => event.type === 'waiting' && event.what === what);
		expect(textsOf(state).join('\n')).toContain(sentence);
	});

	test('Docker that does not answer is said beside the step that waits for it', () => {
		const state = until(leftoverRun, event => event.type === 'waiting');
		const frame = textsOf(state).join('\n');
		expect(frame).toContain('Undoing: LAN network vdsm-eth1-macvlan');
		expect(frame).toContain('Docker does not answer. Waiting for it, 59 s at most.');
	});

	test('Ctrl-C is answered with what it leads to, which depends on what goes on', () => {
		const said = (state: LiveState, times: number) => {
			const pressed = Array.from({length: times}).reduce<LiveState>(now => reduceLive(now, ctrlC, 0), state);
			return textsOf(pressed, {columns: 120}).join('\n');
		};
		const running = until(applyRun, event => event.type === 'command');
		const sentence =
			'Stopping: this step is finished, then everything is rolled back. Ctrl-C again stops at once, half done.';
		expect(said(running, 0)).not.toContain('Stopping');
		expect(said(running, 1)).toContain(sentence);
		expect(said(running, 2)).toContain('Stopping at once.');
		expect(said(played(initialLive, ...applyRun, confirmWanted), 1)).toContain(
			'what was done is rolled back',
		);
		const undoing = until(runStreams.undoRun, event => event.type === 'command');
		expect(said(undoing, 1)).toContain('Stopping: this step is finished, and the rest stays. Ctrl-C');
		const back = until(failedRun, event => event.type === 'turned-back');
		expect(said(back, 1)).toContain('The rollback goes on to its end.');
	});

	test('a signal is answered as Ctrl-C is, and once', () => {
		const running = until(applyRun, event => event.type === 'command');
		const stopped = reduceLive(running, {type: 'stop'}, 0);
		expect(textsOf(stopped, {columns: 120}).join('\n')).toContain(
			'Stopping: this step is finished, then everything',
		);
		expect(reduceLive(stopped, {type: 'stop'}, 0)).toBe(stopped);
		expect(textsOf(reduceLive(stopped, ctrlC, 0), {columns: 120}).join('\n')).toContain('Stopping at once.');
		const asking = reduceLive(played(initialLive, ...applyRun, confirmWanted), {type: 'stop'}, 0);
		expect(asking.confirming).toBeNull();
	});

	test('a failure and its rollback in the scrollback, in the order in which they happened', () => {
		const settings = liveSettings({columns: 100});
		const text = played(initialLive, ...failedRun)
			.entries.flatMap(entry => entryLines(entry, settings))
			.map(textOf)
			.join('\n');
		const order = [
			'Setting up Virtual DSM: 10 steps',
			'✔ Image vdsm/virtual-dsm:latest  48.3 s',
			'✖ Failed: Container vdsm  2.3 s',
			'docker ended with code 125.',
			'│ You have to remove (or rename)',
			'▲ That did not work. Everything that was done is rolled back now.',
			'✔ Undone: LAN network vdsm-eth1-macvlan  0.4 s',
			'✔ Undone: Start hook',
		].map(part => text.indexOf(part));
		expect(order).not.toContain(-1);
		expect(order).toEqual(order.toSorted((one, other) => one - other));
	});

	test('what a failed program printed is said to its end, over three rows at most, and cannot move the cursor', () => {
		const settings = liveSettings({columns: 60});
		const [failed] = played(initialLive, ...failedRun).entries.filter(({kind}) => kind === 'failed');
		if (failed?.kind !== 'failed') throw new Error('Nothing failed.');
		const printed = (line: string) => {
			const entry = {...failed, failure: {...failed.failure, lines: [line]}};
			return entryLines(entry, settings)
				.map(textOf)
				.filter(row => row.startsWith('  │ '));
		};
		const docker = `docker: Error response from daemon: Conflict. The container name "/vdsm" is in use by "4f1d".`;
		expect(
			printed(docker)
				.map(row => row.slice(4))
				.join(' '),
		).toBe(docker);
		const endless = printed('word '.repeat(99));
		expect(endless).toHaveLength(3);
		expect(endless.at(-1)).toMatch(/…$/);
		for (const row of endless) expect(row.length).toBeLessThan(60);
		expect(printed('a\u001B[2Jb').join('')).not.toContain('\u001B');
	});

	test.each([
		['en', '✖ Not undone: LAN network vdsm-eth1-macvlan'],
		['zh-CN', '✖ 未能撤销：局域网侧网络 vdsm-eth1-macvlan'],
	] as const)('in %s, what could not be undone is not called undone', (language, sentence) => {
		const settings = liveSettings({language});
		const text = played(initialLive, ...leftoverRun)
			.entries.flatMap(entry => entryLines(entry, settings))
			.map(textOf)
			.join('\n');
		expect(text).toContain(sentence);
	});

	test('no two blank lines stand between the heading, or the turn, and what goes on', () => {
		const begun = until(applyRun, event => event.type === 'command');
		expect(textsOf(begun)[0]).toContain('Image');
		const turned = until(failedRun, event => event.type === 'turned-back');
		expect(textsOf(turned)[0]).not.toBe('');
		const second = until(applyRun, event => event.type === 'step-finished');
		expect(textsOf(second)[0]).toBe('');
	});

	test('what was verified is left to the result, and what did not hold is said before the rollback', () => {
		const kinds = (stream: readonly RunEvent[]) =>
			played(initialLive, ...stream).entries.map(({kind}) => kind);
		expect(kinds(applyRun)).not.toContain('check');
		expect(kinds(runStreams.checksRun).filter(kind => kind === 'check')).toHaveLength(2);
		expect(kinds(runStreams.checksRun).indexOf('check')).toBeLessThan(
			kinds(runStreams.checksRun).indexOf('turned'),
		);
	});

	test('what is not ours is left alone, and so it says', () => {
		const settings = liveSettings({columns: 100});
		const text = played(initialLive, ...runStreams.undoRun)
			.entries.flatMap(entry => entryLines(entry, settings))
			.map(textOf)
			.join('\n');
		expect(text).toMatch(/^· LAN network vdsm-eth1-macvlan: not made by this program, left alone/m);
	});

	test('a small window tells that it is, what goes on, and that Ctrl-C was heard', () => {
		const running = until(applyRun, event => event.type === 'command');
		const small = {columns: 50, rows: 10};
		expect(textsOf(running, small).join(' ')).toContain('Image vdsm/virtual-dsm:latest This window is 50×10');
		expect(textsOf(reduceLive(running, ctrlC, 0), small).join(' ')).toContain('Stopping: this step');
	});
});

test.each(windows)('Ink draws no more than that in %i×%i', async (columns, rows) => {
	for (const language of ['en', 'zh-CN'] as const) {
		const live = startFakeLive({language, columns, rows});
		for (const event of failedRun.slice(0, -1)) {
			live.send(event);
			await new Promise(resolve => setImmediate(resolve));
			const lines = live.frame().replace(/\n$/, '').split('\n');
			expect(lines.length - live.above()).toBeLessThanOrEqual(rows - 1);
			for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
		}
		if (columns >= 60) await live.waitFor(live.settings.texts.run.turned.failed.slice(0, 20));
	}
});
