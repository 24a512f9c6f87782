/**
 * What Docker's client makes of a template of ours, from the Engine's own JSON; `undefined` for whatever is not certain,
 * which is then the client's to say. Known are text, `.Path`, `json .Path`, `index .Path "key"`, `len`, `and`, `or`, `not`, `eq`,
 * `{{if}}…{{else}}…{{end}}` and `{{range}}…{{end}}`; values are text, whole numbers, and yes or no. The client reads the
 * JSON into types of its own, so it knows some members by another spelling (`.ID`), and `json` may leave out what is empty.
 */
export function evaluateTemplate(template: string, value: unknown): string | undefined {
	const words = template
		.split(/\{\{(.*?)\}\}/s)
		.map((text, index): Word => (index % 2 === 0 ? {text} : {does: text.trim()}));
	try {
		const {parts, end} = parse(words);
		return end === undefined ? print(parts, value) : undefined;
	} catch (error) {
		if (error instanceof NotCertain) return undefined;
		throw error;
	}
}

type Word = {readonly text: string} | {readonly does: string};

type Part =
	| {readonly text: string}
	| {readonly shown: string}
	| {readonly when: string; readonly parts: readonly Part[]; readonly other: readonly Part[]}
	| {readonly each: string; readonly parts: readonly Part[]};

class NotCertain extends Error {}

/** Up to the end, or to the `else` or `end` of the block that this is in, which is told, with what comes after it. */
function parse(words: readonly Word[]): {
	readonly parts: readonly Part[];
	readonly end?: string;
	readonly after: readonly Word[];
} {
	const [word, ...more] = words;
	if (word === undefined) return {parts: [], after: []};
	if ('does' in word && (word.does === 'else' || word.does === 'end'))
		return {parts: [], end: word.does, after: more};
	const {part, after} = partOf(word, more);
	const rest = parse(after);
	return {...rest, parts: [part, ...rest.parts]};
}

function partOf(word: Word, more: readonly Word[]): {readonly part: Part; readonly after: readonly Word[]} {
	if ('text' in word) return {part: word, after: more};
	const [, block, subject = ''] = /^(if|range) (.+)$/s.exec(word.does) ?? [];
	if (/^(?:else|with|define|template|block|break|continue)\b/.test(word.does)) throw new NotCertain();
	if (block === undefined) return {part: {shown: word.does}, after: more};
	const {parts, end, after} = parse(more);
	if (end === 'end') {
		const part = block === 'if' ? {when: subject, parts, other: []} : {each: subject, parts};
		return {part, after};
	}
	const other = parse(after);
	if (block !== 'if' || end !== 'else' || other.end !== 'end') throw new NotCertain();
	return {part: {when: subject, parts, other: other.parts}, after: other.after};
}

function print(parts: readonly Part[], value: unknown): string {
	return parts.map(part => printPart(part, value)).join('');
}

function printPart(part: Part, value: unknown): string {
	if ('text' in part) return part.text;
	if ('shown' in part) return textOf(resultOf(part.shown, value));
	if ('when' in part) return print(isTrue(resultOf(part.when, value)) ? part.parts : part.other, value);
	const list = resultOf(part.each, value);
	if (!Array.isArray(list)) throw new NotCertain();
	return list.map(item => print(part.parts, item)).join('');
}

/** `and .State.Running (not .State.Paused)`: a word, a call, or one of either in brackets. */
function resultOf(expression: string, value: unknown): unknown {
	const terms = termsOf(expression);
	const [first = '', ...more] = terms;
	if (more.length === 0) return termOf(first, value);
	if (first === 'json' && more.length === 1) return JSON.stringify(termOf(more[0] ?? '', value));
	const [a, b, ...rest] = more.map(term => termOf(term, value));
	if (first === 'not' && more.length === 1) return !isTrue(a);
	if (first === 'and') return [a, b, ...rest].every(isTrue);
	if (first === 'or') return [a, b, ...rest].some(isTrue);
	if (first === 'eq' && more.length === 2 && typeof a === 'string' && typeof b === 'string') return a === b;
	if (first === 'index' && more.length === 2 && typeof b === 'string') return labelOf(a, b);
	if (first === 'len' && more.length === 1) return lengthOf(a);
	throw new NotCertain();
}

function termsOf(expression: string): string[] {
	const terms = expression.match(/"[^"\\]*"|\((?:[^()"]|"[^"\\]*"|\([^()]*\))*\)|[^\s()"]+|./gs) ?? [];
	return terms.filter(term => term.trim() !== '');
}

function termOf(term: string, value: unknown): unknown {
	if (/^\(.*\)$/s.test(term)) return resultOf(term.slice(1, -1), value);
	if (/^".*"$/s.test(term)) return term.slice(1, -1);
	if (term === '.') return value;
	if (!/^(?:\.\w+)+$/.test(term)) throw new NotCertain();
	return term
		.slice(1)
		.split('.')
		.reduce<unknown>((holder, name) => memberOf(holder, name === 'ID' ? 'Id' : name), value);
}

function memberOf(holder: unknown, name: string): unknown {
	if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) throw new NotCertain();
	return Reflect.get(holder, name);
}

/** One that is not there is empty, as are all of an object without labels. */
function labelOf(labels: unknown, name: string): string {
	if (labels === null) return '';
	if (typeof labels !== 'object' || Array.isArray(labels)) throw new NotCertain();
	const label = Object.hasOwn(labels, name) ? memberOf(labels, name) : '';
	if (typeof label !== 'string') throw new NotCertain();
	return label;
}

function lengthOf(value: unknown): number {
	if (typeof value !== 'object' || value === null) throw new NotCertain();
	return Object.keys(value).length;
}

function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean' || Number.isSafeInteger(value)) return String(value);
	throw new NotCertain();
}

function isTrue(value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	if (typeof value === 'string') return value !== '';
	throw new NotCertain();
}
