/**
 * Roff's quoting, here and nowhere else: the backslash, hyphens that are to be typed, signs that groff turns into
 * typographic ones, and a dot or quote at the beginning of a line, which would make it a request.
 */
export function roff(text: string): string {
	return text
		.replaceAll('\\', '\\e')
		.replaceAll('-', '\\-')
		.replaceAll(/['`^~"]/g, sign => `\\(${signs[sign] ?? 'aq'}`)
		.split('\n')
		.map(line => (line.startsWith('.') ? `\\&${line}` : line))
		.join('\n');
}

const signs: Readonly<Record<string, string>> = {"'": 'aq', '`': 'ga', '^': 'ha', '~': 'ti', '"': 'dq'};

/**
 * Lets a line be broken where groff would not by itself: between two Chinese characters, since a paragraph would be one long
 * line, but not before a sign that ends something, nor behind one that begins something; and in a long list of values.
 */
export function breakable(text: string): string {
	const chinese =
		/(?<=[\p{Script=Han}，。；：、）”])(?=[\p{Script=Han}（“])|(?<=[，。；：、）])(?=[\w$~/\\])/gu;
	return text.replaceAll(chinese, '\\:').replaceAll(/(?<=\w,)(?=[a-z])/g, '\\:');
}

/** Bold, on a line of its own. */
export function bold(text: string): string {
	return `\\fB${roff(text)}\\fR`;
}

/** What the reader replaces. */
export function italic(text: string): string {
	return `\\fI${roff(text)}\\fR`;
}

/** An entry with its text below, further in. */
export function tagged(term: string, text: string): string {
	return `.TP\n${term}\n${text}`;
}
