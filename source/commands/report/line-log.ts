import type {RunEvent} from '../../model/run-event.js';
import {eventLines, type PlainLine} from '../../wizard/live/event-lines.js';
import type {Words} from '../../wizard/live/words.js';

export type LineLogOptions = Words & {
	readonly write: (text: string) => void;
	/** Only for something that shows colours. @default false */
	readonly colour?: boolean;
};

const codes: Readonly<Record<PlainLine['tone'], number | null>> = {head: 1, good: 32, bad: 31, plain: null};

/** Without a terminal: one plain line, with its line end, for each thing that happened. No spinner, no cursor. */
export function lineLog({write, colour = false, ...words}: LineLogOptions): (event: RunEvent) => void {
	const linesOf = eventLines(words);
	return event => {
		for (const {text, tone} of linesOf(event)) {
			const code = codes[tone];
			write(colour && code !== null ? `\u001B[${code}m${text}\u001B[0m\n` : `${text}\n`);
		}
	};
}
