import {readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {answerAtOnce} from './source/commands/at-once.js';
import {layOutHelp} from './source/commands/help-layout.js';
import {helpMeasure} from './source/commands/help-measure.js';
import type {HelpModel} from './source/commands/help-model.js';
import {endWithoutReaders} from './source/system/closed-output.js';

const folder = import.meta.dirname;
const {stdout} = process;
const answer = answerAtOnce(process.argv.slice(2), process.env, stdout.isTTY);

if (answer === undefined) {
	void import('./source/system/packed.js').then(({runPacked}) => {
		runPacked(folder, ['soon.cjs', 'later.cjs'], 'cli.cjs');
	});
} else {
	endWithoutReaders();
	stdout.write(answer.what === 'version' ? `${__VERSION__}\n` : help(answer.language));
}

/** From what the build made of the program's own help. */
function help(language: string): string {
	const model = JSON.parse(readFileSync(path.join(folder, `help-${language}.json`), 'utf8')) as HelpModel;
	return layOutHelp(model, stdout.columns || 80, helpMeasure);
}
