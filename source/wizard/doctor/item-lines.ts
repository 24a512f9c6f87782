import {clean} from '../../model/clean.js';
import {offerOf} from '../../model/diagnosis/offer.js';
import type {DoctorVerdict, Result} from '../../model/diagnosis/verdict.js';
import {tellResult, textOf} from '../../text/doctor-text.js';
import {clip, widthOf, wrap} from '../measure.js';
import {type StyledLine, span, type Tone} from '../theme.js';
import type {DoctorSettings} from './doctor-settings.js';
import {groupLines} from './group-lines.js';
import type {Item} from './items.js';
import {commandLines, indented, pointer, sentenceOf, signOf} from './parts.js';

/** One item: its line, and what stands below it while it is open. */
export function itemLines(
	item: Item,
	isOpen: boolean,
	isFocused: boolean,
	settings: DoctorSettings,
): StyledLine[] {
	switch (item.kind) {
		case 'finding': {
			const {result} = item.finding;
			return [
				...headerLines(result.seen.verdict, sentenceOf(result, settings), isOpen, isFocused, settings),
				...(isOpen ? detailLines(result, settings) : []),
			];
		}
		case 'folded': {
			const {texts} = settings;
			const titles = item.results
				.map(({id}) => textOf(texts.doctor, id).title)
				.join(texts.doctorScreen.between);
			return groupLines(
				texts.doctorScreen.folded(item.results.length, titles),
				item,
				isOpen,
				isFocused,
				settings,
			);
		}
		case 'notes':
		case 'unknown':
		case 'passed': {
			const title = settings.texts.doctorScreen[item.kind](item.results.length);
			return groupLines(title, item, isOpen, isFocused, settings);
		}
	}
}

/** With its sign; whole while it is open, else one line. */
function headerLines(
	verdict: DoctorVerdict,
	sentence: string,
	isOpen: boolean,
	isFocused: boolean,
	settings: DoctorSettings,
): StyledLine[] {
	const {glyphs, columns} = settings;
	const {sign, tone} = signOf(verdict, glyphs);
	const before = `${pointer(isFocused, glyphs)} ${sign} `;
	const room = columns - widthOf(before);
	const lines = isOpen ? wrap(clean(sentence), room) : [clip(clean(sentence), room, glyphs.ellipsis)];
	const text: Tone = isFocused ? 'chosen' : isOpen ? 'strong' : 'plain';
	return lines.map((line, row) =>
		row === 0
			? [span(`${pointer(isFocused, glyphs)} `, 'chosen'), span(`${sign} `, tone), span(line, text)]
			: [span(' '.repeat(widthOf(before))), span(line, text)],
	);
}

/** Why it matters, what to do, the commands, where more stands. */
function detailLines(result: Result, settings: DoctorSettings): StyledLine[] {
	const {texts} = settings;
	const {doctorCommand: say, doctorScreen: screen} = texts;
	const told = tellResult(texts, result);
	if (!told) return [];
	const commands = 'fix' in result.seen ? result.seen.fix.commands : [];
	return [
		...(told.why === '' ? [] : indented(told.why, settings)),
		...(told.fix === '' ? [] : indented(say.fix(told.fix), settings)),
		...(commands.length === 0 ? [] : indented(say.asRoot, settings)),
		...commandLines(commands, settings),
		...(offerOf(result)
			? indented(settings.root ? screen.offered : screen.offeredToRoot, settings, 'strong')
			: []),
		...indented(say.more(result.id), settings, 'dim'),
	];
}
