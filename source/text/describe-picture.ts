import {chainOf, type Picture} from '../model/picture.js';
import type {Plan} from '../model/plan.js';
import type {Texts} from './en.js';
import {brokenSentences, namedLines} from './picture-words.js';

/** A title, and the wiring in sentences: for those who do not see the picture. */
export function describePicture(
	{picture, cards, answers}: Plan,
	{picture: texts, wizard}: Texts,
): {readonly title: string; readonly description: string} {
	const path = (of: Picture, way: 'wire' | 'management') => {
		const chain = chainOf(of, way);
		const names = chain.map(node => namedLines(node, wizard.picture).join(' ')).join(texts.to);
		return chain.length === 0 ? [] : [texts.path(texts[way], names)];
	};
	const pictures = [picture, ...(picture.more ?? [])];
	const sentences = [
		...pictures.flatMap(one => path(one, 'wire')),
		...path(picture, 'management'),
		...pictures.flatMap(one => brokenSentences(one, wizard.picture)),
	];
	return {
		title: texts.title(cards.map(({nic}) => nic).join(texts.between), answers.layout),
		description: sentences.join(texts.sentences),
	};
}
