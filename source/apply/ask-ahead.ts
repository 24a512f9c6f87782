import type {Check} from '../model/check.js';
import type {Move} from '../model/run-event.js';
import {nicSteps, type StepKind, stepKind} from '../model/step.js';

/** Asks who else has DSM's addresses, one on each card; aborted, it ends soon, with whatever. None: there is nothing to ask. */
export type AskLan = (signal: AbortSignal) => Promise<readonly Check[]>;

export type AheadQuestion = {
	/** To be told before each move what is left to do, that move first. */
	readonly before: (left: readonly Move[]) => void;
	/** What the LAN says; asks now if nobody has yet. */
	readonly answer: () => Promise<readonly Check[]>;
	/** Ends a question whose answer nobody wants any more; nothing asks on the card after it. */
	readonly drop: () => Promise<void>;
};

/** What is done to the card is over before it is asked on; the others take their time, and are no reason to wait. */
const before: ReadonlySet<StepKind> = new Set(['image', 'storage', ...nicSteps]);

/**
 * A silent address takes two seconds (B5), so it is asked while Docker is busy with the container: from the moment on
 * when the card is as it will be, and nothing that may answer for the address is still to be taken apart.
 */
export function askAhead(ask: AskLan, stop: AbortSignal): AheadQuestion {
	const unwanted = new AbortController();
	let asked: Promise<readonly Check[]> | undefined;
	const begin = () => {
		asked ??= ask(AbortSignal.any([stop, unwanted.signal]));
		// Whoever waits for the answer hears of an error; until then it is nobody's.
		asked.catch(() => undefined);
		return asked;
	};
	return {
		before: left => {
			if (isDue(left)) void begin();
		},
		answer: begin,
		drop: async () => {
			unwanted.abort();
			await asked?.catch(() => undefined);
		},
	};
}

function isDue(left: readonly Move[]): boolean {
	const starts = left.some(({id, direction}) => id === 'start' && direction === 'take');
	return starts && left.every(({id, direction}) => direction === 'take' && !before.has(stepKind(id)));
}
