import {readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {answerAtOnce} from './source/commands/at-once.js';
import {type HelpPart, layOutHelp} from './source/commands/help-layout.js';
import {endWithoutReaders} from './source/system/closed-output.js';

const folder = import.meta.dirname;
const {stdout} = process;
const answer = answerAtOnce(process.argv.slice(2), process.env, stdout.isTTY);

if (answer === undefined) {
	void import('./source/system/packed.js').then(({runPacked}) => {
		runPacked(folder, ['soon.br', 'later.br'], 'cli.cjs');
	});
} else {
	endWithoutReaders();
	stdout.write(answer.what === 'version' ? `${__VERSION__}\n` : help(answer.language));
}

/** From what the build made of the program's own help. */
function help(language: string): string {
	const parts = JSON.parse(readFileSync(path.join(folder, `help-${language}.json`), 'utf8')) as HelpPart[];
	return layOutHelp(parts, (stdout.isTTY ? stdout.columns : undefined) ?? 80);
}
