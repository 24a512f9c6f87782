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
	return inAscii(texts) as T;
}

function inAscii(value: unknown): unknown {
	if (typeof value === 'string') return asciiText(value);
	if (typeof value === 'function') return (...args: readonly unknown[]) => inAscii(value(...args));
	if (Array.isArray(value)) return value.map(inAscii);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inAscii(member)]));
}
