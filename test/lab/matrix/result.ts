import {readFile, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import * as z from 'zod/mini';
import {testedCommit} from './bench.js';
import type {CellResult} from './matrix.js';

const file = fileURLToPath(new URL('result.json', import.meta.url));

/** One step and one fault, and on how many set-ups and Engines the machine came back from it. */
const row = z.object({
	run: z.string(),
	direction: z.string(),
	id: z.string(),
	what: z.string(),
	at: z.string(),
	by: z.string(),
	/** Set-up and Engine of each: `direct, static / 28.5.2`. */
	proven: z.array(z.string()),
	failed: z.array(z.string()),
});

const shape = z.object({
	date: z.string(),
	commit: z.string(),
	engines: z.array(z.string()),
	setups: z.array(z.string()),
	cells: z.number(),
	/** false: the run was stopped, or given only a part. */
	whole: z.boolean(),
	/** How often the machine was set up and taken down in one go, and was as before. */
	rounds: z.number(),
	rows: z.array(row),
});

export type MatrixResult = z.infer<typeof shape>;
export type MatrixRow = z.infer<typeof row>;

export async function readResult(): Promise<MatrixResult> {
	return shape.parse(JSON.parse(await readFile(file, 'utf8')));
}

export async function writeResult(
	results: readonly CellResult[],
	rounds: number,
	whole: boolean,
): Promise<void> {
	const result: MatrixResult = {
		date: new Date().toISOString().slice(0, 10),
		commit: await testedCommit(),
		engines: unique(results.map(({engine}) => engine)),
		setups: unique(results.map(({setup}) => setup)),
		cells: results.length,
		whole,
		rounds,
		rows: rowsOf(results),
	};
	await writeFile(file, `${JSON.stringify(result, null, '\t')}\n`);
}

export function rowsOf(results: readonly CellResult[]): MatrixRow[] {
	const rows = new Map<string, MatrixRow>();
	for (const {run, move, what, at, by, setup, engine, flaw} of results) {
		const key = [run, move.direction, move.id, what, at, by].join(' ');
		const known = rows.get(key) ?? {
			run,
			direction: move.direction,
			id: move.id,
			what,
			at,
			by,
			proven: [],
			failed: [],
		};
		(flaw === undefined ? known.proven : known.failed).push(`${setup} / ${engine}`);
		rows.set(key, known);
	}
	return [...rows.values()];
}

function unique(words: readonly string[]): string[] {
	return [...new Set(words)].sort();
}
