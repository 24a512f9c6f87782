import {offerOf, wordFor} from '../../model/diagnosis/offer.js';
import {insertText} from '../line-editor.js';
import type {Press} from '../presses.js';
import type {Asking, DoctorState} from './doctor-state.js';
import {itemsOf, resultOn} from './items.js';

/** What `f` is about now, and what can be done about it. The cause is meant wherever nothing else is. */
export function meant({diagnosis, open, focus}: DoctorState) {
	if (!diagnosis) return undefined;
	const result = resultOn(itemsOf(diagnosis, open), focus) ?? diagnosis.cause?.result;
	return result && {result, offer: offerOf(result)};
}

/** Opens the question about the fix that is meant. */
export function asked(state: DoctorState, root: boolean): DoctorState {
	const {result, offer} = meant(state) ?? {};
	if (!result || !offer) return {...state, notice: {code: 'noFix'}};
	const line = {text: '', cursor: 0};
	const asking: Asking = {
		result,
		offer,
		word: wordFor(offer.fix),
		asUser: !root,
		line,
		unseen: false,
		note: null,
	};
	return {...state, asking, scroll: null, undrawn: true};
}

/** It is to be done. */
export function agreed(state: DoctorState): DoctorState {
	const {asking} = state;
	if (!asking) return state;
	const {result, offer} = asking;
	const [first] = offer.fix.commands;
	if (offer.kind === 'repair' && first) return {...state, end: {kind: 'repair', command: first}};
	return {
		...state,
		asking: null,
		scroll: null,
		undrawn: true,
		fixing: {result, offer, now: null, output: []},
	};
}

/** The word has to be typed, and Enter pressed once it stands there (promise B3). */
export function agreedByWord(state: DoctorState): DoctorState {
	const {asking} = state;
	// An Enter that comes together with the text was pressed before anybody could see it.
	if (!asking || asking.unseen) return state;
	if (asking.line.text.trim() === asking.word) return agreed(state);
	return withAsking(state, now => ({...now, line: {text: '', cursor: 0}, note: 'wrong'}));
}

/** Characters; the words are short ones. */
const longest = 40;

/** Something was typed where the word is asked for. */
export function typed(
	state: DoctorState,
	{text, pasted}: Extract<Press, {readonly kind: 'text'}>,
): DoctorState {
	if (pasted) return withAsking(state, asking => ({...asking, note: 'pasted'}));
	return withAsking(state, asking => {
		const line = insertText(asking.line, text);
		return line.text.length > longest ? asking : {...asking, line, note: null};
	});
}

/** The user sees what became of a key before the next one counts. */
export function withAsking(state: DoctorState, change: (asking: Asking) => Asking): DoctorState {
	return state.asking ? {...state, asking: {...change(state.asking), unseen: true}, notice: null} : state;
}
