import {clean} from '../../model/clean.js';
import type {Texts} from '../../text/en.js';
import {fieldNote} from '../field-notes.js';
import {wrap} from '../measure.js';
import {focusOn} from '../navigation.js';
import type {WizardPorts} from '../ports.js';
import {initialState, type Start, type State} from '../state.js';
import {focusable, focusedField, problemOf, viewOf, without} from '../view.js';
import {effects} from './effects.js';
import {followFetch} from './follow-fetch.js';
import {lineReader} from './line-reader.js';
import type {Look} from './look.js';
import {opening} from './opening.js';
import {promptOf} from './prompt.js';
import {type Reply, replyTo} from './reply.js';

export type LinesOptions = {
	readonly start: Start;
	readonly texts: Texts;
	readonly ports: WizardPorts;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly marksPastes: boolean;
};

/**
 * The wizard as a conversation: over the same state, reducer and fields as the screens, but each line is written once and never
 * touched again. For screen readers (promise F7), and for terminals that cannot be drawn on. Resolves with the last state.
 */
export async function runLines({
	start,
	texts,
	ports,
	stdin,
	stdout,
	marksPastes,
}: LinesOptions): Promise<State> {
	const leaving = new AbortController();
	const left = new Promise<'left'>(resolve => {
		leaving.signal.addEventListener('abort', () => resolve('left'));
	});
	const look: Look = {texts, ports, marksPastes};
	const say = (line: string) => {
		// A command stays on one line, to be copied.
		const parts = line.startsWith('  ') ? [line] : wrap(line, Math.max(40, (stdout.columns || 80) - 1));
		stdout.write(parts.map(part => `${clean(part)}\n`).join(''));
	};
	const reader = lineReader({stdin, stdout, marksPastes, onInterrupt: () => leaving.abort()});
	const settle = effects({texts, ports, signal: leaving.signal, say});
	const fetching = followFetch({texts, images: ports.images, say});
	let state = initialState(start);
	let heard: readonly unknown[] = [];
	let answered: Reply['answered'];
	try {
		say(texts.lines.intro);
		say(texts.lines.introMore);
		for (;;) {
			const settled = await Promise.race([settle(state), left]);
			if (settled === 'left') return interrupted(state);
			state = withRemark(settled, answered, texts, say);
			if (state.outcome) return state;
			const place = placeKey(state);
			state = fetching.tell(
				state,
				place.some((part, index) => part !== heard[index]),
			);
			if (place.some((part, index) => part !== heard[index]))
				for (const line of opening(state, look)) say(line);
			heard = place;
			state = withoutWrong(state, texts, say);
			const typed = await Promise.race([reader.ask(promptOf(state, look)), left]);
			if (typed === 'left') return interrupted(state);
			const reply = replyTo(state, typed, look);
			({state, answered} = {answered: undefined, ...reply});
			for (const line of reply.said) say(line);
		}
	} finally {
		fetching.end();
		reader.end();
	}
}

function interrupted(state: State): State {
	return {...state, outcome: {kind: 'interrupted'}};
}

/** Another one is told from its beginning. */
function placeKey({screen, dialog, showAll, facts, load}: State): readonly unknown[] {
	const failure = dialog?.kind === 'name' ? dialog.failure : undefined;
	const onCards = screen === 'nic' && `${showAll} ${load.state}`;
	return [screen, dialog?.kind, failure, onCards, screen === 'nic' && facts];
}

/** What there is to say to an answer once the LAN was asked; back to it, if that has made it wrong. */
function withRemark(
	state: State,
	field: Reply['answered'],
	texts: Texts,
	say: (line: string) => void,
): State {
	if (field === undefined) return state;
	const isWrong = problemOf(viewOf(state), field) !== undefined;
	if (isWrong) return focusable(state).includes(field) ? focusOn(state, field) : state;
	const note = fieldNote(state, field, texts);
	if (note) say(note.text);
	return state;
}

/** An answer that is wrong, from a flag or because the LAN says so, is told, and gives way to what is proposed. */
function withoutWrong(state: State, texts: Texts, say: (line: string) => void): State {
	const field = focusedField(state);
	if (field === undefined || state.raw[field] === undefined || !problemOf(viewOf(state), field)) return state;
	const note = fieldNote(state, field, texts);
	if (note) say(note.text);
	return {...state, raw: without(state.raw, field)};
}
