import type {Picture} from '../../model/picture.js';
import type {RunEvent} from '../../model/run-event.js';
import {asciiTexts} from '../ascii-texts.js';
import {glyphsFor} from '../glyphs.js';
import {eventLines} from './event-lines.js';
import {createLiveStore} from './live-store.js';
import {watchTerminal} from './lost-terminal.js';
import {mountLive} from './mount-live.js';
import {type SpokenLiveOptions, startSpoken} from './spoken-live.js';
import type {Words} from './words.js';

export type LiveOptions = Words & {
	/** Both must be terminals: the caller has made sure. */
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly ascii: boolean;
	/** What the run makes, to be coloured as it goes on; null: it makes nothing. */
	readonly picture: Picture | null;
	/** For a screen reader: lines, and nothing that is drawn twice. */
	readonly accessible: boolean;
	/** The terminal obeys escape sequences. */
	readonly sequences: boolean;
};

export type Live = {
	readonly onEvent: (event: RunEvent) => void;
	/** Called for each Ctrl-C, which is a key and no signal here. */
	readonly onInterrupt: (handler: () => void) => void;
	/** The run was told to stop, by a signal or by ourselves: the screen says so. */
	readonly stopping: () => void;
	/** Called when the word of a confirmation was typed in full. */
	readonly onConfirm: (handler: () => void) => void;
	/** The last line is written and the terminal is as it was; after `end` or the event `finished`. Never rejects. */
	readonly ended: () => Promise<void>;
	/** Takes the screen away. What is over stays in the scrollback. */
	readonly end: () => void;
};

/** Part of a screen: takes events until it is ended. */
type View = {
	readonly onEvent: (event: RunEvent) => void;
	readonly end: () => Promise<void>;
	/** The terminal is gone: leave it at once. */
	readonly leave: () => void;
};

/**
 * Shows a run on a terminal while it happens. Whatever becomes of the terminal or of the screen, the run goes on: nothing
 * in here throws or ends the process.
 */
export function startLive({
	texts: full,
	ascii,
	accessible,
	sequences,
	stdin,
	stdout,
	quote,
	tellCheck,
	keep,
	picture,
}: LiveOptions): Live {
	const interrupts: Array<() => void> = [];
	const confirms: Array<() => void> = [];
	const store = createLiveStore({
		onInterrupt: () => callAll(interrupts),
		onConfirm: () => callAll(confirms),
	});
	const words = {texts: ascii ? asciiTexts(full) : full, quote, tellCheck, keep};
	let resolveEnded: () => void = () => undefined;
	const ended = new Promise<void>(resolve => {
		resolveEnded = resolve;
	});
	let over = false;
	let lost = false;

	const unwatch = watchTerminal({stdin, stdout}, () => {
		lost = true;
		view.leave();
		if (over) resolveEnded();
	});
	const end = () => {
		if (over) return;
		over = true;
		store.dispatch({type: 'end'});
		const gone = lost ? Promise.resolve() : view.end();
		gone.then(unwatch, unwatch).finally(resolveEnded);
	};
	const view: View = accessible
		? spokenView({store, words, stdin, stdout, sequences})
		: drawnView({store, words, ascii, picture, stdin, stdout});
	return {
		onEvent(event) {
			if (over) return;
			store.dispatch({type: 'event', event});
			if (!lost) view.onEvent(event);
			if (event.type === 'finished') end();
		},
		onInterrupt: handler => interrupts.push(handler),
		stopping: () => {
			if (!over) store.dispatch({type: 'stop'});
		},
		onConfirm: handler => confirms.push(handler),
		ended: () => ended,
		end,
	};
}

function callAll(handlers: ReadonlyArray<() => void>): void {
	for (const handler of handlers) handler();
}

function spokenView(options: SpokenLiveOptions): View {
	const {onEvent, end} = startSpoken(options);
	return {onEvent, end: async () => end(), leave: end};
}

type DrawnOptions = Omit<SpokenLiveOptions, 'sequences'> & Pick<LiveOptions, 'ascii' | 'picture'>;

/** Ink draws what the store holds. If the screen has a mistake that throws, plain lines take its place. */
function drawnView({store, words, ascii, picture, stdin, stdout}: DrawnOptions): View {
	const linesOf = eventLines(words);
	let crashed = false;
	const mounted = mountLive({
		store,
		settings: {...words, ascii, picture, glyphs: glyphsFor(ascii)},
		stdin,
		stdout,
		onCrash: () => {
			crashed = true;
		},
	});
	return {
		onEvent(event) {
			const lines = linesOf(event);
			if (crashed) for (const {text} of lines) stdout.write(`${text}\n`);
		},
		end: () => mounted.ended,
		leave: mounted.unmount,
	};
}
