import {readFile, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import * as z from 'zod/mini';
import {withLock} from '../roots/cache.js';
import type {Cell} from './cells.js';
import type {CellResult} from './matrix.js';

const file = fileURLToPath(new URL('result.json', import.meta.url));

/**
 * What was run of one set-up on one Engine, on one commit. A cell is one word each for the kind of run, the direction, the
 * step, the fault, its place, and what brings the machine back: `new take hook kill after undo`.
 */
const part = z.object({
	engine: z.string(),
	setup: z.string(),
	commit: z.string(),
	/** Of the last of its cells. */
	date: z.string(),
	/** All cells of this set-up were run, on this commit or, where there are several parts of it, on theirs. */
	whole: z.boolean(),
	passed: z.array(z.string()),
	failed: z.array(z.string()),
});

/** How often the machine was set up and taken down in one go, and was as before. */
const rounds = z.object({count: z.number(), engine: z.string(), commit: z.string(), date: z.string()});

const shape = z.object({parts: z.array(part), rounds: z.nullable(rounds)});

export type MatrixResult = z.infer<typeof shape>;
export type MatrixPart = z.infer<typeof part>;
export type Stamp = {readonly commit: string; readonly date: string};

/** One step and one fault, and on which set-ups and Engines the machine came back from it, or did not. */
export type MatrixRow = {
	readonly run: string;
	readonly direction: string;
	readonly id: string;
	readonly what: string;
	readonly at: string;
	readonly by: string;
	readonly proven: readonly string[];
	readonly failed: readonly string[];
};

export async function readResult(): Promise<MatrixResult> {
	return shape.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** Several runs may go on beside each other, each with set-ups of its own. */
export async function changeResult(change: (result: MatrixResult) => MatrixResult): Promise<void> {
	await withLock('matrix-result', async () =>
		writeFile(file, `${JSON.stringify(change(await readResult()), null, '\t')}\n`),
	);
}

export function cellName({run, move, what, at, by}: Cell): string {
	return [run, move.direction, move.id, what, at, by].join(' ');
}

/** The cells of a set-up, by name, that the machine came back from, on whatever commit. */
export function passedOf(result: MatrixResult, setup: string, engine: string): ReadonlySet<string> {
	const parts = result.parts.filter(one => one.setup === setup && one.engine === engine);
	return new Set(parts.flatMap(({passed}) => passed));
}

type Tested = Pick<CellResult, 'run' | 'move' | 'what' | 'at' | 'by' | 'setup' | 'engine' | 'flaw'>;

/** With this cell in it, in place of what earlier runs said of the same one; everything else stays. */
export function withCell(
	result: MatrixResult,
	{run, move, what, at, by, setup, engine, flaw}: Tested,
	stamp: Stamp,
): MatrixResult {
	const cell = cellName({run, move, what, at, by});
	const isHere = (one: MatrixPart) => one.setup === setup && one.engine === engine;
	const without = result.parts.map(one =>
		isHere(one)
			? {...one, passed: one.passed.filter(is => is !== cell), failed: one.failed.filter(is => is !== cell)}
			: one,
	);
	const known = without.find(one => isHere(one) && one.commit === stamp.commit);
	const whole = without.some(one => isHere(one) && one.whole);
	const now = known ?? {engine, setup, commit: stamp.commit, whole, passed: [], failed: []};
	const added = {
		...now,
		date: stamp.date,
		passed: flaw === undefined ? [...now.passed, cell] : now.passed,
		failed: flaw === undefined ? now.failed : [...now.failed, cell],
	};
	const parts = [...without.filter(one => one !== known), added].filter(
		({passed, failed}) => passed.length + failed.length > 0,
	);
	return {...result, parts: parts.sort(byPlace)};
}

/** All cells of this set-up were run. Those of `cells` are all that it has: what was said of others, that are no more, is over. */
export function withWhole(
	result: MatrixResult,
	{setup, engine}: Pick<MatrixPart, 'setup' | 'engine'>,
	cells: ReadonlySet<string>,
): MatrixResult {
	const isOne = (cell: string) => cells.has(cell);
	const parts = result.parts
		.map(one =>
			one.setup === setup && one.engine === engine
				? {...one, whole: true, passed: one.passed.filter(isOne), failed: one.failed.filter(isOne)}
				: one,
		)
		.filter(({passed, failed}) => passed.length + failed.length > 0);
	return {...result, parts};
}

function byPlace(a: MatrixPart, b: MatrixPart): number {
	const order = (one: MatrixPart) => [one.engine, one.setup, one.date, one.commit].join('\n');
	return order(a) < order(b) ? -1 : 1;
}

/** What the parts say together. */
export function rowsOf(parts: readonly MatrixPart[]): MatrixRow[] {
	const rows = new Map<string, MatrixRow>();
	for (const {setup, engine, passed, failed} of parts) {
		for (const cell of [...passed, ...failed]) {
			const [run = '', direction = '', id = '', what = '', at = '', by = ''] = cell.split(' ');
			const known = rows.get(cell) ?? {run, direction, id, what, at, by, proven: [], failed: []};
			const place = `${setup} / ${engine}`;
			rows.set(
				cell,
				failed.includes(cell)
					? {...known, failed: [...known.failed, place]}
					: {...known, proven: [...known.proven, place]},
			);
		}
	}
	return [...rows.values()];
}
