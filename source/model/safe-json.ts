import {unsafe} from './clean.js';

/**
 * JSON that is safe to print on a terminal: what `clean` makes visible is written as `\uXXXX`, so a reader gets the very
 * strings of the machine and the terminal none of them (promise D1). `indent` as for JSON.stringify.
 */
export function safeJson(value: unknown, indent?: string): string {
	return JSON.stringify(value, null, indent).replace(unsafe, character => {
		// The line ends and tabs of the layout; those in strings are escaped already.
		if (character === '\n' || character === '\t') return character;
		return Array.from({length: character.length}, (_, index) => {
			return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
		}).join('');
	});
}
