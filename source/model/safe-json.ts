import {unsafe} from './clean.js';

/**
 * JSON that is safe to print on a terminal: what `clean` makes visible is written as `\uXXXX`, so a reader gets the very
 * strings of the machine and the terminal none of them (promise D1). `indent` as for JSON.stringify.
 */
export function safeJson(value: unknown, indent?: string): string {
	// Nearly all is plain, and told as such in a tenth of the time.
	return JSON.stringify(value, null, indent).replace(/[^ -~\n\t]+/g, part => part.replace(unsafe, escaped));
}

function escaped(character: string): string {
	return Array.from({length: character.length}, (_, index) => {
		return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
	}).join('');
}
