import {clean} from '../../model/clean.js';
import type {ResolvedCommand} from '../../model/command.js';
import type {DoctorVerdict, Result} from '../../model/diagnosis/verdict.js';
import {tellResult, textOf} from '../../text/doctor-text.js';
import {foldCommand} from '../fold-command.js';
import type {Glyphs} from '../glyphs.js';
import {widthOf, wrap} from '../measure.js';
import {blankLine, type StyledLine, span, type Tone} from '../theme.js';
import type {DoctorSettings} from './doctor-settings.js';

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

/** Each on a line of its own; where the window ends, so broken that what is copied is still one command. */
export function commandLines(
	commands: readonly ResolvedCommand[],
	{columns, quote}: Pick<DoctorSettings, 'columns' | 'quote'>,
	tone: Tone = 'accent',
): StyledLine[] {
	return commands.flatMap(command =>
		foldCommand(command, {quote, columns, indent: indent + 2}).map((line): StyledLine => [span(line, tone)]),
	);
}

export function pointer(isFocused: boolean, {pointer: sign}: Glyphs): string {
	return isFocused ? sign : ' '.repeat(widthOf(sign));
}

/** Between the parts, where there is room. */
export function gapLines(rows: number): readonly StyledLine[] {
	return rows >= 20 ? [blankLine] : [];
}
