import {mapTexts} from '../text/map-texts.js';

const plain: Readonly<Record<string, string>> = {
	'‘': "'",
	'’': "'",
	'“': '"',
	'”': '"',
	'–': '-',
	'—': '-',
	'…': '...',
	'×': 'x',
	'·': '-',
	'→': '->',
};

/** Our punctuation in ASCII. Letters stay what they are. */
function asciiText(text: string): string {
	return text.replace(/[‘’“”–—…×·→]/g, sign => plain[sign] ?? sign);
}

/** A catalogue whose sentences use no punctuation but ASCII. Commands and values do not come from it, and stay exact. */
export function asciiTexts<T>(texts: T): T {
	return mapTexts(texts, asciiText);
}
