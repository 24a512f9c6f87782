import {clean} from '../../model/clean.js';

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/**
 * Text for between two tags. What XML cannot hold at all, such as a control character or U+FFFF, becomes visible, as on
 * the terminal: a reference to it would be as little XML as the character itself.
 */
export function xmlText(text: string): string {
	return clean(text)
		.replaceAll(/[\uFFFE\uFFFF]/g, character => `\\u${character.charCodeAt(0).toString(16)}`)
		.replaceAll(/[&<>"']/g, character => entities[character] ?? '');
}
