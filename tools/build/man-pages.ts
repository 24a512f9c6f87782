import {buildProgram} from '../../source/commands/program.js';
import {shapeOf} from '../../source/commands/shell/shape.js';
import {manPage} from '../../source/export/man-page.js';
import {helpTopicsIn} from '../../source/text/help-topics.js';
import type {Language} from '../../source/text/languages.js';
import {manTextsIn} from '../../source/text/man-texts.js';
import {silentContext} from './silent-context.js';

/** The manual page of each language, by its place in the package. man finds other languages in folders of their name. */
export function manPages(version: string): ReadonlyMap<string, string> {
	return new Map([
		['man/vdsm-passthru.1', page('en', version)],
		['man/zh_CN/vdsm-passthru.1', page('zh-CN', version)],
	]);
}

function page(language: Language, version: string): string {
	const program = buildProgram(
		silentContext(language),
		version,
		() => undefined,
		({length}) => length,
	);
	return manPage(shapeOf(program), helpTopicsIn(language), manTextsIn(language));
}
