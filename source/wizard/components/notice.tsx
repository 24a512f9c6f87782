import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {Glyphs} from '../glyphs.js';
import {wrap} from '../measure.js';
import {useSettings} from '../settings.js';
import {type StyledLine, span, type Tone} from '../theme.js';
import {StyledLines} from './styled-text.js';

export type NoticeTone = Extract<Tone, 'good' | 'warning' | 'bad' | 'dim'>;

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
			<StyledLines lines={noticeLines(tone, text, columns, glyphs).slice(0, rows)} />
		</Box>
	);
}

/** A sign before the sentence, so that the colour is not needed to tell what kind of sentence it is. */
export function noticeLines(tone: NoticeTone, text: string, columns: number, glyphs: Glyphs): StyledLine[] {
	const sign = {good: glyphs.tick, warning: glyphs.warning, bad: glyphs.cross, dim: ' '}[tone];
	return wrap(text, columns - 4).map((line, row) => [
		span(row === 0 ? `${sign.padEnd(2)}${line}` : `  ${line}`, tone),
	]);
}
