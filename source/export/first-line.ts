/** What a completion says of a word has one line. */
export function firstLine(text: string): string {
	return text.split('\n')[0] ?? '';
}
