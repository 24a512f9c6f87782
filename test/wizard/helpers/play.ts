import type {RawAnswers} from '../../../source/model/answers.js';
import type {Facts} from '../../../source/model/facts.js';
import type {Press} from '../../../source/wizard/presses.js';
import {reduce} from '../../../source/wizard/reduce.js';
import type {Screen} from '../../../source/wizard/screens.js';
import {initialState, type State} from '../../../source/wizard/state.js';
import {homelab} from './homelab.js';

/** `'enter'` is a key, `{type: 'abc'}` is typed, `{paste: 'abc'}` is pasted; `'draw'` lets the screen be drawn. */
export type Move = string | {readonly type: string} | {readonly paste: string};

const limits = {last: 100, page: 10};

function pressOf(move: Exclude<Move, 'draw'>): Press {
	if (typeof move === 'string') return {kind: 'key', name: move};
	return 'type' in move
		? {kind: 'text', text: move.type, pasted: false}
		: {kind: 'text', text: move.paste, pasted: true};
}

/** What the reducer makes of these presses when they all come before the screen is drawn again. */
export function playFast(state: State, ...moves: readonly Move[]): State {
	return moves.reduce(
		(now, move) =>
			move === 'draw'
				? reduce(now, {type: 'drawn'})
				: reduce(now, {type: 'press', press: pressOf(move), limits}),
		state,
	);
}

/** The same with a user who waits for each screen. */
export function play(state: State, ...moves: readonly Move[]): State {
	return moves.reduce((now, move) => playFast(now, move, 'draw'), state);
}

/** `canApply`: it is about this machine. `giveUp`: the card that a flag named. */
export function begin(
	raw: RawAnswers = {},
	facts: Facts = homelab.facts,
	{canApply = true, giveUp}: {readonly canApply?: boolean; readonly giveUp?: string} = {},
): State {
	const start = initialState({raw, giveUp, canApply});
	return reduce(reduce(start, {type: 'facts-read', facts}), {type: 'drawn'});
}

/** Accepts what is proposed, up to this screen. */
export function reach(screen: Screen, state: State = begin()): State {
	let now = state;
	for (let presses = 0; now.screen !== screen; presses++) {
		if (presses > 30) throw new Error(`Never came to ${screen}: at ${now.screen}`);
		now = play(now, 'enter');
	}

	return now;
}
