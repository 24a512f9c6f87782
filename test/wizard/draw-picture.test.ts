import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import {buildPlan} from '../../source/plan/build-plan.js';
import {type Language, textsIn} from '../../source/text/language.js';
import {namedLines} from '../../source/text/picture-words.js';
import {asciiTexts} from '../../source/wizard/ascii-texts.js';
import {drawPicture, pictureLines} from '../../source/wizard/draw-picture.js';
import {glyphsFor} from '../../source/wizard/glyphs.js';
import {makeAnswers, makeDhcpAnswers} from '../helpers/answers.js';
import {makeFacts} from '../helpers/facts.js';

const pictures = {
	direct: buildPlan(makeAnswers(), makeFacts()).picture,
	dhcp: buildPlan(makeDhcpAnswers(), makeFacts()).picture,
	classic: buildPlan(makeAnswers({layout: 'classic'}), makeFacts()).picture,
	shared: buildPlan(makeAnswers({layout: 'shared'}), makeFacts()).picture,
	wordy: buildPlan(
		makeAnswers({
			prefix: 'a-very-long-prefix-for-networks',
			publish: '127.0.0.1:5000:5000,192.168.1.2:5001:5001,192.168.1.2:2222:22',
		}),
		makeFacts(),
	).picture,
};

const draw = (name: keyof typeof pictures, columns: number, language: Language = 'en', ascii = false) =>
	drawPicture(pictures[name], {
		columns,
		glyphs: glyphsFor(ascii),
		texts: (ascii ? asciiTexts(textsIn(language)) : textsIn(language)).wizard.picture,
	});

describe.each(['direct', 'dhcp', 'classic', 'shared', 'wordy'] as const)('%s', name => {
	test.each([60, 80, 100, 120, 200])('fits %i columns in both languages, and names everything', columns => {
		for (const language of ['en', 'zh-CN'] as const) {
			const lines = draw(name, columns, language);
			for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
			// A name that is wider than the window goes on below, beside the spine.
			const seen = lines.join('').replaceAll(/[\s│╎]/g, '');
			const {nodes, links} = pictures[name];
			// The host that no way leads from is named in the sentence about that only.
			for (const node of nodes.filter(({id}) => links.some(({from, to}) => [from, to].includes(id)))) {
				const {picture} = textsIn(language).wizard;
				expect(seen).toContain(namedLines(node, picture)[0]?.replaceAll(' ', ''));
				expect(seen).toContain(picture.node[node.id].replaceAll(' ', ''));
			}
		}
	});
});

test('a host without a way to DSM has no box, and is told why', () => {
	const lines = draw('shared', 120);
	expect(lines.filter(line => line.includes('┌'))).toHaveLength(1);
	expect(lines.join(' ')).toContain('No way from this machine to DSM over enp3s0: the kernel has none');
	expect(draw('shared', 120, 'zh-CN').join('')).toContain('本机无法经 enp3s0 访问 DSM');
});

test('this machine and the LAN have Chinese names, and no box says its caption again', () => {
	const lines = draw('direct', 60, 'zh-CN');
	expect(lines[0]).toMatch(/^┌ 交换机、路由器 {2}局域网 {2}192/);
	expect(lines.join('\n')).toMatch(/^└ 本机 +127\.0\.0\.1:5000$/m);
	expect(draw('direct', 120, 'zh-CN').join('\n')).not.toMatch(/host|LAN/);
	// A card may be called so.
	const named = {...pictures.direct, nodes: pictures.direct.nodes.map(node => ({...node, lines: ['host']}))};
	const drawn = drawPicture(named, {
		columns: 60,
		glyphs: glyphsFor(false),
		texts: textsIn('zh-CN').wizard.picture,
	});
	expect(drawn.filter(line => line.includes('host')).length).toBeGreaterThan(4);
});

test('the path that does not exist is named in words', () => {
	expect(draw('direct', 120).at(-1)).toBe(
		'✖ No way from this machine to DSM over enp3s0: the card belongs to DSM alone.',
	);
	expect(draw('direct', 60).join('\n')).toContain('✖ No way from this machine');
});

test('wide, the boxes stand side by side, and the way from the host ends below DSM', () => {
	const lines = draw('direct', 100);
	expect(lines).toHaveLength(12);
	const joint = lines[5]?.indexOf('┬') ?? -1;
	expect(joint).toBeGreaterThan(0);
	expect(lines[8]?.indexOf('┘')).toBe(joint);
	expect(lines[2]).toMatch(/├───┤ enp3s0 +├───┤/);
	for (const row of [1, 5]) expect(lines[row]?.match(/[┌└]/g)).toHaveLength(5);
});

test('narrow, one below the other, from the switch to the host', () => {
	const first = draw('direct', 60).map(line => line.slice(0, 1));
	expect(first.slice(0, 8)).toEqual(['┌', '├', '├', '├', '◉', '╎', '╎', '└']);
});

test('in ASCII, with ASCII only', () => {
	for (const columns of [60, 120])
		expect(draw('direct', columns, 'en', true).join('')).toMatch(/^[\x20-\x7e]*$/);
});

test('a way that there is not is said in the colour of what is bad, and nothing else is', () => {
	for (const columns of [60, 120]) {
		const {wizard} = textsIn('en');
		const lines = pictureLines(pictures.direct, {columns, glyphs: glyphsFor(false), texts: wizard.picture});
		const bad = lines.filter(line => line.some(({tone}) => tone === 'bad'));
		expect(bad.flat().map(({text}) => text)[0]).toMatch(/^✖ No way from this machine/);
		expect(lines.slice(-bad.length)).toEqual(bad);
	}
});
