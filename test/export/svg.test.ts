import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {arrange} from '../../source/export/svg/geometry.js';
import {renderSvg} from '../../source/export/svg.js';
import {clean} from '../../source/model/clean.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {textsIn} from '../../source/text/language.js';
import {namedLines} from '../../source/text/picture-words.js';
import {hostileNames, linesOf, pictured, wirings, withNames} from '../helpers/pictures.js';
import {anySetup} from '../helpers/setups.js';
import {readXml, type XmlElement} from '../helpers/xml.js';

const languages = ['en', 'zh-CN'] as const;
const textsOf = (elements: readonly XmlElement[]) => elements.map(([, , text]) => text);
const ofClass = (elements: readonly XmlElement[], name: string) =>
	elements.filter(([, attributes]) => attributes['class'] === name);

/** What the text looks like: only what neither a terminal nor XML may hold is another than it was. */
const shown = (text: string) => clean(text).replaceAll('\uFFFE', '\\ufffe').replaceAll('\uFFFF', '\\uffff');

describe.each(languages)('in %s', language => {
	const texts = textsIn(language);
	const read = (name: (typeof wirings)[number]) => readXml([renderSvg(pictured[name], texts)])[0] ?? [];

	test.each(wirings)('%s names every box and every line of it, and what cannot be', name => {
		const elements = read(name);
		const {picture} = pictured[name];
		const all = textsOf(elements);
		const linked = new Set(picture.links.flatMap(({from, to}) => [from, to]));
		for (const node of picture.nodes.filter(({id}) => linked.has(id)))
			for (const text of [texts.wizard.picture.node[node.id], ...namedLines(node, texts.wizard.picture)])
				expect(all).toContain(text);
		expect(ofClass(elements, 'bad')).toHaveLength(picture.broken.length + (picture.more?.length ?? 0));
		expect(ofClass(elements, 'dsm')).toHaveLength(1);
	});

	test.each(wirings)('%s is told to those who do not see it', name => {
		const [svg, title, description] = read(name);
		expect(svg?.[1]).toMatchObject({role: 'img', 'aria-labelledby': 'title desc'});
		expect([title?.[0], title?.[1]]).toEqual(['title', {id: 'title'}]);
		expect(title?.[2]).toContain(pictured[name].answers.layout);
		for (const node of pictured[name].picture.nodes.filter(({id}) => id !== 'host'))
			for (const line of namedLines(node, texts.wizard.picture)) expect(description?.[2]).toContain(line);
	});
});

test('the wire is solid, the way from the host is dashed, and both are explained', () => {
	const elements = readXml([renderSvg(pictured.classic, textsIn('en'))])[0] ?? [];
	const style = elements.find(([name]) => name === 'style')?.[2] ?? '';
	expect(style).toMatch(/\.management \{ stroke-dasharray: /);
	expect(style).not.toMatch(/\.wire[^}]*dasharray/);
	const lines = elements.filter(([name]) => name === 'polyline').map(([, attributes]) => attributes['class']);
	expect(lines.filter(way => way === 'wire')).toHaveLength(4);
	expect(lines.filter(way => way === 'management')).toHaveLength(3);
	expect(ofClass(elements, 'legend').map(([, , text]) => text)).toEqual([
		'DSM’s way to the LAN',
		'This machine’s way to DSM',
	]);
	const alone = readXml([renderSvg(pictured.shared, textsIn('en'))])[0] ?? [];
	expect(ofClass(alone, 'legend')).toHaveLength(1);
});

test('nothing comes from outside, and there are colours for a dark page', () => {
	const svg = renderSvg(pictured.several, textsIn('zh-CN'));
	expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
		/https?:|url\(|@import|href|<script|<image/,
	);
	expect(svg).toContain('@media (prefers-color-scheme: dark) {');
});

test('several cards end at one DSM, each beside its own wire', () => {
	const {boxes, lines} = arrange(pictured.several.picture, textsIn('en').wizard.picture);
	const dsm = boxes.find(({id}) => id === 'dsm');
	expect(dsm?.lines.map(({text}) => text).filter(text => text.startsWith('1'))).toEqual([
		'192.168.1.70',
		'10.20.0.5',
	]);
	expect(lines.filter(({points}) => points.at(-1)?.[0] === dsm?.x)).toHaveLength(2);
});

/** Half of a wide character's width is room enough: no font gives it more than a whole one. */
test('every text stays in its box, and boxes stay apart and on the page', () => {
	fc.assert(
		fc.property(anySetup, fc.constantFrom(...languages), ({answers, facts}, language) => {
			const plan = buildPlan(answers, facts);
			const texts = textsIn(language);
			const {boxes} = arrange(plan.picture, texts.wizard.picture);
			const [, width, height] = /width="(\d+)" height="([\d.]+)"/.exec(renderSvg(plan, texts)) ?? [];
			for (const [index, box] of boxes.entries()) {
				for (const line of box.lines) {
					expect(box.width).toBeGreaterThanOrEqual([...line.text].length * 7.8 + 24);
					expect(line.y).toBeLessThan(box.y + box.height);
				}
				expect(box.x + box.width).toBeLessThan(Number(width));
				expect(box.y + box.height).toBeLessThan(Number(height));
				for (const other of boxes.slice(index + 1))
					expect(
						box.x + box.width < other.x ||
							other.x + other.width < box.x ||
							box.y + box.height < other.y ||
							other.y + other.height < box.y,
					).toBe(true);
			}
		}),
	);
});

test('no name can add an element or an attribute, and each is read back as it was', () => {
	const texts = textsIn('en');
	const shapeOf = (elements: readonly XmlElement[]) =>
		elements.map(([name, attributes]) => [name, Object.keys(attributes)]);
	const tame = readXml(wirings.map(name => renderSvg(withNames({name, words: ['tame']}), texts))).map(
		shapeOf,
	);
	// Many in one process of the reader.
	const some = fc.array(hostileNames, {minLength: 50, maxLength: 50});
	fc.assert(
		fc.property(some, samples => {
			const plans = samples.map(withNames);
			const read = readXml(plans.map(plan => renderSvg(plan, texts)));
			for (const [index, plan] of plans.entries()) {
				const elements = read[index] ?? [];
				expect(shapeOf(elements)).toEqual(tame[wirings.indexOf(samples[index]?.name ?? 'direct')]);
				const all = textsOf(elements);
				const isAlone = plan.picture.links.every(({path}) => path === 'wire');
				const drawn = plan.picture.nodes.filter(({id}) => !(isAlone && id === 'host'));
				for (const line of linesOf({...plan.picture, nodes: drawn})) expect(all).toContain(shown(line));
			}
		}),
		{numRuns: 6, endOnFailure: true},
	);
});

test('the same plan gives the same bytes', () => {
	for (const name of wirings)
		expect(renderSvg(pictured[name], textsIn('en'))).toBe(
			renderSvg(structuredClone(pictured[name]), textsIn('en')),
		);
});
