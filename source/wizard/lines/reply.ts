import type {FieldId} from '../../model/answers.js';
import {clean} from '../../model/clean.js';
import {fieldNote} from '../field-notes.js';
import {focusOn} from '../navigation.js';
import {reduce} from '../reduce.js';
import {withChoice} from '../reduce-form.js';
import {choicesOf, isChoice, menuFor} from '../screens.js';
import {noticeSentence} from '../sentences.js';
import {placeOf, type State} from '../state.js';
import {choiceText} from '../summary.js';
import {focusedField, lineOn, problemOf, viewOf} from '../view.js';
import {detailsOf, helpOn, meant} from './help.js';
import {insteadOfWord} from './instead-of-word.js';
import type {Typed} from './line-reader.js';
import {type Look, mayBeEmpty} from './look.js';

/** What an answer leads to, and what is to be said to it. */
export type Reply = {
	readonly state: State;
	readonly said: readonly string[];
	/** A question that was answered with something that can be right. */
	readonly answered?: FieldId;
};

/** In every language, and also as an input method for Chinese writes the signs. */
const backWords: ReadonlySet<string> = new Set(['<', 'back', '返回', '《', '＜']);
const helpWords: ReadonlySet<string> = new Set(['?', 'help', '帮助', '？']);

const limits = {last: 0, page: 1};

/** The same reducer as that of the screens, pressed as a hand would press it. */
function press(state: State, ...names: readonly string[]): State {
	return names.reduce((now, name) => {
		const next = reduce(now, {type: 'press', press: {kind: 'key', name}, limits});
		return reduce(next, {type: 'drawn'});
	}, state);
}

function write(state: State, text: string, pasted: boolean): State {
	const empty = press(state, 'ctrl+u');
	return text === '' ? empty : reduce(empty, {type: 'press', press: {kind: 'text', text, pasted}, limits});
}

/** `typed` is null when they went back by Escape. */
export function replyTo(state: State, typed: Typed | null, look: Look): Reply {
	const text = typed?.text ?? '<';
	if (backWords.has(text)) return told(press(state, 'shift+tab'), look);
	const [word = '', ...rest] = text.split(/\s+/);
	const asksHelp = helpWords.has(word) || /^[?？]\S/.test(word);
	if (asksHelp) {
		const about = /^[?？]\S/.test(word) ? word.slice(1) : rest.join(' ');
		return {state, said: helpOn(state, about, look)};
	}
	return answer(state, {text, pasted: typed?.pasted ?? false}, look);
}

function answer(state: State, typed: Typed, look: Look): Reply {
	const {text, pasted} = typed;
	const instead = insteadOfWord(state, look);
	if (instead) return {state, said: instead};
	switch (placeOf(state)) {
		case 'nic':
			return answerCard(state, text, look);
		case 'layout':
			return answerList(state, text, look);
		case 'review':
			return answerMenu(state, text, look);
		case 'lan':
		case 'management':
		case 'container':
			return answerField(state, typed, look);
		case 'quit':
		case 'apply':
		case 'fetch':
			return answerEither(state, typed, look);
		case 'name':
			return told(press(text === '' ? state : write(state, text, pasted), 'enter'), look);
		case 'warnings':
		case 'give-up':
		case 'vlan':
		case 'overwrite': {
			const written = write(state, text, pasted);
			// A paste that counts for nothing has been refused already.
			return told(written.notice ? written : press(written, 'enter'), look);
		}
		case 'command':
			return text === '' ? told(press(state, 'enter'), look) : unknown(state, text, look);
		case 'saving':
			return {state, said: []};
		// Words are told where they are asked for: nothing lies over the question.
		case 'explain':
			return told(press(state, 'enter'), look);
	}
}

function answerMenu(state: State, text: string, look: Look): Reply {
	const item = menuFor(state.canApply)[Number(text) - 1];
	if (text !== '' && item === undefined) return unknown(state, text, look);
	return told(press(item === undefined ? state : focusOn(state, item), 'enter'), look);
}

/** The second of two, which is the one that does something, is typed. */
function answerEither(state: State, {text, pasted}: Typed, look: Look): Reply {
	if (text === '' || text === '1') return told(press(state, 'enter'), look);
	if (text !== '2') return unknown(state, text, look);
	return pasted
		? {state, said: [look.texts.wizard.notice['word-pasted']()]}
		: told(press(state, 'down', 'enter'), look);
}

function answerCard(state: State, text: string, look: Look): Reply {
	const one = meant(state, text);
	if (text === '' || one !== undefined) return answerList(state, text, look);
	const [letter = '', ...rest] = text.split(/\s+/);
	const about = rest.join(' ');
	const on = about === '' ? undefined : meant(state, about);
	if (!/^[avrtc]$/.test(letter) || (about !== '' && on === undefined)) return unknown(state, text, look);
	const there = on === undefined ? state : focusOn(state, on);
	const next = reduce(there, {type: 'press', press: {kind: 'text', text: letter, pasted: false}, limits});
	return told(next, look);
}

function answerList(state: State, text: string, look: Look): Reply {
	const one = text === '' ? undefined : meant(state, text);
	if (text !== '' && one === undefined) return unknown(state, text, look);
	const next = press(one === undefined ? state : focusOn(state, one), 'enter');
	// What was proposed stays so, in place of a card that cannot be chosen.
	return next.notice?.code === 'nic-blocked' ? {...told(next, look), state} : told(next, look);
}

function answerField(state: State, {text, pasted}: Typed, look: Look): Reply {
	const {texts} = look;
	const field = focusedField(state);
	if (field === undefined) return {state, said: []};
	let next = state;
	if (text !== '' && isChoice(field)) {
		const options = choicesOf(field, viewOf(state).facts);
		const named = options.find(option => option === text || choiceText(field, option, texts) === text);
		const chosen = named ?? (/^\d+$/.test(text) ? options[Number(text) - 1] : undefined);
		if (chosen === undefined) return unknown(state, text, look);
		next = withChoice(state, field, chosen);
	} else if (text === '-' && mayBeEmpty(state, field)) {
		next = write(state, '', false);
	} else if (text !== '' && text !== lineOn(state, field).text) {
		next = write(state, text, pasted);
	}
	const problem = problemOf(viewOf(next), field);
	const accepted = press(next, 'enter');
	if (!problem) return {...told(accepted, look), answered: field};
	// The proposal stands again, and the sentence says what was wrong with the other.
	return {state, said: [fieldNote(next, field, texts)?.text ?? '']};
}

function unknown(state: State, text: string, {texts}: Look): Reply {
	return {state, said: [texts.lines.notListed(clean(text))]};
}

/** Why something did not happen; of a card that cannot be chosen, all that stands against it. */
function told(state: State, look: Look): Reply {
	const {notice} = state;
	if (!notice) return {state, said: []};
	const said = noticeSentence(look.texts, notice);
	return {
		state: {...state, notice: undefined},
		said: notice.code === 'nic-blocked' ? [said, ...detailsOf(state, notice.nic, look)] : [said],
	};
}
