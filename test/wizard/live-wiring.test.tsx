import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import type {RunEvent} from '../../source/model/run-event.js';
import {textsIn} from '../../source/text/language.js';
import {namedLines} from '../../source/text/picture-words.js';
import {liveFrame} from '../../source/wizard/live/live-frame.js';
import {initialLive, type LiveState, reduceLive} from '../../source/wizard/live/live-state.js';
import {wiringLines} from '../../source/wizard/live/wiring-lines.js';
import {type Tone, textOf} from '../../source/wizard/theme.js';
import {pictured, wirings} from '../helpers/pictures.js';
import {applyRun, failedRun, runStreams} from '../helpers/run-streams.js';
import {type LiveSetup, liveSettings, startFakeLive} from './helpers/live.js';

/** The run up to the first event that holds, and with it. */
function until(stream: readonly RunEvent[], holds: (event: RunEvent) => boolean): LiveState {
	return stream
		.slice(0, stream.findIndex(holds) + 1)
		.reduce((state, event) => reduceLive(state, {type: 'event', event}, 0), initialLive);
}

const begins = (id: string) => (event: RunEvent) => event.type === 'step-started' && event.move.id === id;
const isOver = (id: string) => (event: RunEvent) => event.type === 'step-finished' && event.move.id === id;

/** Everything stands, and DSM's page answers. */
function ready(): LiveState {
	const event: RunEvent = {type: 'boot', stage: 'ready', percent: null};
	return reduceLive(
		until(applyRun, ({type}) => type === 'boot'),
		{type: 'event', event},
		0,
	);
}

function drawn(state: LiveState, setup: LiveSetup = {}) {
	return wiringLines(state.progress, 0, 99, liveSettings({columns: 100, rows: 30, ...setup}));
}

const textsOf = (...args: Parameters<typeof drawn>) => drawn(...args).map(textOf);

function toneOf(state: LiveState, name: string): Tone | undefined {
	return drawn(state)
		.flat()
		.find(({text}) => text.endsWith(name))?.tone;
}

describe('the wiring says what the run has made', () => {
	test('nothing yet', () => {
		const state = until(applyRun, event => event.type === 'started');
		expect(textsOf(state)).toEqual([
			'',
			'Wiring',
			'  LAN ── ○ enp3s0 ── ○ macvlan passthru ── ○ br0 ── ○ DSM',
			'  this machine ╌╌ ○ vdsm-eth0-bridge ╌╌ ○ NAT ╌╌ ○ DSM',
		]);
		expect(toneOf(state, 'enp3s0')).toBe('dim');
	});

	test('a network is being made, and the one before it is there', () => {
		const state = until(applyRun, begins('network-lan'));
		expect(textsOf(state).slice(2)).toEqual([
			'  LAN ── ○ enp3s0 ── ⠋ macvlan passthru ── ○ br0 ── ○ DSM',
			'  this machine ╌╌ ✔ vdsm-eth0-bridge ╌╌ ○ NAT ╌╌ ○ DSM',
		]);
		expect(toneOf(state, 'macvlan passthru')).toBe('accent');
		expect(toneOf(state, 'vdsm-eth0-bridge')).toBe('good');
	});

	test('a card is there when the last of its steps is', () => {
		expect(toneOf(until(applyRun, isOver('nic-up')), 'enp3s0')).toBe('dim');
		expect(toneOf(until(applyRun, isOver('boot')), 'enp3s0')).toBe('good');
	});

	test('DSM is not there while it boots, only once its page answers', () => {
		const settling = until(applyRun, event => event.type === 'waiting' && event.what === 'settle');
		expect(textsOf(settling)[2]).toBe('  LAN ── ✔ enp3s0 ── ✔ macvlan passthru ── ✔ br0 ── ○ DSM');
		const boots = until(applyRun, event => event.type === 'boot');
		expect(textsOf(boots)[2]).toBe('  LAN ── ✔ enp3s0 ── ✔ macvlan passthru ── ✔ br0 ── ⠋ DSM');
		const back: RunEvent = {type: 'turned-back', turned: {because: 'unconfirmed'}};
		expect(textsOf(reduceLive(boots, {type: 'event', event: back}, 0))[2]).toMatch(/○ DSM$/);
	});

	test('all of it, links too', () => {
		const state = ready();
		const [, , ...lines] = drawn(state);
		expect(lines.map(textOf).join('\n')).not.toMatch(/[○✖⠋]/);
		expect(lines.flat().filter(({tone}) => tone === 'dim')).toEqual([]);
	});

	test('what failed, and what is gone after that', () => {
		const failed = until(failedRun, event => event.type === 'step-failed');
		expect(toneOf(failed, 'DSM')).toBe('bad');
		expect(textsOf(failed)[2]).toMatch(/✖ DSM$/);
		const back = until(failedRun, event => event.type === 'finished');
		expect(textsOf(back)[3]).toContain('○ vdsm-eth0-bridge');
	});

	test('what the run does not touch stands already', () => {
		const [first, ...rest] = applyRun;
		if (first?.type !== 'started') throw new Error('a run that does not begin');
		const fewer: RunEvent = {
			...first,
			moves: first.moves.filter(({id}) => id === 'container' || id === 'start'),
		};
		const state = until([fewer, ...rest], event => event.type === 'started');
		expect(textsOf(state)[2]).toBe('  LAN ── ✔ enp3s0 ── ✔ macvlan passthru ── ○ br0 ── ○ DSM');
	});

	test('in ASCII, with ASCII only', () => {
		const lines = textsOf(until(applyRun, begins('network-lan')), {ascii: true});
		expect(lines[2]).toBe('  LAN -- ( ) enp3s0 -- | macvlan passthru -- ( ) br0 -- ( ) DSM');
		expect(lines[3]).toBe('  this machine .. + vdsm-eth0-bridge .. ( ) NAT .. ( ) DSM');
	});
});

describe('in a high window it is drawn in boxes', () => {
	const room = {columns: 120, rows: 40};

	test('with captions, addresses, and a sign before each name', () => {
		const lines = textsOf(until(applyRun, begins('network-lan')), room);
		expect(lines[3]).toMatch(/^┌─+┐ {3}┌─+┐/);
		expect(lines[4]).toMatch(
			/^│ LAN +├───┤ ○ enp3s0 +├───┤ ⠋ macvlan passthru +├───┤ ○ br0 +├───┤ ○ DSM +│$/,
		);
		expect(lines.join('\n')).toContain('╌╌╌┤ ✔ vdsm-eth0-bridge ├╌╌╌┤ ○ NAT');
		expect(lines[5]).toContain('192.168.1.70');
	});

	test('each box in its colour, and a link when both of its ends are there', () => {
		const row = drawn(until(applyRun, begins('nic-quiet')), room)[4] ?? [];
		expect(row.map(({tone}) => tone)).toEqual([
			'plain',
			'dim',
			'accent',
			'dim',
			'good',
			'dim',
			'dim',
			'dim',
			'dim',
		]);
		const over = drawn(ready(), room);
		expect(
			over
				.slice(2)
				.flat()
				.filter(({tone, text}) => tone === 'dim' && text.trim() !== ''),
		).toEqual([]);
	});

	test('which do not move while signs change', () => {
		for (const ascii of [false, true]) {
			const edges = [begins('network-lan'), isOver('network-lan'), isOver('boot')].map(
				holds => textsOf(until(applyRun, holds), {...room, ascii})[3],
			);
			expect(new Set(edges).size).toBe(1);
		}
	});

	test('and in lines where the boxes are too wide or too high', () => {
		const state = until(applyRun, begins('network-lan'));
		expect(textsOf(state, {columns: 90, rows: 40})).toHaveLength(4);
		expect(wiringLines(state.progress, 0, 8, liveSettings(room))).toHaveLength(4);
	});
});

test('every wiring fits every window, and names every part', () => {
	for (const name of wirings) {
		const {picture, steps} = pictured[name];
		const progress = Object.fromEntries(steps.map(({id}) => [id, 'waiting' as const]));
		for (const language of ['en', 'zh-CN'] as const)
			for (const columns of [60, 80, 120]) {
				const rows = columns === 120 ? 60 : 24;
				const lines = wiringLines(progress, 0, 99, liveSettings({language, columns, rows, picture}));
				for (const line of lines) expect(stringWidth(textOf(line))).toBeLessThanOrEqual(columns);
				const linked = picture.nodes.filter(({id}) =>
					picture.links.some(({from, to}) => from === id || to === id),
				);
				for (const node of linked)
					expect(lines.map(textOf).join('\n')).toContain(
						namedLines(node, textsIn(language).wizard.picture)[0],
					);
			}
	}
});

test('what goes on comes first: where there is no room for all of it, there is none of it', () => {
	const state = until(applyRun, begins('network-lan'));
	const shows = (columns: number, rows: number) =>
		liveFrame(state, 0, 0, liveSettings({columns, rows})).lines.some(line =>
			textOf(line).includes('○ enp3s0'),
		);
	expect([shows(80, 24), shows(120, 40), shows(60, 16)]).toEqual([true, true, false]);
	const settings = liveSettings({columns: 100, rows: 30});
	expect(wiringLines(state.progress, 0, 3, settings)).toEqual([]);
});

test('an undo makes nothing, and draws nothing', () => {
	const state = until(runStreams.undoRun, event => event.type === 'step-started');
	const settings = {...liveSettings({columns: 100, rows: 30}), picture: null};
	expect(wiringLines(state.progress, 0, 99, settings)).toEqual([]);
});

test('on the screen, and gone from it when the run is over', async () => {
	const live = startFakeLive({columns: 80, rows: 24});
	for (const event of applyRun.slice(0, 12)) live.send(event);
	await live.waitFor('LAN ── ○ enp3s0');
	for (const event of applyRun.slice(12)) live.send(event);
	await live.waitUntil(frame => !frame.includes('LAN ──'), 'no wiring');
});
