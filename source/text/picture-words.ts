import type {Picture, PictureNode} from '../model/picture.js';
import type {Texts} from './en.js';

/** What this wiring can never do, a sentence for each path that does not exist. */
export function brokenSentences(
	{nodes, broken}: Picture,
	texts: Texts['wizard']['picture'],
): readonly string[] {
	const nameOf = (id: PictureNode['id']) => nodes.find(node => node.id === id)?.lines[0] ?? id;
	return broken.map(({from, to, use}) =>
		(use === 'own' ? texts.broken : texts.brokenShared)(texts.node[from], nameOf(to)),
	);
}
