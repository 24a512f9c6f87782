import type {Read} from '../../model/diagnosis/evidence.js';

/** One part of the report: lines that are not yet redacted. */
export type Part = {readonly heading: string; readonly lines: readonly string[]};

/** However much there is of something, it does not bury the rest. */
const mostLines = 80;

export function part<T>(heading: string, read: Read<T>, lines: (value: T) => readonly string[]): Part {
	if (!read.ok) return {heading, lines: [`not read: ${read.why} ${read.detail}`]};
	const all = lines(read.value);
	const more = all.length - mostLines;
	return {heading, lines: more > 0 ? [...all.slice(0, mostLines), `and ${more} more`] : all};
}

/** `name=value` for each member; `-` for what is not there. */
export function line(value: Readonly<Record<string, unknown>>): string {
	return Object.entries(value)
		.map(([name, one]) => `${name}=${Array.isArray(one) ? one.join(',') : String(one ?? '-')}`)
		.join(' ');
}

export function inWords(value: unknown): string | null {
	return value === null ? null : JSON.stringify(value);
}

/** Both, or why one of them is missing. */
export function both<A, B>(a: Read<A>, b: Read<B>): Read<readonly [A, B]> {
	if (!a.ok) return a;
	return b.ok ? {ok: true, value: [a.value, b.value]} : b;
}
