import {clean} from '../../model/clean.js';
import type {Result} from '../../model/diagnosis/verdict.js';
import {tellResult, tellUnknown} from '../../text/doctor-text.js';
import {clip, widthOf, wrap} from '../measure.js';
import {type StyledLine, span, type Tone} from '../theme.js';
import type {DoctorSettings} from './doctor-settings.js';
import type {Item} from './items.js';
import {pointer, sentenceOf, signOf} from './parts.js';

/** Several results in one line, and each of them below it while it is open. */
export function groupLines(
	title: string,
	{kind, results}: Extract<Item, {readonly results: readonly Result[]}>,
	isOpen: boolean,
	isFocused: boolean,
	settings: DoctorSettings,
): StyledLine[] {
	const {glyphs, columns} = settings;
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

function reasonLines(results: readonly Result[], settings: DoctorSettings): StyledLine[] {
	return tellUnknown(results, settings.texts).flatMap(line =>
		signed(signOf('unknown', settings.glyphs), line, settings),
	);
}

function eachLine(results: readonly Result[], settings: DoctorSettings): StyledLine[] {
	return results.flatMap(result => {
		// What is normal has a way out, and no commands.
		const wayOut = result.seen.verdict === 'note' ? (tellResult(settings.texts, result)?.fix ?? '') : '';
		// Chinese has no blank after its full stop.
		const found = sentenceOf(result, settings);
		const sentence = `${found}${found.endsWith('。') ? '' : ' '}${wayOut}`.trimEnd();
		return signed(signOf(result.seen.verdict, settings.glyphs), sentence, settings);
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
