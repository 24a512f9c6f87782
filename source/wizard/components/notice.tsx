import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {Glyphs} from '../glyphs.js';
import {clip, wrap} from '../measure.js';
import {useSettings} from '../settings.js';
import {type StyledLine, span, type Tone} from '../theme.js';
import {StyledLines} from './styled-text.js';

export type NoticeTone = Extract<Tone, 'good' | 'warning' | 'bad' | 'accent' | 'dim'>;

export function Notice({
	tone,
	text,
	rows = 2,
}: {
	readonly tone: NoticeTone;
	readonly text: string;
	readonly rows?: number;
}): ReactNode {
	const {glyphs, columns} = useSettings();
	return (
		<Box flexDirection="column">
			<StyledLines lines={noticeLines(tone, text, columns, glyphs, rows)} />
		</Box>
	);
}

/**
 * A sign before the sentence, so that the colour is not needed to tell what kind of sentence it is. One that is cut
 * to fit `rows` shows that it goes on.
 */
export function noticeLines(
	tone: NoticeTone,
	text: string,
	columns: number,
	glyphs: Glyphs,
	rows = Number.POSITIVE_INFINITY,
): StyledLine[] {
	const sign = {good: glyphs.tick, warning: glyphs.warning, bad: glyphs.cross, accent: glyphs.note, dim: ' '}[
		tone
	];
	const lines = wrap(text, columns - 4);
	const cut = lines.length > rows;
	return lines.slice(0, Math.max(0, rows)).map((line, row) => {
		const shown = cut && row === rows - 1 ? clip(line + glyphs.ellipsis, columns - 4, glyphs.ellipsis) : line;
		return [span(row === 0 ? `${sign.padEnd(2)}${shown}` : `  ${shown}`, tone)];
	});
}
