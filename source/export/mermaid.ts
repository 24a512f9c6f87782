import {clean} from '../model/clean.js';
import {chainOf, type Picture, type PictureNode} from '../model/picture.js';
import type {Plan} from '../model/plan.js';
import {describePicture} from '../text/describe-picture.js';
import type {Texts} from '../text/en.js';
import {brokenSentences, worded} from '../text/picture-words.js';

/**
 * The wiring as a Mermaid flowchart, for a forum or an issue. A small part of the grammar, which every renderer knows:
 * quoted labels, `---` for the wire, `-.-` for the host's way, and broken paths as boxes of words, since a link that says
 * that there is none would still be a link.
 */
export function renderMermaid(plan: Plan, texts: Texts): string {
	const {title, description} = describePicture(plan, texts);
	const pictures = [plan.picture, ...(plan.picture.more ?? [])].map(one => worded(one, texts.wizard.picture));
	const wires = pictures.map(picture => chainOf(picture, 'wire'));
	const host = pictures.slice(0, 1).flatMap(one => chainOf(one, 'management').slice(0, -1));
	const caption = (id: PictureNode['id']) => texts.wizard.picture.node[id];
	const box = (id: string, lines: readonly string[]) => `${id}["${labelOf(lines)}"]`;
	const broken = pictures.flatMap(picture => brokenSentences(picture, texts.wizard.picture));
	const boxes = [
		...wires.flatMap((wire, index) =>
			wire.slice(0, -1).map(({id, lines}) => box(idOf(id, index), [caption(id), ...lines])),
		),
		...host.map(({id, lines}) => box(idOf(id), [caption(id), ...lines])),
		box('dsm', [caption('dsm'), ...endsOf(pictures)]),
	];
	const links = [
		...wires.map((wire, index) => wire.map(({id}) => idOf(id, index)).join(' --- ')),
		...(host.length === 0 ? [] : [[...host.map(({id}) => idOf(id)), 'dsm'].join(' -.- ')]),
	];
	const lines = [
		`accTitle: ${accessibleText(title)}`,
		`accDescr: ${accessibleText(description)}`,
		...boxes,
		...links,
		...broken.flatMap((text, index) => [
			box(`broken${index + 1}`, [`✖ ${text}`]),
			`class broken${index + 1} broken`,
		]),
		'classDef broken fill:none,stroke:#d1242f,color:#d1242f',
	];
	return `${['flowchart LR', ...lines.map(line => `\t${line}`)].join('\n')}\n`;
}

/** All wires end at one DSM: what it has at each of them stands in one box, its name once. */
function endsOf(pictures: readonly Picture[]): string[] {
	const ends = pictures.flatMap(picture => chainOf(picture, 'wire').slice(-1));
	return ends.flatMap(({lines}, index) => (index === 0 ? lines : lines.slice(1)));
}

function idOf(id: PictureNode['id'], card = 0): string {
	const word = id.replaceAll('-', '_');
	return id === 'dsm' || card === 0 ? word : `${word}_${card + 1}`;
}

/**
 * Mermaid has references of its own, `#34;`. As soon as a label needs one, everything in it but letters and digits is
 * written so: a line with `style:` before a `#35;` is mangled by Mermaid itself.
 */
function labelOf(lines: readonly string[]): string {
	const shown = lines.map(clean);
	const isPlain = shown.every(line => /^[\w\p{L} .,:/()✖’，。、：·-]*$/u.test(line));
	const escaped = (line: string) =>
		line.replaceAll(/[^\w\p{L} ✖’，。、：]/gu, character => `#${character.codePointAt(0)};`);
	return (isPlain ? shown : shown.map(escaped)).join('<br/>');
}

/** To the end of the line, and no references are read in it: what the grammar could take for something else is left out. */
function accessibleText(text: string): string {
	return clean(text).replaceAll(/[^\w\p{L}\p{N} .,:/()’–，。、：-]/gu, '');
}
