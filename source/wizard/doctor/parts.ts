import {clean} from '../../model/clean.js';
import type {ResolvedCommand} from '../../model/command.js';
import type {DoctorVerdict, Result} from '../../model/diagnosis/verdict.js';
import {tellResult, textOf} from '../../text/doctor-text.js';
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
	settings: Pick<DoctorSettings, 'columns' | 'quote'>,
	tone: Tone = 'accent',
): StyledLine[] {
	return commands.flatMap(command =>
		continued(command, settings.columns - indent - 2, settings.quote).map(
			({text, joined}): StyledLine => [span(`${joined ? '' : ' '.repeat(indent + 2)}${text}`, tone)],
		),
	);
}

/** `joined`: it goes on in the middle of a word, so that not even a blank may stand before it. */
type CommandLine = {readonly text: string; readonly joined: boolean};

/**
 * A command in lines of at most `room` columns, each but the last ending in a backslash: half of it, pasted, would run as
 * something else. Broken between its words; one that is wider than the window is broken into words that are quoted each.
 */
function continued(command: ResolvedCommand, room: number, quote: DoctorSettings['quote']): CommandLine[] {
	const quoted = (word: string) => clean(quote([word, []]));
	const whole = clean(quote(command));
	if (widthOf(whole) <= room) return [{text: whole, joined: false}];
	const lines: CommandLine[] = [];
	const [program, args] = command;
	for (const word of [program, ...args]) {
		const last = lines.at(-1);
		const both = last === undefined ? '' : `${last.text} ${quoted(word)}`;
		if (last !== undefined && widthOf(both) + 2 <= room) lines[lines.length - 1] = {...last, text: both};
		else lines.push(...pieces(word, room - 2, quoted).map((text, index) => ({text, joined: index > 0})));
	}
	return lines.map((line, index) => {
		const next = lines[index + 1];
		return next ? {...line, text: `${line.text}${next.joined ? '' : ' '}\\`} : line;
	});
}

function pieces(word: string, room: number, quoted: (word: string) => string): string[] {
	const letters = [...word];
	const found: string[] = [];
	for (let from = 0; from < letters.length || found.length === 0; ) {
		let to = letters.length;
		while (to > from + 1 && widthOf(quoted(letters.slice(from, to).join(''))) > room) to -= 1;
		found.push(quoted(letters.slice(from, to).join('')));
		from = to;
	}
	return found;
}

export function pointer(isFocused: boolean, {pointer: sign}: Glyphs): string {
	return isFocused ? sign : ' '.repeat(widthOf(sign));
}

/** Between the parts, where there is room. */
export function gapLines(rows: number): readonly StyledLine[] {
	return rows >= 20 ? [blankLine] : [];
}
