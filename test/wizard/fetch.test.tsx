import {describe, expect, test, vi} from 'vitest';
import type {Facts} from '../../source/model/facts.js';
import type {Fetch} from '../../source/model/pull.js';
import {textsIn} from '../../source/text/language.js';
import {followFetch} from '../../source/wizard/lines/follow-fetch.js';
import {opening} from '../../source/wizard/lines/opening.js';
import type {WizardPorts} from '../../source/wizard/ports.js';
import {reduce} from '../../source/wizard/reduce.js';
import {placeOf, type State} from '../../source/wizard/state.js';
import {imageToFetch, imageToOffer} from '../../source/wizard/wanted.js';
import {homelab} from './helpers/homelab.js';
import {begin, play, reach} from './helpers/play.js';
import {startWizard} from './helpers/wizard.js';

vi.setConfig({testTimeout: 60_000});

const image = 'vdsm/virtual-dsm:latest';
const other = 'vdsm/virtual-dsm:7.65';
const facts: Facts = {...homelab.facts, images: []};
const running: Fetch = {
	image,
	phase: 'running',
	progress: {done: 1, total: 4, bytes: {done: 94_851_766, total: 213_000_000, perSecond: 11_500_000}},
};
const there: Fetch = {image, phase: 'there', images: [{name: image, version: '7.65'}]};

const fetched = (state: State, fetch: Fetch | undefined) => reduce(state, {type: 'fetched', fetch});
const asked = () => play(begin({}, facts), 'enter');
const agreed = () => play(asked(), 'down', 'enter');

describe('the image', () => {
	test('is asked about once, when a card is chosen, and Enter alone downloads nothing [A1]', () => {
		expect(placeOf(asked())).toBe('fetch');
		const state = play(asked(), 'enter');
		expect(state).toMatchObject({screen: 'layout', fetching: 'no', dialog: undefined});
		expect(imageToFetch(state)).toBeNull();
		expect(placeOf(play(state, 'esc', 'enter'))).toBe('layout');
		expect(imageToFetch(play(asked(), 'esc'))).toBeNull();
	});

	test.each<readonly [string, State]>([
		['it is there', begin()],
		['nothing can be applied', begin({}, facts, {canApply: false})],
		['there is no Docker', begin({}, {...facts, engine: {state: 'none'}})],
		[
			'Docker is not for this user',
			begin({}, {...facts, engine: {state: 'unreachable', reason: '', denied: true}}),
		],
		[
			'it is Podman',
			begin(
				{},
				facts.engine.state === 'running' ? {...facts, engine: {...facts.engine, podman: true}} : facts,
			),
		],
	])('is not asked about where %s', (_, state) => {
		expect(imageToOffer(state)).toBeUndefined();
		expect(placeOf(play(state, 'enter'))).toBe('layout');
	});

	test('is pulled with a yes, until it is another one; half a name is nobody’s', () => {
		const state = agreed();
		expect(imageToFetch(state)).toBe(image);
		const onImage = {...fetched(state, running), screen: 'container' as const, focus: {container: 'image'}};
		const typing = play(onImage, {type: 'vdsm/virt'});
		expect(typing.raw.image).toBe('vdsm/virt');
		expect(imageToFetch(typing)).toBe(image);
		const typed = play(play(onImage, {type: other}), 'down');
		expect(imageToFetch(typed)).toBe(other);
		const back = {...typed, raw: {}};
		expect(imageToFetch(fetched(back, {image: other, phase: 'running', progress: null}))).toBe(image);
	});

	test('that has come is there, and is not pulled again; nor is one that cannot be had', () => {
		const state = fetched(fetched(agreed(), running), there);
		expect(state.facts?.images).toEqual([{name: image, version: '7.65'}]);
		expect(imageToFetch(state)).toBe(image);
		const failed = fetched(agreed(), {image, phase: 'failed', lines: []});
		expect(imageToFetch(failed)).toBe(image);
	});

	test('does not disturb an open question of the review', () => {
		const review = play(reach('review', play(agreed(), 'draw')), 'enter');
		expect(placeOf(review)).toBe('apply');
		expect(placeOf(fetched(review, running))).toBe('apply');
		expect(placeOf(fetched(review, there))).toBe('apply');
	});
});

/** What is wanted, one after the other, and how to tell what becomes of it. */
function recorded() {
	const wanted: Array<string | null> = [];
	const listeners = new Set<(fetch: Fetch | undefined) => void>();
	const images: WizardPorts['images'] = {
		want: name => wanted.push(name),
		subscribe: listener => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
	const tell = (fetch: Fetch) => {
		for (const listener of listeners) listener(fetch);
	};
	return {wanted, images, tell};
}

test.each([
	[100, 30],
	[60, 16],
])(
	'on a window of %i columns and %i rows its line stays in its place, and keys work on',
	async (columns, rows) => {
		const {wanted, images, tell} = recorded();
		const wizard = startWizard({facts, images, columns, rows});
		const {fetch} = wizard.texts.wizard;
		await wizard.waitFor('enp3s0');
		wizard.press('enter');
		await wizard.waitFor(`❯ ${fetch.later}`);
		wizard.press('down');
		await wizard.waitFor(`❯ ${fetch.now}`);
		expect(wanted).not.toContain(image);
		wizard.press('enter');
		await wizard.waitFor(wizard.texts.wizard.titles.layout);
		expect(wanted.at(-1)).toBe(image);
		tell({image, phase: 'running', progress: null});
		await wizard.waitFor(fetch.beginning(image));
		const rowOf = (frame: string, text: string) => frame.split('\n').findIndex(line => line.includes(text));
		const row = rowOf(wizard.frame(), fetch.beginning(image));
		tell(running);
		const frame = await wizard.waitFor('Downloading: 95 of 213 MB, 12 MB/s, about 15 s left');
		expect(rowOf(frame, '95 of 213 MB')).toBe(row);
		expect(frame.split('\n').length).toBeLessThan(rows);
		wizard.press('down');
		await wizard.waitFor('❯ classic');
		tell({image, phase: 'failed', lines: ['Error response from daemon: toomanyrequests: \u001B[2J']});
		const failed = await wizard.waitFor('Not downloaded');
		expect(failed).not.toContain('\u001B[2J');
		tell(there);
		expect(rowOf(await wizard.waitFor(fetch.there(image)), fetch.there(image))).toBe(
			rowOf(failed, 'Not downloaded'),
		);
	},
);

test('in lines it is asked by numbers, and told where a new place is told, not in the middle of an answer', () => {
	const texts = textsIn('zh-CN');
	const {wanted, images, tell} = recorded();
	const said: string[] = [];
	const follower = followFetch({texts, images, say: line => said.push(line)});
	const look = {
		texts,
		marksPastes: true,
		ports: {quote: () => '', equivalentCommand: () => ['', []] as const},
	};
	expect(opening(asked(), look).join('\n')).toMatch(/1\. 暂不下载.*\n2\. 现在下载/);
	let state = follower.tell(asked(), true);
	expect(wanted).toEqual([null]);
	state = follower.tell(agreed(), true);
	expect(wanted.at(-1)).toBe(image);
	tell(running);
	state = follower.tell(state, false);
	expect(said).toEqual([expect.stringContaining('正在下载：95 / 213 MB，12 MB/s，大约还需 15 秒')]);
	tell({...running, progress: {done: 3, total: 4, bytes: null}});
	state = follower.tell(state, false);
	expect(said).toHaveLength(1);
	state = follower.tell(state, true);
	expect(said.at(-1)).toContain('已完成 3 层，共 4 层');
	tell(there);
	state = follower.tell(state, false);
	expect(said.at(-1)).toBe(texts.wizard.fetch.there(image));
	expect(state.facts?.images).toHaveLength(1);
	follower.end();
});
