import process from 'node:process';
import {goneEvents} from '../input/gone-events.js';
import {markPastes} from '../input/mark-pastes.js';
import {graphemes} from '../measure.js';
import type {Press} from '../presses.js';
import {readKeys} from './read-keys.js';
import {takenBack} from './taken-back.js';

/** One line as somebody ended it. */
export type Typed = {readonly text: string; readonly pasted: boolean};

export type LineReader = {
	/** Prints the question, and resolves with the line. `null`: they went back by Escape. */
	readonly ask: (question: string) => Promise<Typed | null>;
	/** Gives the terminal back as it was. */
	readonly end: () => void;
};

export type LineReaderOptions = {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	/** The terminal understands being asked to mark pastes. */
	readonly marksPastes: boolean;
	/** Ctrl-C at any time, Ctrl-D on an empty line, a terminal that has gone. */
	readonly onInterrupt: () => void;
};

const endingSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Reads lines that are only typed on, or taken back by one character: nothing is drawn twice. What is typed while nobody asks is
 * dropped, with the rest of the bytes that ended the last line: the second of two fast Enters was not meant for the next question.
 */
export function lineReader({stdin, stdout, marksPastes, onInterrupt}: LineReaderOptions): LineReader {
	let asked: ((typed: Typed | null) => void) | undefined;
	let prompt = '';
	let text = '';
	let pasted = false;
	let ended = false;

	const settle = (typed: Typed | null) => {
		const resolve = asked;
		asked = undefined;
		stdout.write('\n');
		resolve?.(typed);
	};
	const shorten = (kept: string) => {
		stdout.write(takenBack({prompt, before: text, after: kept, columns: stdout.columns || 80}));
		text = kept;
		// What is typed anew is typed.
		pasted &&= kept !== '';
	};
	const take = (press: Press) => {
		if (ended) return;
		if (press.kind === 'key' && press.name === 'ctrl+c') {
			onInterrupt();
			return;
		}
		if (!asked) return;
		if (press.kind === 'text') {
			stdout.write(press.text);
			text += press.text;
			pasted ||= press.pasted;
			return;
		}
		switch (press.name) {
			case 'enter':
				settle({text: text.trim(), pasted});
				break;
			case 'esc':
				settle(null);
				break;
			case 'backspace':
				shorten(graphemes(text).slice(0, -1).join(''));
				break;
			case 'ctrl+u':
				shorten('');
				break;
			case 'ctrl+d':
				if (text === '') onInterrupt();
				break;
		}
	};

	const stopReading = readKeys(stdin, take);
	const marks = markPastes(marksPastes);
	stdout.write(marks.on);
	const end = () => {
		if (ended) return;
		ended = true;
		for (const event of goneEvents) stdin.off(event, onInterrupt);
		process.off('exit', end);
		for (const signal of endingSignals) process.off(signal, endBySignal);
		stopReading();
		stdout.write(`${asked ? '\n' : ''}${marks.off}`);
	};
	const endBySignal = (signal: NodeJS.Signals) => {
		end();
		// Whoever else listens has heard it, and decides; nobody waits for an answer any more.
		if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
		else onInterrupt();
	};
	for (const event of goneEvents) stdin.on(event, onInterrupt);
	process.once('exit', end);
	for (const signal of endingSignals) process.on(signal, endBySignal);
	return {
		ask: question =>
			new Promise(resolve => {
				prompt = question;
				text = '';
				pasted = false;
				stdout.write(question);
				asked = resolve;
			}),
		end,
	};
}
