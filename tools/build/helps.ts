import type {Command} from 'commander';
import {type HelpModel, helpModel} from '../../source/commands/help-model.js';
import {buildProgram} from '../../source/commands/program.js';
import {textsIn} from '../../source/text/language.js';
import {type Language, languages} from '../../source/text/languages.js';
import {ownMeasure} from '../../source/text/own-measure.js';
import {graphemes, widthOf} from '../../source/wizard/measure.js';
import {silentContext} from './silent-context.js';

/** What `start.ts` answers `--help` from, by its name in dist/: the help of the program itself, before it is laid out. */
export function helps(): ReadonlyMap<string, string> {
	return new Map(languages.map(language => [`help-${language}.json`, JSON.stringify(modelIn(language))]));
}

function modelIn(language: Language): HelpModel {
	const program = buildProgram(silentContext(language), '', () => undefined);
	const modelOf = (command: Command) => helpModel(textsIn(language), command, command.createHelp());
	for (const text of [program, ...program.commands].flatMap(command => textsOf(modelOf(command)))) {
		const isSame =
			widthOf(text) === ownMeasure.widthOf(text) &&
			graphemes(text).length === ownMeasure.graphemes(text).length;
		if (!isSame) throw new Error(`source/text/own-measure.ts cannot measure “${text}”`);
	}
	return modelOf(program);
}

/** Line by line, as they are laid out. */
function textsOf({usage, about, parts, after}: HelpModel): readonly string[] {
	const texts = [usage, about, ...parts.flatMap(({heading, items}) => [heading, ...items.flat()]), ...after];
	return texts.flatMap(text => text.split('\n'));
}
