import type {Check} from '../../model/check.js';
import type {GuestBoot} from '../../model/guest-boot.js';
import type {PullProgress} from '../../model/pull.js';
import type {Guard, Move, RunEvent, StepFailure, TurnedBack} from '../../model/run-event.js';
import {editLine, insertText, type Line, type LineEdit} from '../line-editor.js';
import type {Press} from '../presses.js';
import {progressAfter, type RunProgress} from './run-progress.js';

/** What is over, and goes to the scrollback. */
export type Entry =
	| {readonly kind: 'heading'; readonly action: 'apply' | 'undo'; readonly steps: number}
	/** `ahead`: on the way there, and not back. */
	| {
			readonly kind: 'step';
			readonly move: Move;
			readonly ms: number;
			readonly result: 'done' | 'foreign';
			readonly ahead: boolean;
	  }
	| {readonly kind: 'failed'; readonly failure: StepFailure; readonly ms: number}
	| {readonly kind: 'turned'; readonly turned: TurnedBack}
	| {readonly kind: 'check'; readonly check: Check}
	| {readonly kind: 'confirmed'};

/** The word that is being typed. `undrawn`: the last change has not been seen by anybody yet. */
export type Confirming = {
	readonly word: string;
	readonly until: number;
	readonly guard: Guard;
	readonly line: Line;
	readonly undrawn: boolean;
	readonly notice: 'wrong' | 'pasted' | null;
	readonly sent: boolean;
};

/** Everything that the live view shows. Times are milliseconds of a monotonic clock, which the caller reads. */
export type LiveState = {
	readonly action: 'apply' | 'undo';
	readonly entries: readonly Entry[];
	/** Of the moves that were announced: how many there are, and those still to come. */
	readonly steps: number;
	readonly toCome: readonly Move[];
	readonly progress: RunProgress;
	readonly running: {readonly move: Move; readonly since: number} | null;
	readonly effect: Extract<RunEvent, {readonly type: 'command' | 'file'}> | null;
	/** The last lines that the running program printed. */
	readonly output: readonly string[];
	readonly pulled: PullProgress | null;
	readonly waiting: {
		readonly what: 'docker' | 'lan' | 'settle' | 'guest';
		readonly since: number;
		readonly until: number;
	} | null;
	/** While DSM is waited for: what its container does. */
	readonly boot: GuestBoot | null;
	/** The last reading; it goes to the scrollback with the next thing that happens. */
	readonly checks: readonly Check[];
	readonly turned: boolean;
	readonly confirming: Confirming | null;
	/** How often Ctrl-C was pressed; a signal, which is no key, counts as the first time. */
	readonly interrupts: number;
	readonly over: boolean;
};

export type LiveAction =
	| {readonly type: 'event'; readonly event: RunEvent}
	| {readonly type: 'press'; readonly press: Press}
	| {readonly type: 'drawn'}
	/** The run was told to stop, by whatever: it turns back when what it is at is done. */
	| {readonly type: 'stop'}
	| {readonly type: 'end'};

export const initialLive: LiveState = {
	action: 'apply',
	entries: [],
	steps: 0,
	toCome: [],
	progress: {},
	running: null,
	effect: null,
	output: [],
	pulled: null,
	waiting: null,
	boot: null,
	checks: [],
	turned: false,
	confirming: null,
	interrupts: 0,
	over: false,
};

const keptLines = 10;

/** `now`: milliseconds of the clock that all times in the state are of. */
export function reduceLive(state: LiveState, action: LiveAction, now: number): LiveState {
	switch (action.type) {
		case 'event':
			return withProgress(reduceEvent(state, action.event, now), action.event);
		case 'press':
			return reducePress(state, action.press);
		case 'drawn':
			return state.confirming ? {...state, confirming: {...state.confirming, undrawn: false}} : state;
		case 'stop':
			return state.interrupts === 0 ? interrupted(state) : state;
		case 'end':
			return {...state, over: true};
	}
}

function reduceEvent(state: LiveState, event: RunEvent, now: number): LiveState {
	switch (event.type) {
		case 'started': {
			const {action, moves} = event;
			const heading = {kind: 'heading', action, steps: moves.length} as const;
			return {...withEntry(state, heading), action, steps: moves.length, toCome: moves};
		}
		case 'step-started':
			return {
				...settled(state),
				running: {move: event.move, since: now},
				toCome: state.turned ? [] : state.toCome.filter(move => !same(move, event.move)),
			};
		case 'command':
		case 'file':
			return {...state, effect: event, output: [], waiting: null};
		case 'output':
			return {...state, output: [...state.output, event.line].slice(-keptLines)};
		case 'progress':
			return {...state, pulled: event};
		case 'step-finished': {
			const {move, ms, result} = event;
			return withEntry(idle(state), {kind: 'step', move, ms, result, ahead: isAhead(state)});
		}
		case 'step-failed':
			return withEntry(idle(state), {kind: 'failed', failure: event.failure, ms: event.ms});
		case 'waiting':
			return {...state, waiting: {what: event.what, since: now, until: now + event.ms}};
		case 'boot':
			return {...state, boot: {stage: event.stage, percent: event.percent}};
		case 'turned-back':
			return {
				...withEntry(settled(state), {kind: 'turned', turned: event.turned}),
				turned: true,
				toCome: [],
			};
		case 'checked':
			return {...state, checks: event.checks, waiting: null};
		case 'confirm-wanted': {
			const {word, guard} = event;
			const line = {text: '', cursor: 0};
			return {
				...settled(state),
				confirming: {word, until: now + event.ms, guard, line, undrawn: true, notice: null, sent: false},
			};
		}
		case 'confirmed':
			return withEntry(settled(state), {kind: 'confirmed'});
		case 'finished': {
			// What was verified is part of the result, which says it after this.
			const told = 'checks' in event.outcome;
			return {...settled(told ? {...state, checks: []} : state), over: true};
		}
	}
}

/** An apply that has not turned back. */
export function isAhead({action, turned}: LiveState): boolean {
	return action === 'apply' && !turned;
}

function withProgress(state: LiveState, event: RunEvent): LiveState {
	const progress = progressAfter(state.progress, event, state.toCome);
	return progress === state.progress ? state : {...state, progress};
}

function withEntry(state: LiveState, entry: Entry): LiveState {
	return {...state, entries: [...state.entries, entry]};
}

/** Nothing is under way. */
function idle(state: LiveState): LiveState {
	return {...state, running: null, effect: null, output: [], pulled: null, waiting: null};
}

/** The same, and what was read is written down; whoever was asked need not answer any more. */
function settled(state: LiveState): LiveState {
	const checks = state.checks.map(check => ({kind: 'check', check}) as const);
	return {...idle(state), entries: [...state.entries, ...checks], checks: [], confirming: null};
}

function same(one: Move, other: Move): boolean {
	return one.id === other.id && one.direction === other.direction;
}

function reducePress(state: LiveState, press: Press): LiveState {
	if (press.kind === 'key' && press.name === 'ctrl+c') return interrupted(state);
	if (!state.confirming || state.confirming.sent) return state;
	return {...state, confirming: reduceConfirming(state.confirming, press)};
}

/** Whoever wants it taken back now is not asked any more. */
function interrupted(state: LiveState): LiveState {
	return {...state, interrupts: state.interrupts + 1, confirming: null};
}

/** Characters; the word is a short one. */
const longest = 40;

const edits: Readonly<Record<string, LineEdit>> = {
	left: 'left',
	right: 'right',
	home: 'home',
	end: 'end',
	backspace: 'backspace',
	delete: 'delete',
	'ctrl+a': 'home',
	'ctrl+e': 'end',
	'ctrl+u': 'kill-line',
	'ctrl+w': 'kill-word',
	'ctrl+k': 'kill-rest',
};

/**
 * The word has to be typed, and Enter pressed once it stands there (promise B3): an Enter that arrives together with the
 * text, as from a paste in a terminal that does not mark pastes, is not heard.
 */
function reduceConfirming(confirming: Confirming, press: Press): Confirming {
	const {line, word, undrawn} = confirming;
	if (press.kind === 'text') {
		if (press.pasted) return {...confirming, notice: 'pasted'};
		const longer = insertText(line, press.text);
		if (longer.text.length > longest) return confirming;
		return {...confirming, line: longer, undrawn: true, notice: null};
	}
	if (press.name === 'enter') {
		if (undrawn) return confirming;
		if (line.text.trim() === word) return {...confirming, sent: true, notice: null};
		return {...confirming, notice: 'wrong', line: {text: '', cursor: 0}};
	}
	const edit = edits[press.name];
	return edit ? {...confirming, line: editLine(line, edit), undrawn: true, notice: null} : confirming;
}
