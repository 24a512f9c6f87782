import {simpleWidth} from './simple-width.js';
import type {Measure} from './wrapping.js';

/**
 * Enough for the texts of the help and the first frame, which hold nothing but our own signs: what starts the program has no
 * tables of Unicode. The build compares it with what those say, for each text of the help.
 */
export const ownMeasure: Measure = {
	widthOf: text => simpleWidth(text) ?? text.length,
	graphemes: text => [...text],
};
