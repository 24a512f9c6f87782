import {noticeLines} from '../components/notice.js';
import {viewport} from '../components/text-field.js';
import {widthOf, wrap} from '../measure.js';
import {type StyledLine, span} from '../theme.js';
import type {LiveSettings} from './live-settings.js';
import type {Confirming} from './live-state.js';
import {countdownText} from './words.js';

export type ConfirmLines = {
	readonly lines: readonly StyledLine[];
	/** Where the next character goes; y counts from the first of these lines. */
	readonly caret: {readonly x: number; readonly y: number};
};

/** The question, who takes the change back otherwise, and the word so far. */
export function confirmLines(
	{word, until, guard, line, notice, sent}: Confirming,
	now: number,
	{texts, glyphs, columns, quote, keep}: LiveSettings,
): ConfirmLines {
	const {confirm} = texts.run;
	const label = wrap(confirm.word(word), columns - 2);
	const above: StyledLine[] = [
		...noticeLines('warning', confirm.question(countdownText(texts, until - now)), columns, glyphs),
		...[confirm.guard[guard], confirm.elsewhere(quote(keep(word)))].flatMap(text =>
			wrap(text, columns - 2).map((row): StyledLine => [span(`  ${row}`, 'dim')]),
		),
		...label.map((text): StyledLine => [span(`  ${text}`)]),
	];
	const pointer = `${glyphs.pointer} `;
	const {text, column} = viewport(line.text, line.cursor, columns - widthOf(pointer) - 1);
	const said = sent
		? noticeLines('dim', confirm.sent, columns, glyphs)
		: notice
			? noticeLines('warning', notice === 'wrong' ? confirm.wrong(word) : confirm.pasted, columns, glyphs)
			: [];
	return {
		lines: [...above, [span(pointer, 'chosen'), span(text, 'strong')], ...said],
		caret: {x: widthOf(pointer) + column, y: above.length},
	};
}
