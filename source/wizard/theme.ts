import type {TextProps} from 'ink';

/** What a piece of text is for. Colours are chosen here and nowhere else. */
export type Tone = 'plain' | 'dim' | 'strong' | 'accent' | 'chosen' | 'good' | 'warning' | 'bad' | 'key';

export type Style = Pick<TextProps, 'color' | 'bold' | 'dimColor' | 'underline'>;

const colours: Readonly<Record<Tone, Style>> = {
	plain: {},
	dim: {dimColor: true},
	strong: {bold: true},
	accent: {color: 'cyan'},
	chosen: {color: 'cyan', bold: true},
	good: {color: 'green'},
	warning: {color: 'yellow'},
	bad: {color: 'red'},
	key: {bold: true},
};

export function styleOf(tone: Tone): Style {
	return colours[tone];
}

/** A line of text in parts, each with its tone. Everything that scrolls is made of these, so that it can be counted. */
export type Span = {readonly text: string; readonly tone: Tone};
export type StyledLine = readonly Span[];

export function span(text: string, tone: Tone = 'plain'): Span {
	return {text, tone};
}

export function textOf(line: StyledLine): string {
	return line.map(({text}) => text).join('');
}

/** The line for a screen reader: with commas in place of the blanks that only make columns. */
export function spoken(line: StyledLine, comma: string): string {
	return textOf(line).trim().replace(/ {2,}/g, comma);
}

export const blankLine: StyledLine = [];
