const accented: Readonly<Record<string, string>> = {
	a: 'å',
	e: 'ë',
	i: 'ï',
	o: 'ø',
	u: 'ü',
	A: 'Å',
	E: 'Ë',
	O: 'Ø',
};

/** A language that is longer than English by two fifths, with letters beyond ASCII and wide ones. */
export function pseudoTexts<T>(texts: T): T {
	return stretched(texts) as T;
}

function stretched(value: unknown): unknown {
	if (typeof value === 'string') return pseudo(value);
	if (typeof value === 'function') return (...args: readonly unknown[]) => stretched(value(...args));
	if (Array.isArray(value)) return value.map(stretched);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, stretched(member)]));
}

/** Words of a sentence get accents; names, addresses and commands, with their digits, dots and dashes, stay as they are. */
function pseudo(text: string): string {
	if (!/[A-Za-z]{3}/.test(text)) return text;
	const words = text.replace(/(?<![\w.:/-])[A-Za-z]+(?![\w.:/-])/g, word =>
		word.replace(/[aeiouAEO]/g, letter => accented[letter] ?? letter),
	);
	const more = Math.ceil(text.length * 0.4);
	const filler = 'ßþ 长 '
		.repeat(Math.ceil(more / 6))
		.slice(0, Math.max(1, more - 1))
		.trim();
	return `${words} ${filler}`;
}
