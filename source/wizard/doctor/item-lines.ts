import {clean} from '../../model/clean.js';
import type {ResolvedCommand} from '../../model/command.js';
import {offerOf} from '../../model/diagnosis/offer.js';
import type {DoctorVerdict, Result} from '../../model/diagnosis/verdict.js';
import {tellResult, textOf} from '../../text/doctor-text.js';
import type {Glyphs} from '../glyphs.js';
import {clip, widthOf, wrap} from '../measure.js';
import {blankLine, type StyledLine, span, type Tone} from '../theme.js';
import type {DoctorSettings} from './doctor-settings.js';
import type {Item} from './items.js';

const indent = 4;

export function signOf(verdict: DoctorVerdict, glyphs: Glyphs): {readonly sign: string; readonly tone: Tone} {
	return (
		{
			ok: {sign: glyphs.tick, tone: 'good'},
			note: {sign: glyphs.note, tone: 'dim'},
			warning: {sign: glyphs.warning, tone: 'warning'},
			error: {sign: glyphs.cross, tone: 'bad'},
			unknown: {sign: glyphs.dot, tone: 'dim'},
		} as const
	)[verdict];
}

/** “The network card: enp3s0 is turned off.” In one line, cleaned. */
export function sentenceOf(result: Result, {texts}: Pick<DoctorSettings, 'texts'>): string {
	const told = tellResult(texts, result);
	const place = texts.doctor.places[result.place];
	return texts.doctorScreen.at(place, told?.found ?? textOf(texts.doctor, result.id).title);
}

/** Lines that say the text, none of them wider than the window, all of them indented. */
export function indented(
	text: string,
	{columns}: Pick<DoctorSettings, 'columns'>,
	tone: Tone = 'plain',
): StyledLine[] {
	return wrap(clean(text), columns - indent).map(line => [span(`${' '.repeat(indent)}${line}`, tone)]);
}

/** Each on a line of its own, broken where the window ends. */
export function commandLines(
	commands: readonly ResolvedCommand[],
	settings: Pick<DoctorSettings, 'columns' | 'quote'>,
	tone: Tone = 'accent',
): StyledLine[] {
	return commands.flatMap(command =>
		wrap(clean(settings.quote(command)), settings.columns - indent - 2).map(
			(line): StyledLine => [span(`${' '.repeat(indent + 2)}${line}`, tone)],
		),
	);
}

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

function pointer(isFocused: boolean, {pointer: sign}: Glyphs): string {
	return isFocused ? sign : ' '.repeat(widthOf(sign));
}

/** Why it matters, what to do, the commands, where more stands. */
export function detailLines(result: Result, settings: DoctorSettings): StyledLine[] {
	const {texts, linkOf} = settings;
	const {doctorCommand: say, doctorScreen: screen} = texts;
	const told = tellResult(texts, result);
	if (!told) return [];
	const commands = 'fix' in result.seen ? result.seen.fix.commands : [];
	return [
		...(told.why === '' ? [] : indented(told.why, settings)),
		...(told.fix === '' ? [] : indented(say.fix(told.fix), settings)),
		...(commands.length === 0 ? [] : indented(say.asRoot, settings)),
		...commandLines(commands, settings),
		...(offerOf(result) ? indented(screen.offered, settings, 'strong') : []),
		...indented(say.more(linkOf(result.id)), settings, 'dim'),
	];
}

function groupLines(
	title: string,
	{kind, results}: Extract<Item, {readonly results: readonly Result[]}>,
	isOpen: boolean,
	isFocused: boolean,
	settings: DoctorSettings,
): StyledLine[] {
	const {glyphs, columns, texts} = settings;
	const inset = kind === 'folded' ? '    ' : '';
	const before = `${inset}${isOpen ? '[-]' : '[+]'} `;
	const mark = `${pointer(isFocused, glyphs)} `;
	const text = clip(clean(title), columns - widthOf(mark + before), glyphs.ellipsis);
	const head: StyledLine = [
		span(mark, 'chosen'),
		span(before, 'dim'),
		span(text, isFocused ? 'chosen' : kind === 'folded' ? 'dim' : 'plain'),
	];
	if (!isOpen) return [head];
	return [head, ...(kind === 'unknown' ? reasonLines(results, settings) : eachLine(results, settings))];
}

/** The same reason often holds for most of them, so it is said once. */
function reasonLines(results: readonly Result[], settings: DoctorSettings): StyledLine[] {
	const {texts, glyphs} = settings;
	const byReason = new Map<string, string[]>();
	for (const result of results) {
		const why = tellResult(texts, result)?.found ?? '';
		byReason.set(why, [...(byReason.get(why) ?? []), textOf(texts.doctor, result.id).title]);
	}
	const {unread, and} = texts.doctorCommand;
	return [...byReason].flatMap(([why, titles]) =>
		signed(signOf('unknown', glyphs), unread(why, titles.join(and)), settings),
	);
}

function eachLine(results: readonly Result[], settings: DoctorSettings): StyledLine[] {
	const {texts, glyphs} = settings;
	return results.flatMap(result => {
		const told = tellResult(texts, result);
		const isNote = result.seen.verdict === 'note';
		const why =
			told && isNote ? `${told.found} ${told.fix}` : (told?.found ?? textOf(texts.doctor, result.id).title);
		const sentence = texts.doctorScreen.at(texts.doctor.places[result.place], why.trim());
		return signed(signOf(result.seen.verdict, glyphs), sentence, settings);
	});
}

function signed(
	{sign, tone}: {readonly sign: string; readonly tone: Tone},
	text: string,
	{columns}: DoctorSettings,
): StyledLine[] {
	const before = ' '.repeat(6);
	return wrap(clean(text), columns - 7 - sign.length).map((line, row) => [
		span(row === 0 ? `${before}${sign} ` : ' '.repeat(7 + sign.length), tone),
		span(line),
	]);
}

/** Between the parts, where there is room. */
export function gapLines(rows: number): readonly StyledLine[] {
	return rows >= 20 ? [blankLine] : [];
}
