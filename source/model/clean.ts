/**
 * What must not reach a terminal as it is: control characters (C0, DEL, C1), everything invisible or that reorders
 * text (bidi controls, zero-width characters, tags, variation selectors, fillers), line separators, and halves of
 * surrogate pairs.
 */
export const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Makes a string from the machine safe to display on one line: what could move the cursor, set a title, write the
 * clipboard, fake a line or turn text around becomes a visible escape such as `\x1b` or `\u202e` (promise D1).
 */
export function clean(text: string): string {
	return text.replace(unsafe, escaped);
}

function escaped(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const hex = code.toString(16);
	if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
	return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}
