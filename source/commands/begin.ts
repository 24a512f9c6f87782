import {readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {readForeignStart} from '../host/foreign-start.js';
import {runPacked} from '../system/packed.js';
import {asciiTexts} from '../wizard/ascii-texts.js';
import type {FirstSentences} from '../wizard/first-sentences.js';
import type {DrawnAtOnce} from './at-once.js';
import {drawAhead} from './draw-ahead.js';

/** What the program exports, which is in the packs. */
type Program = {readonly run: (ahead: number) => void};

/** Takes the program out of the packs in `folder`; where it will be the wizard's, with its first frame on the screen before. */
export async function begin(folder: string, drawn: DrawnAtOnce | undefined): Promise<void> {
	const ahead = drawn === undefined ? 0 : await draw(folder, drawn);
	(runPacked(folder, ['soon.cjs', 'later.cjs'], 'cli.cjs') as Program).run(ahead);
}

/** How many rows. None where root is among somebody else's settings: that is refused, in a sentence. */
async function draw(folder: string, {language, ascii, colour}: DrawnAtOnce): Promise<number> {
	if (process.geteuid?.() === 0 && (await readForeignStart(process.env)) !== null) return 0;
	// What the build made of the program's own sentences.
	const file = path.join(folder, `first-${language}.json`);
	const sentences = JSON.parse(readFileSync(file, 'utf8')) as FirstSentences;
	return drawAhead({sentences: ascii ? asciiTexts(sentences) : sentences, ascii, colour});
}
