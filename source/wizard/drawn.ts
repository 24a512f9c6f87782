import type {StyledLine, Tone} from './theme.js';

const codes: Readonly<Record<Tone, readonly [string, string]>> = {
	plain: ['', ''],
	dim: ['\u001B[2m', '\u001B[22m'],
	strong: ['\u001B[1m', '\u001B[22m'],
	accent: ['\u001B[36m', '\u001B[39m'],
	chosen: ['\u001B[36m\u001B[1m', '\u001B[22m\u001B[39m'],
	good: ['\u001B[32m', '\u001B[39m'],
	warning: ['\u001B[33m', '\u001B[39m'],
	bad: ['\u001B[31m', '\u001B[39m'],
	key: ['\u001B[1m', '\u001B[22m'],
};

/** The lines as a terminal takes them, each with its end. */
export function drawn(lines: readonly StyledLine[], colour: boolean): string {
	const part = ({text, tone}: StyledLine[number]) =>
		colour ? `${codes[tone][0]}${text}${codes[tone][1]}` : text;
	return lines.map(line => `${line.map(part).join('')}\n`).join('');
}
