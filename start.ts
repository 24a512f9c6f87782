import {fstatSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {argv, env, stdout} from 'node:process';
import {answerAtOnce} from './source/commands/at-once.js';
import {layOutHelp} from './source/commands/help-layout.js';
import type {HelpModel} from './source/commands/help-model.js';
import {sayNow} from './source/system/say-now.js';
import {ownMeasure} from './source/text/own-measure.js';

// Node loads its streams when it is asked for `process.stdout`, which takes a fifth of its own start: here it is asked for where
// the width of a terminal is wanted, and nowhere else.
const folder = import.meta.dirname;
const isTerminal = fstatSync(1).isCharacterDevice();
const answer = answerAtOnce(argv.slice(2), env, isTerminal);

if (answer?.what === 'version') {
	sayNow(`${__VERSION__}\n`);
} else if (answer?.what === 'help') {
	// What the build made of the program's own help.
	const model = JSON.parse(readFileSync(join(folder, `help-${answer.language}.json`), 'utf8')) as HelpModel;
	sayNow(layOutHelp(model, (isTerminal ? stdout.columns : 0) || 80, ownMeasure));
} else {
	void import('./source/commands/begin.js').then(async ({begin}) => begin(folder, answer));
}
