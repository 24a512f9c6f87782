import process from 'node:process';
import {clean} from '../../model/clean.js';
import type {RunEvent} from '../../model/run-event.js';
import {markPastes} from '../input/mark-pastes.js';
import {readKeys} from '../lines/read-keys.js';
import {takenBack} from '../lines/taken-back.js';
import type {Press} from '../presses.js';
import {eventLines} from './event-lines.js';
import {stopOf} from './live-frame.js';
import type {Confirming} from './live-state.js';
import type {LiveStore} from './live-store.js';
import type {Words} from './words.js';

export type SpokenLiveOptions = {
	readonly store: LiveStore;
	readonly words: Words;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	/** The terminal obeys escape sequences. */
	readonly sequences: boolean;
};

export type SpokenLive = {readonly onEvent: (event: RunEvent) => void; readonly end: () => void};

/**
 * The run for a screen reader: each line is written once and never touched again. What is typed is echoed, and nothing
 * but the question of a confirmation is without its line end.
 */
export function startSpoken({store, words, stdin, stdout, sequences}: SpokenLiveOptions): SpokenLive {
	const {texts} = words;
	const {run} = texts;
	const linesOf = eventLines(words);
	let open = false;

	const say = (text: string) => {
		stdout.write(`${open ? '\n' : ''}${clean(text)}\n`);
		open = false;
	};
	const promptFor = ({word}: Confirming) => clean(`${run.confirm.word(word)} `);
	const ask = () => {
		const {confirming} = store.read();
		if (!confirming || confirming.sent) return;
		if (!sequences) {
			say(texts.terminal.unmarked);
			say(run.confirm.notHere);
			return;
		}
		stdout.write(`${promptFor(confirming)}${clean(confirming.line.text)}`);
		open = true;
	};
	// A line that is only ever typed on, or taken back from its end.
	const echoOf = (asked: Confirming, now: Confirming) => {
		const [before, after] = [asked.line.text, now.line.text];
		if (after.startsWith(before)) return clean(after.slice(before.length));
		if (!before.startsWith(after)) return '';
		return takenBack({prompt: promptFor(now), before, after, columns: stdout.columns || 80});
	};
	const answer = (before: Confirming, after: Confirming) => {
		if (!after.sent && !after.notice) stdout.write(echoOf(before, after));
		// Keys that come with the same bytes were pressed before anybody could hear of this one.
		setImmediate(() => store.dispatch({type: 'drawn'}));
		if (after.sent) say(run.confirm.sent);
		if (!after.notice) return;
		say(after.notice === 'wrong' ? run.confirm.wrong(after.word) : run.confirm.pasted);
		ask();
	};
	const take = (press: Press) => {
		// Nothing was asked where nobody can tell that the answer was typed (promise B3).
		if (!sequences && !(press.kind === 'key' && press.name === 'ctrl+c')) return;
		const before = store.read();
		store.dispatch({type: 'press', press});
		const after = store.read();
		if (before.confirming && after.confirming && after.confirming !== before.confirming) {
			answer(before.confirming, after.confirming);
		}
	};

	let heard = store.read().interrupts;
	const unsubscribe = store.subscribe(() => {
		const state = store.read();
		if (state.interrupts > heard) say(run.stop[stopOf(state)]);
		heard = state.interrupts;
	});
	const stopReading = readKeys(stdin, take);
	const marks = markPastes(sequences);
	stdout.write(marks.on);
	let ended = false;
	const end = () => {
		if (ended) return;
		ended = true;
		process.off('exit', end);
		stopReading();
		unsubscribe();
		stdout.write(`${open ? '\n' : ''}${marks.off}`);
	};
	process.once('exit', end);
	return {
		onEvent(event) {
			// What a program prints while it works is no news to listen to.
			if (event.type !== 'output') for (const {text} of linesOf(event)) say(text);
			if (event.type === 'confirm-wanted') {
				ask();
				store.dispatch({type: 'drawn'});
			}
		},
		end,
	};
}
