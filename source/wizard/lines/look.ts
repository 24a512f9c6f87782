import type {FieldId} from '../../model/answers.js';
import {clean} from '../../model/clean.js';
import type {Texts} from '../../text/en.js';
import type {WizardPorts} from '../ports.js';
import {choicesOf, isChoice, type Screen} from '../screens.js';
import {originText} from '../sentences.js';
import type {State} from '../state.js';
import {answerTextOf, choiceText, fieldLabel} from '../summary.js';
import {lineOn, problemOf, viewOf, without} from '../view.js';

/** What sentences are made with. */
export type Look = {
	readonly texts: Texts;
	readonly ports: Pick<WizardPorts, 'quote' | 'equivalentCommand'>;
	/** The terminal marks pastes. Where it does not, no word is taken that has to be typed by hand. */
	readonly marksPastes: boolean;
};

/** Nothing is laid out in columns: a terminal or a reader breaks lines where it wants to. */
export const wide = 100_000;

/** What a screen asks. */
export function titleOf(state: State, screen: Screen, {wizard}: Texts): string {
	const {layout} = viewOf(state).settled.values;
	return screen === 'lan' && layout === 'shared' ? wizard.lanTitleShared : wizard.titles[screen];
}

/** A list whose entries are chosen by their numbers. */
export function numbered(entries: readonly string[], {lines}: Texts): string[] {
	return entries.map((entry, index) => lines.option(index + 1, entry));
}

/** The question for a field, with what Enter alone takes. */
export function fieldQuestion(state: State, field: FieldId, {texts}: Look): string {
	const say = texts.lines;
	const view = viewOf(state);
	const label = fieldLabel(view, field, texts);
	const {text} = lineOn(state, field);
	const used = view.settled.used[field];
	if (isChoice(field)) {
		const options = choicesOf(field, view.facts);
		const names = options.map((option, index) => `${index + 1} ${choiceText(field, option, texts)}`);
		const number = options.indexOf(text) + 1;
		return number === 0
			? say.unproposed(say.choices(label, names))
			: say.question(say.choices(label, names), `${number}`, []);
	}
	if (!used) return say.unproposed(label);
	const remarks = [
		...(used.origin ? [originText(texts, used.origin)] : []),
		...(text !== '' && mayBeEmpty(state, field) ? [say.forNone] : []),
	];
	return say.question(label, clean(answerTextOf(field, text, texts)), remarks);
}

/** Nothing is an answer to this question as well. */
export function mayBeEmpty(state: State, field: FieldId): boolean {
	return problemOf(viewOf({...state, raw: {...without(state.raw, field), [field]: ''}}), field) === undefined;
}
