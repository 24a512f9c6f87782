import process from 'node:process';
import {drawn} from '../wizard/drawn.js';
import {firstFrame} from '../wizard/first-frame.js';
import type {FirstSentences} from '../wizard/first-sentences.js';
import {glyphsFor} from '../wizard/glyphs.js';

/** `sentences`: in ASCII already where `ascii`. */
type Manner = {readonly sentences: FirstSentences; readonly ascii: boolean; readonly colour: boolean};

/** Puts the wizard's first frame on the screen, and says how many rows it has; none where there is no room for it. */
export function drawAhead({sentences, ascii, colour}: Manner): number {
	const {stdin, stdout, platform} = process;
	if (platform !== 'linux' || !stdin.isTTY || !stdout.isTTY) return 0;
	const window = {columns: stdout.columns || 80, rows: stdout.rows || 24};
	const lines = firstFrame({sentences, glyphs: glyphsFor(ascii), ...window});
	if (!lines) return 0;
	// Keys that come now are the wizard's, and are not to be seen in its frame.
	stdin.setRawMode(true);
	stdout.write(drawn(lines, colour));
	return lines.length;
}
