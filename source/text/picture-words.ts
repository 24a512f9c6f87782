import type {Picture, PictureNode} from '../model/picture.js';
import type {Texts} from './en.js';

type Words = Texts['wizard']['picture'];

/** What stands in a box: names of the machine's as they are, and this machine and the LAN in the user's language. */
export function namedLines({id, lines}: PictureNode, {name}: Words): readonly string[] {
	const [first, ...rest] = lines;
	if (id === 'lan' && first === 'LAN') return [name.lan, ...rest];
	if (id === 'host' && first === 'host') return [name.host, ...rest];
	return lines;
}

/** The picture with these names, without one that its caption says already. Further wires stay as they are. */
export function worded(picture: Picture, words: Words): Picture {
	const nodes = picture.nodes.map(node => {
		const lines = namedLines(node, words);
		const isSaid = lines[0] === words.node[node.id] && lines.length > 1;
		return {...node, lines: isSaid ? lines.slice(1) : lines};
	});
	return {...picture, nodes};
}

/** What this wiring can never do, a sentence for each path that does not exist. */
export function brokenSentences({nodes, broken}: Picture, texts: Words): readonly string[] {
	const nameOf = (id: PictureNode['id']) => nodes.find(node => node.id === id)?.lines[0] ?? id;
	return broken.map(({from, to, use}) =>
		(use === 'own' ? texts.broken : texts.brokenShared)(texts.node[from], nameOf(to)),
	);
}
