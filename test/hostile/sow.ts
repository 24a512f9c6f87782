import fc from 'fast-check';
import {hostileText} from './corpus.js';

/** The way to a string within plain data; `key`: the name of the last member itself. */
export type Place = {readonly path: readonly (string | number)[]; readonly what: 'value' | 'key'};

/** Every string within plain data, and every name of a member. */
export function placesIn(value: unknown, path: readonly (string | number)[] = []): readonly Place[] {
	if (typeof value === 'string') return [{path, what: 'value'}];
	if (Array.isArray(value)) return value.flatMap((one, index) => placesIn(one, [...path, index]));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, one]) => [
		{path: [...path, key], what: 'key'} as const,
		...placesIn(one, [...path, key]),
	]);
}

/** The same data with `text` at that place. */
export function sown(value: unknown, {path: [step, ...rest], what}: Place, text: string): unknown {
	if (step === undefined) return text;
	const isName = what === 'key' && rest.length === 0;
	const next: Place = {path: rest, what};
	if (Array.isArray(value)) return value.map((one, index) => (index === step ? sown(one, next, text) : one));
	const entries = Object.entries(value as Readonly<Record<string, unknown>>).map(([key, one]) =>
		key === step ? [isName ? text : key, isName ? one : sown(one, next, text)] : [key, one],
	);
	return Object.fromEntries(entries);
}

/**
 * Those places that may hold anything: with a harmless word there the reader still takes the whole. What it refuses for a
 * word is no place for a hostile string to get through.
 */
export function openPlaces(value: unknown, isTaken: (value: unknown) => boolean): readonly Place[] {
	if (!isTaken(value)) throw new Error('not even the harmless one is taken');
	return placesIn(value).filter(place => isTaken(sown(value, place, 'word')));
}

/** The data with hostile strings at one to four of these places. */
export function anySown<T>(value: T, places: readonly Place[]): fc.Arbitrary<T> {
	const seeds = fc.array(fc.tuple(fc.constantFrom(...places), hostileText), {minLength: 1, maxLength: 4});
	// Names last: a value's place may lie below the member whose name goes.
	return seeds.map(list =>
		list
			.toSorted(
				([a], [b]) => Number(a.what === 'key') - Number(b.what === 'key') || b.path.length - a.path.length,
			)
			.reduce<unknown>((data, [place, text]) => sown(data, place, text), value),
	) as fc.Arbitrary<T>;
}
