import process from 'node:process';
import type {Interruption} from '../../apply/interruption.js';
import {quoteCommand} from '../../export/quote.js';
import {isDumb} from '../../model/dumb.js';
import type {Picture} from '../../model/picture.js';
import type {RunEvent} from '../../model/run-event.js';
import {tellCheck} from '../../text/by-code.js';
import {type Context, onStdout} from '../context.js';
import {jsonLines} from '../report/json-lines.js';
import {lineLog} from '../report/line-log.js';
import {asStarted, keepWords} from './program-words.js';

export type Reporter = {
	readonly onEvent: (event: RunEvent) => void;
	/** Nothing more is to come: the terminal is as it was. */
	readonly end: () => Promise<void>;
};

export type ReporterActions = {
	readonly interruption: Interruption;
	/** The word that keeps a change was typed in full. */
	readonly confirm: () => void;
	/** What the run makes. */
	readonly picture?: Picture;
	/** Where the run keeps its state, if the user has said so. */
	readonly stateDir: string | undefined;
};

/** The live screen on a terminal, a plain log without one, lines of JSON when they are wanted. */
export async function reporterFor(
	context: Context,
	{interruption, confirm, picture, stateDir}: ReporterActions,
): Promise<Reporter> {
	const {texts, json, out, ascii, accessible} = context;
	const keep = (word: string) => asStarted(keepWords(word, {stateDir}), context);
	if (json) return {onEvent: jsonLines(out), end: async () => undefined};
	const shown = process.stdout.isTTY && process.stdin.isTTY;
	if (!shown)
		return {
			onEvent: lineLog({texts: onStdout(context).texts, write: out, quote: quoteCommand, tellCheck, keep}),
			end: async () => undefined,
		};
	const {startLive} = await import('../../wizard/live/run-live.js');
	const live = startLive({
		texts,
		ascii,
		accessible,
		sequences: !isDumb(context.env),
		picture: picture ?? null,
		stdin: process.stdin,
		stdout: process.stdout,
		tellCheck,
		keep,
		quote: quoteCommand,
	});
	interruption.stop.addEventListener('abort', live.stopping, {once: true});
	live.onInterrupt(() => interruption.interrupt('SIGINT'));
	live.onConfirm(confirm);
	return {
		onEvent: live.onEvent,
		async end() {
			live.end();
			await live.ended();
		},
	};
}
