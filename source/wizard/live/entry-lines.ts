import type {Check, Verdict} from '../../model/check.js';
import {clean} from '../../model/clean.js';
import {noticeLines} from '../components/notice.js';
import {clip, widthOf, wrap} from '../measure.js';
import {blankLine, type StyledLine, span, type Tone} from '../theme.js';
import type {LiveSettings} from './live-settings.js';
import type {Entry} from './live-state.js';
import {verdictSign} from './verdict-sign.js';
import {didText, subjectText, timeText, whyText} from './words.js';

/** Lines of a failed program's output that are worth their rows here, and rows for each; the result says all of them. */
const shownOutput = 3;
const rowsEach = 3;

/** What stays in the scrollback of one thing that is over. No line is wider than the window. */
export function entryLines(entry: Entry, settings: LiveSettings): StyledLine[] {
	const {texts, glyphs, columns} = settings;
	switch (entry.kind) {
		case 'heading':
			return [
				[span(clip(texts.run.heading[entry.action](entry.steps), columns, glyphs.ellipsis), 'strong')],
				blankLine,
			];
		case 'step': {
			const {move, ms, result, ahead} = entry;
			return result === 'foreign'
				? timed(glyphs.dot, 'dim', texts.run.foreign(subjectText(texts, move)), ms, settings)
				: timed(glyphs.tick, 'good', didText(texts, move, ahead), ms, settings);
		}
		case 'failed': {
			const {failure, ms} = entry;
			const why = wrap(clean(whyText(texts, failure)), columns - 4);
			return [
				...timed(
					glyphs.cross,
					'bad',
					texts.run.failed[failure.direction](subjectText(texts, failure)),
					ms,
					settings,
				),
				...why.map((line): StyledLine => [span(`  ${line}`)]),
				...failure.lines
					.filter(line => line.trim() !== '')
					.slice(-shownOutput)
					.flatMap(line => outputLines(line, settings)),
			];
		}
		case 'turned':
			return [
				blankLine,
				...noticeLines('warning', texts.run.turned[entry.turned.because], columns, glyphs),
				blankLine,
			];
		case 'check':
			return checkLines(entry.check, settings);
		case 'confirmed':
			return noticeLines('good', texts.run.confirm.confirmed, columns, glyphs);
	}
}

/** A title with its sign before it and the time behind it. All of it is said, since it stays. */
function timed(
	sign: string,
	tone: Tone,
	title: string,
	ms: number,
	{texts, columns}: LiveSettings,
): StyledLine[] {
	const time = timeText(texts, ms);
	const lines = wrap(clean(title), columns - sign.length - 1);
	const last = lines.at(-1) ?? '';
	const beside = sign.length + 1 + widthOf(last) + 2 + widthOf(time) <= columns;
	return lines.map((line, row) => [
		span(`${row === 0 ? sign : ' '.repeat(sign.length)} `, tone),
		span(line),
		...(row === lines.length - 1 && beside ? [span(`  ${time}`, 'dim')] : []),
	]);
}

/** What a program printed, set apart from our own words. */
export function outputLine(
	line: string,
	{glyphs, columns}: Pick<LiveSettings, 'glyphs' | 'columns'>,
): StyledLine {
	return [span(`  ${glyphs.line.down} ${clip(clean(line), columns - 5, glyphs.ellipsis)}`, 'dim')];
}

/** The same of what stays, and is read: over a few rows, since an error’s end tells as much as its beginning. */
function outputLines(
	line: string,
	{glyphs, columns}: Pick<LiveSettings, 'glyphs' | 'columns'>,
): StyledLine[] {
	const mark = `  ${glyphs.line.down} `;
	const room = columns - widthOf(mark) - 1;
	const rows = wrap(clean(line), room);
	const [last = ''] = rows.slice(rowsEach - 1);
	const cut = clip(`${last}${glyphs.ellipsis}`, room, glyphs.ellipsis);
	const shown = rows.length > rowsEach ? [...rows.slice(0, rowsEach - 1), cut] : rows;
	return shown.map((row): StyledLine => [span(`${mark}${row}`, 'dim')]);
}

const tones: Readonly<Record<Verdict, Tone>> = {
	ok: 'good',
	failed: 'bad',
	waiting: 'warning',
	unknown: 'dim',
};

/** A check with its sign, and its sentence whole. */
export function checkLines(
	check: Check,
	{texts, tellCheck, glyphs, columns}: Omit<LiveSettings, 'rows'>,
): StyledLine[] {
	const sign = verdictSign(check.verdict, glyphs);
	const indent = ' '.repeat(sign.length);
	return wrap(clean(tellCheck(texts, check)), columns - sign.length - 1).map((line, row) => [
		span(`${row === 0 ? sign : indent} `, tones[check.verdict]),
		span(line),
	]);
}
