import {expect, test} from 'vitest';
import {openTerminal} from './pty.js';
import {animate, withoutRepeats} from './screens/animation.js';
import type {Shot} from './screens/cells.js';
import {svgOf} from './screens/svg.js';
import {cell, coloursOf, plain} from './screens/theme.js';

/** What a terminal of 20 columns shows of it. */
async function shown(text: string): Promise<Shot> {
	const terminal = openTerminal({file: '/usr/bin/printf', args: ['%b', text], columns: 20, rows: 3});
	await terminal.exit;
	return terminal.shot();
}

/** The places and the letters of each text, by the look of it. */
function textsOf(svg: string): {x: number[]; look: string; text: string}[] {
	return [...svg.matchAll(/<text y="15" x="([^"]*)"([^>]*)>([^<]*)<\/text>/g)].map(
		([, x = '', look = '', text = '']) => ({x: x.split(' ').map(Number), look: look.trim(), text}),
	);
}

/** Every tag that is opened is closed, in the right order, and no sign stands bare. */
function expectWellFormed(xml: string): void {
	const open: string[] = [];
	for (const [, closing, name = '', alone] of xml.matchAll(
		/<(\/?)([a-z]+)(?: [a-zA-Z:-]+="[^"<]*")*(\/?)>/g,
	)) {
		if (closing) expect(open.pop()).toBe(name);
		else if (!alone) open.push(name);
	}
	expect(open).toEqual([]);
	const left = xml
		.replace(/<\/?[a-z]+(?: [a-zA-Z:-]+="[^"<]*")*\/?>/g, '')
		.replace(/<style>.*?<\/style>/s, '');
	expect(left).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/);
}

test('what XML has a meaning for is written so that it is text', async () => {
	const svg = svgOf(await shown('a<b> & "c"'), 'R&D <1>');
	expectWellFormed(svg);
	expect(svg).toContain('>a&lt;b&gt; &amp; &quot;c&quot;</text>');
	expect(svg).toContain('<title>R&amp;D &lt;1&gt;</title>');
});

test('a wide character takes two columns, and what follows stands where the terminal has it', async () => {
	const [found] = textsOf(svgOf(await shown('a网卡b'), 'wide'));
	const inside = (2 * cell.width - cell.fontSize) / 2;
	expect(found?.text).toBe('a网卡b');
	expect(found?.x).toEqual([0, cell.width + inside, 3 * cell.width + inside, 5 * cell.width]);
});

test('blanks that SVG would make one of are a gap, and each column keeps its place', async () => {
	const found = textsOf(svgOf(await shown('  a b   c'), 'gap'));
	expect(found.map(({text}) => text)).toEqual(['a b', 'c']);
	expect(found.map(({x}) => x)).toEqual([[18, 27, 36], [72]]);
});

test('colours, bold, dim, inverse and underlined are drawn', async () => {
	const svg = svgOf(
		await shown('\\033[31mR\\033[0;1mB\\033[0;2mD\\033[0;7mI\\033[0;4mU\\033[0;38;2;1;2;3mT'),
		'looks',
	);
	const style = {
		foreground: 'default',
		background: 'default',
		bold: false,
		dim: false,
		italic: false,
		underline: false,
		inverse: false,
	} as const;
	const looks = Object.fromEntries(textsOf(svg).map(({text, look}) => [text, look]));
	expect(looks).toEqual({
		R: `fill="${coloursOf({...style, foreground: 1}).text}"`,
		B: `class="b" fill="${plain.foreground}"`,
		D: `fill="${coloursOf({...style, dim: true}).text}"`,
		I: `fill="${plain.background}"`,
		U: `class="u" fill="${plain.foreground}"`,
		T: 'fill="#010203"',
	});
	expect(svg).toContain(`<rect x="27" width="9" height="20" fill="${plain.foreground}"/>`);
});

test.each([
	[16, '#000000'],
	[196, '#ff0000'],
	[231, '#ffffff'],
	[232, '#080808'],
	[255, '#eeeeee'],
])('colour %i of 256 is %s', (foreground, wanted) => {
	expect(
		coloursOf({
			foreground,
			background: 'default',
			bold: false,
			dim: false,
			italic: false,
			underline: false,
			inverse: false,
		}),
	).toEqual({text: wanted, behind: undefined});
});

test('lines meet at the edges of their cells, and neighbours are one stroke', async () => {
	expect(svgOf(await shown('┌──┐'), 'box')).toContain('<path d="M4.5 10H31.5M4.5 10V20M31.5 10V20"');
});

test('a row that is in several frames is written once, and a frame like the one before adds to its time', async () => {
	const [one, other] = [await shown('same\\r\\none'), await shown('same\\r\\nother')];
	const frames = withoutRepeats([one, one, other].map(shot => ({shot, ms: 100})));
	expect(frames.map(({ms}) => ms)).toEqual([200, 100]);
	const svg = animate({frames, still: 1, title: 'two'});
	expectWellFormed(svg);
	expect(textsOf(svg).map(({text}) => text)).toEqual(['same', 'one', 'other']);
	expect(svg).toContain(
		'@keyframes play{0%{transform:translateY(-0px)}66.667%{transform:translateY(-60px)}}',
	);
	expect(svg).toContain('.strip{transform:translateY(-60px)}');
	expect(svg).not.toContain('<script');
});
