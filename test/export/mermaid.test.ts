import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {renderMermaid} from '../../source/export/mermaid.js';
import {clean} from '../../source/model/clean.js';
import {textsIn} from '../../source/text/language.js';
import {hostileNames, linesOf, pictured, wirings, withNames} from '../helpers/pictures.js';

type Link = {readonly from: string; readonly to: string; readonly sign: string};

type Chart = {
	readonly boxes: Readonly<Record<string, readonly string[]>>;
	readonly links: readonly Link[];
	readonly words: Readonly<Record<string, string>>;
};

/** A reader of the part of Mermaid's grammar that is meant to be used, and of nothing else. */
function readMermaid(text: string): Chart {
	const [head, ...rest] = text.split('\n');
	expect(head).toBe('flowchart LR');
	expect(rest.pop()).toBe('');
	const boxes: Record<string, readonly string[]> = {};
	const links: Link[] = [];
	const words: Record<string, string> = {};
	const id = '[a-z][a-z0-9_]*';
	for (const line of rest) {
		const [, box, label] =
			new RegExp(`^\\t(${id})\\["((?:[^"\`<>&;#\\\\\\[\\]{}]|#\\d+;|<br/>)*)"\\]$`).exec(line) ?? [];
		const [, word, said] = /^\t(accTitle|accDescr): ([^\n"<>&#;{}`%]+)$/.exec(line) ?? [];
		if (box !== undefined && label !== undefined) boxes[box] = label.split('<br/>').map(decoded);
		else if (word !== undefined && said !== undefined) words[word] = said;
		else if (new RegExp(`^\\t${id}(?: (?:---|-\\.-) ${id})+$`).test(line)) {
			const parts = line.trim().split(' ');
			for (let at = 0; at + 2 < parts.length; at += 2)
				links.push({from: parts[at] ?? '', sign: parts[at + 1] ?? '', to: parts[at + 2] ?? ''});
		} else expect(line).toMatch(/^\t(?:class broken\d+ broken|classDef broken [a-z:#0-9,]+)$/);
	}
	return {boxes, links, words};
}

/** As a browser shows it. */
function decoded(label: string): string {
	return label.replaceAll(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

describe.each(['en', 'zh-CN'] as const)('in %s', language => {
	const texts = textsIn(language);

	test.each(wirings)('%s has every box, the links of the wiring, and what cannot be in words', name => {
		const {boxes, links, words} = readMermaid(renderMermaid(pictured[name], texts));
		const {picture} = pictured[name];
		const all = [picture, ...(picture.more ?? [])];
		expect(links).toHaveLength(all.flatMap(one => one.links).length);
		for (const {from, to, sign} of links) {
			expect(boxes).toHaveProperty(from);
			expect(boxes).toHaveProperty(to);
			expect(['---', '-.-']).toContain(sign);
		}
		expect(links.filter(({sign}) => sign === '-.-')).toHaveLength(
			picture.links.filter(({path}) => path === 'management').length,
		);
		expect(links.filter(({to, sign}) => to === 'dsm' && sign === '---')).toHaveLength(all.length);
		expect(Object.keys(boxes).filter(id => id.startsWith('broken'))).toHaveLength(
			all.flatMap(({broken}) => broken).length,
		);
		for (const id of Object.keys(boxes).filter(one => one.startsWith('broken')))
			expect(boxes[id]?.[0]).toMatch(
				language === 'en' ? /^✖ No way from this machine to DSM over / : /^✖ 本机无法经 /,
			);
		expect(words['accTitle']).toContain(pictured[name].answers.layout);
		expect(words['accDescr']).toContain(texts.picture.wire);
	});
});

test('an address and a MAC stand there as they are', () => {
	const chart = renderMermaid(pictured.direct, textsIn('en'));
	expect(chart).toContain('<br/>192.168.1.70<br/>46:9a:45:d1:97:41"]');
	expect(chart).toContain(
		'\tlan --- nic --- port --- br0 --- dsm\n\thost -.- docker_bridge -.- nat -.- dsm\n',
	);
});

test('no name breaks out of its label, and each is shown as it was', () => {
	fc.assert(
		fc.property(hostileNames, fc.constantFrom('en', 'zh-CN'), (names, language) => {
			const plan = withNames(names);
			const text = renderMermaid(plan, textsIn(language));
			const {boxes, links} = readMermaid(text);
			expect(links).toHaveLength(
				[plan.picture, ...(plan.picture.more ?? [])].flatMap(one => one.links).length,
			);
			// Mermaid itself takes the last sign of these for a superfluous one.
			expect(text).not.toMatch(/style.*:\S*#.*;|classDef.*:\S*#.*;/);
			const shown = Object.values(boxes).flat();
			const drawn = plan.picture.nodes.filter(({id}) =>
				plan.picture.links.some(({from, to}) => [from, to].includes(id)),
			);
			for (const line of linesOf({...plan.picture, nodes: drawn, more: []}))
				expect(shown).toContain(clean(line));
		}),
	);
});
