export type TopicEntry = {
	/** undefined: a paragraph. */
	readonly term: string | undefined;
	readonly text: string;
};

/**
 * The terms of a help topic and what is said of them, without its title: `  3    this machine …`, a term on a line of its own
 * above its text, and further lines that stand further in.
 */
export function topicEntries(topic: string): readonly TopicEntry[] {
	const entries: Array<{term: string | undefined; text: string}> = [];
	let isOpen = false;
	for (const line of topic.split('\n').slice(1)) {
		const further = /^ {5,}(\S.*)$/.exec(line)?.[1];
		const [, term, text = ''] = /^ {0,2}([\dA-Z][\w, 、-]*?)(?: {2,}(\S.*))?$/.exec(line) ?? [];
		const last = entries.at(-1);
		if (line === '') isOpen = false;
		else if (further !== undefined && isOpen && last) last.text = joined(last.text, further);
		else if (term !== undefined && (text !== '' || /^[A-Z_, 、]+$/.test(term))) entries.push({term, text});
		else if (isOpen && last?.term === undefined && last) last.text = joined(last.text, line);
		else entries.push({term: undefined, text: line.trim()});
		isOpen = line !== '';
	}
	return entries;
}

const isFullWidth = /[，。；：！？、（）]$/;
const isLatin = /^[ -~’“”]$/;

/** Two lines in one. Between Chinese characters, and behind their punctuation, there is no space. */
export function joined(first: string, second: string): string {
	if (first === '') return second;
	if (isFullWidth.test(first)) return `${first}${second}`;
	const isSpaced = isLatin.test(first.slice(-1)) || isLatin.test(second.slice(0, 1));
	return isSpaced ? `${first} ${second}` : `${first}${second}`;
}
