import type {LayoutName} from '../../model/answers.js';
import {clean} from '../../model/clean.js';
import {cardDetails} from '../card-table.js';
import {topicOf, wordsOf} from '../explained.js';
import {fieldNote} from '../field-notes.js';
import {layoutWays} from '../layout-ways.js';
import {layoutNames} from '../screens.js';
import type {State} from '../state.js';
import {spoken} from '../theme.js';
import {focusable, focusedField, focusOf, viewOf} from '../view.js';
import {type Look, mayBeEmpty, wide} from './look.js';
import {opening} from './opening.js';

/** What `?` tells: of what `about` names, or of the place as a whole. */
export function helpOn(state: State, about: string, look: Look): string[] {
	const told = helpOnPlace(state, about, look);
	return state.dialog || about !== '' ? told : [...told, ...wordsOn(state, look)];
}

/** The words of the question, for somebody who has never heard them. */
function wordsOn(state: State, {texts: {explain, wizard}}: Look): string[] {
	const layout = layoutNames.find(name => name === focusOf(state, 'layout'));
	return wordsOf(topicOf(state), layout).map(word => {
		const {name, text} = explain.words[word];
		return `${name}${wizard.colon}${text}`;
	});
}

function helpOnPlace(state: State, about: string, look: Look): string[] {
	const {texts} = look;
	const field = focusedField(state);
	if (field) {
		const note = fieldNote(state, field, texts);
		return [
			texts.wizard.help[field],
			...(note ? [note.text] : []),
			...(mayBeEmpty(state, field) ? [`${texts.lines.forNone}.`] : []),
		];
	}
	if (!state.dialog && state.screen === 'nic') {
		const name = meant(state, about) ?? focusOf(state);
		return about === ''
			? [...opening(state, look), ...detailsOf(state, name, look)]
			: detailsOf(state, name, look);
	}
	if (!state.dialog && state.screen === 'layout') {
		const one = meant(state, about);
		return layoutNames
			.filter(name => one === undefined || name === one)
			.flatMap(name => layoutHelp(state, name, look));
	}
	return opening(state, look);
}

/** The entry of a list that a number or a name means. */
export function meant(state: State, answer: string): string | undefined {
	const options = focusable(state);
	if (options.includes(answer)) return answer;
	return /^\d+$/.test(answer) ? options[Number(answer) - 1] : undefined;
}

/** All about a card: why it can or cannot be chosen first. */
export function detailsOf(state: State, name: string | undefined, {texts}: Look): string[] {
	const judged = viewOf(state).nics.find(({nic}) => nic.name === name);
	return judged ? cardDetails(judged, wide, texts).map(line => spoken(line, texts.lines.comma)) : [];
}

function layoutHelp(state: State, layout: LayoutName, {texts}: Look): string[] {
	const {layouts: say, colon} = texts.wizard;
	const {wire, host} = layoutWays(layout, viewOf(state).settled.values.nic ?? '', texts);
	return [
		'',
		`${layout}${colon}${say.tagline[layout]}`,
		clean(`${say.wire}${colon}${wire.join(texts.lines.comma)}`),
		clean(`${say.host}${colon}${host.join(texts.lines.comma)}`),
		...say.good[layout],
		`${say.limitsTitle}${colon.trimEnd()}`,
		...say.limits[layout],
	];
}
