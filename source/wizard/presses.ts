import type {Key} from 'ink';
import {onlyText} from './line-editor.js';

/** One thing that the user did: a named key, or text that was typed or pasted. */
export type Press =
	| {readonly kind: 'key'; readonly name: string}
	| {readonly kind: 'text'; readonly text: string; readonly pasted: boolean};

const named = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pageUp'],
	['pageDown', 'pageDown'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['escape', 'esc'],
	['backspace', 'backspace'],
	['delete', 'delete'],
] as const satisfies ReadonlyArray<readonly [keyof Key, string]>;

/**
 * What Ink makes of one chunk of input. A chunk may be several keys: a terminal that is slow, or that knows no
 * bracketed paste, delivers `192.168.1.5` and the Enter after it at once, and Ink takes that for text.
 */
export function pressesOf(input: string, key: Key): Press[] {
	if (key.eventType === 'release') return [];
	if (key.tab) return [{kind: 'key', name: key.shift ? 'shift+tab' : 'tab'}];
	const found = named.find(([flag]) => key[flag]);
	if (found) return [{kind: 'key', name: found[1]}];
	if (key.ctrl) return input === '' ? [] : [{kind: 'key', name: `ctrl+${input}`}];
	if (key.meta) return [];
	return input.split(/(\r\n|\r|\n|\t)/).flatMap((part): Press[] => {
		if (part === '\t') return [{kind: 'key', name: 'tab'}];
		if (/^[\r\n]/.test(part)) return [{kind: 'key', name: 'enter'}];
		const text = onlyText(part);
		return text === '' ? [] : [{kind: 'text', text, pasted: false}];
	});
}

/** A bracketed paste is never an Enter: several lines become one, and the user looks at it first. */
export function pastePress(pasted: string): Press[] {
	const text = onlyText(pasted.trim().replace(/\s+/g, ' '));
	return text === '' ? [] : [{kind: 'text', text, pasted: true}];
}
