import {unsafe} from './clean.js';

/**
 * YAML whose double-quoted strings hold what `clean` makes visible, with the words that YAML has for it: the same to its
 * readers, and nothing that a terminal obeys (promise D1). Line ends and tabs of the layout stay.
 */
export function yamlVisible(text: string): string {
	return text.replace(unsafe, character => {
		if (character === '\n' || character === '\t') return character;
		const code = character.codePointAt(0) ?? 0;
		const hex = code.toString(16);
		if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
		return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
	});
}
