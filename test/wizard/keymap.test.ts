import {describe, expect, test} from 'vitest';
import {textsIn} from '../../source/text/language.js';
import {scrollKeys, shownKeys} from '../../source/wizard/active-keys.js';
import {glyphsFor} from '../../source/wizard/glyphs.js';
import {hintLines} from '../../source/wizard/hint-lines.js';
import {contextOf} from '../../source/wizard/key-actions.js';
import {type Binding, type Context, keymap, takesText} from '../../source/wizard/keymap.js';
import {widthOf} from '../../source/wizard/measure.js';
import type {Press} from '../../source/wizard/presses.js';
import {reduce} from '../../source/wizard/reduce.js';
import {initialState, type State} from '../../source/wizard/state.js';
import {textOf} from '../../source/wizard/theme.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {homelab} from './helpers/homelab.js';
import {begin, play, reach} from './helpers/play.js';

const contexts = Object.keys(keymap) as Context[];

describe.each(contexts)('the keys of %s', context => {
	const keys = keymap[context].flatMap(binding => binding.keys);

	test('have one meaning each', () => {
		expect(keys).toEqual([...new Set(keys)]);
	});

	test('let one out', () => {
		expect(keys).toContain('ctrl+c');
		if (context !== 'busy') expect(keys).toContain('esc');
	});
});

test.each(contexts.filter(takesText))(
	'where text is typed, as in %s, no character is a command but the question mark of a form',
	context => {
		const keys = keymap[context].flatMap(binding => binding.keys);
		expect(keys.filter(key => key.length === 1)).toEqual(
			context === 'text' || context === 'word' ? ['?'] : [],
		);
	},
);

const {facts} = homelab;
const wifi = makeNic({name: 'wlp2s0', wireless: true, driver: 'iwlwifi'});
const elsewhere = {canApply: false} as const;
/** A card that carries this host: shared, or given up by its name. */
const carrying = makeFacts({nics: [{...hostNic, carries: [route()]}]});
const lost = {raw: {nic: 'enp4s0'}, facts};

function route() {
	return {what: 'default-route', family: 4, table: 'main', via: hostNic.name} as const;
}

const loading = initialState({raw: {}, giveUp: undefined, canApply: true});

/** Where somebody may stand. */
const places: Readonly<Record<string, () => State>> = {
	'before anything is known': () => loading,
	'while details are read': () => reduce(reduce(loading, {type: 'facts-listed', facts}), {type: 'drawn'}),
	'where the machine could not be read': () => reduce(loading, {type: 'facts-failed', message: 'no'}),
	'on the cards': () => begin(),
	'on the cards, all of them listed': () => play(begin(), {type: 'a'}),
	'on a card that is blocked': () => begin({nic: 'wlp2s0'}),
	'on the only card, which is blocked': () => begin({}, makeFacts({nics: [wifi]})),
	'on a card to share': () => begin({}, carrying),
	'on a VLAN': () => play(begin(), {type: 'v'}, {type: '20'}, 'enter', 'esc'),
	'without any card': () => begin({}, makeFacts({nics: []})),
	'on the cards of another machine': () => begin({}, facts, elsewhere),
	'where answers are remembered': () => begin({}, {...facts, remembered: {ip: '192.168.1.77'}}),
	'where they were forgotten': () =>
		play(begin({}, {...facts, remembered: {ip: '192.168.1.77'}}), {type: 'c'}),
	'on the layouts': () => reach('layout'),
	'on a layout that takes the card another machine needs': () =>
		play(reach('layout', begin({}, carrying, elsewhere)), 'up', 'up'),
	'at a choice': () => reach('lan'),
	'at a text': () => play(reach('lan'), 'down'),
	'at an empty text': () => play(reach('lan'), 'down', 'ctrl+u'),
	'at a text that is wrong': () => play(reach('lan'), 'down', {type: 'x'}),
	'in the management': () => reach('management'),
	'at the container': () => reach('container'),
	'at the warnings': () => reach('warnings'),
	'at a danger': () => reach('warnings', begin(lost.raw, lost.facts)),
	'at a danger, its word begun': () => play(reach('warnings', begin(lost.raw, lost.facts)), {type: 'enp'}),
	'at the review': () => reach('review'),
	'at the review, with an error': () => reach('review', begin({}, {...facts, engine: {state: 'none'}})),
	'at the review of another machine': () => reach('review', begin({}, facts, elsewhere)),
	'asked whether to leave': () => play(begin(), 'esc'),
	'asked whether to apply': () => play(reach('review'), 'enter'),
	'asked for a name': () => play(reach('review'), 'down', 'enter'),
	'asked for a name, without one': () => play(reach('review'), 'down', 'enter', 'ctrl+u'),
	'asked for the number of a VLAN': () => play(begin(), {type: 'v'}),
	'asked to type the name of the card': () => play(reach('layout', begin({}, carrying)), 'up', 'up', 'enter'),
	'before the command': () => play(reach('review'), 'down', 'down', 'down', 'enter'),
	'where words are explained': () => play(begin(), {type: '?'}),
};

function press(key: string): Press {
	return key.length === 1 ? {kind: 'text', text: key, pasted: false} : {kind: 'key', name: key};
}

/** More than a sentence that says why nothing happens. */
function doesSomething(state: State, keys: readonly string[]): boolean {
	const bare = (of: State) => ({...of, notice: undefined, undrawn: false});
	return keys.some(key => {
		const next = reduce(state, {type: 'press', press: press(key), limits: {last: 0, page: 9}});
		try {
			expect(bare(next)).toEqual(bare(state));
			return false;
		} catch {
			return true;
		}
	});
}

/** Commands that one hint stands for: the other way of moving counts too. */
const twins: Partial<Record<Binding['command'], readonly string[]>> = {
	down: ['up', 'down'],
	right: ['left', 'right'],
	'choose-next': ['left', 'right'],
};

/** Where Enter chooses nothing. */
const isInert: ReadonlySet<string> = new Set([
	'on a card that is blocked',
	'on the only card, which is blocked',
	'on a layout that takes the card another machine needs',
	'at the review, with an error',
]);

describe.each(Object.entries(places))('%s', (name, at) => {
	test('the footer shows the keys that do something, and no other', () => {
		const state = reduce(at(), {type: 'drawn'});
		const context = contextOf(state);
		const shown = shownKeys(state).map(({hint}) => (hint === 'fewer' ? 'all' : hint));
		const hinted = keymap[context].filter(({hint}) => hint && hint !== 'scroll');
		// Where a line is typed, Enter answers that it is not what is wanted.
		const active = hinted.filter(
			({command, keys}) =>
				(command === 'accept' && takesText(context)) || doesSomething(state, twins[command] ?? keys),
		);
		expect(shown).toEqual(active.map(({hint}) => hint));
		expect(shown).toContain('quit');
		if (isInert.has(name)) expect(shown).not.toContain('choose');
	});

	test('each key that is shown is one of the keymap', () => {
		const state = at();
		const footer = hintLines(
			shownKeys(state),
			{texts: textsIn('en'), glyphs: glyphsFor(true), columns: 300},
			widthOf,
		);
		expect(footer).toHaveLength(1);
		expect(footer.map(textOf).join('')).toMatch(/Ctrl-C quit$/);
		const known = keymap[contextOf(state)].flatMap(({keys}) => keys.map(key => key.toLowerCase()));
		for (const key of shownKeys(state).flatMap(({shown}) => shown))
			expect(known).toContain(key.toLowerCase().replace('ctrl-', 'ctrl+'));
	});
});

test('where something scrolls, the keys that scroll it are there, and do it', () => {
	const scrolled = (state: State, key: string) =>
		reduce(state, {type: 'press', press: {kind: 'key', name: key}, limits: {last: 9, page: 3}}).scroll;
	for (const [name, at] of Object.entries(places)) {
		const state = reduce(at(), {type: 'drawn'});
		const keys = scrollKeys(contextOf(state));
		if (keys.length === 0) continue;
		const names = keys.map(key => ({PgUp: 'pageUp', PgDn: 'pageDown'})[key] ?? key);
		expect(
			names.map(key => scrolled({...state, scroll: 4}, key)),
			name,
		).not.toContain(4);
	}
});
