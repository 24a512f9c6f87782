import {stripVTControlCharacters} from 'node:util';
import {expect} from 'vitest';
import {fakeLine} from './corpus.js';

/** What a terminal obeys, or does not show, but for the line end. */
const obeyed = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** A text for people: lines of our own, and nothing that a terminal obeys. */
export function expectLines(text: string): void {
	const lines = text.split('\n');
	expect(lines.filter(line => obeyed.test(line))).toEqual([]);
	expect(lines.filter(line => line.trimStart().startsWith(fakeLine))).toEqual([]);
}

/** The same with colours of ours, which are SGR sequences and nothing else. */
export function expectColouredLines(text: string): void {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
	const plain = text.replace(/\u001b\[[\d;]*m/g, '');
	expect(stripVTControlCharacters(plain)).toBe(plain);
	expectLines(plain);
}

/** JSON that a terminal can be shown, and nothing around it. */
export function expectJson(text: string): unknown {
	expect(text.replaceAll(/[\n\t]/g, '')).not.toMatch(obeyed);
	const value: unknown = JSON.parse(text);
	expect(value).toMatchObject({schema: expect.stringMatching(/^vdsm-passthru\/[a-z-]+\/\d+$/)});
	return value;
}
