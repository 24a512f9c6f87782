import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {withBuilt, withProgram} from './built.js';
import {spreadOf} from './numbers.js';
import type {Claim} from './result.js';
import {type Inside, withVeths} from './veths.js';
import {byTurns, node, type Watch, watch} from './watch.js';

const counts = [64, 256, 1024] as const;
/** systeminformation takes seconds for 64. */
const mostOfTheirs = 3;

type Read = {readonly count: number; readonly ms: number; readonly held: number};

/** The list of interfaces with many of them, and how long the wizard lets nobody else work meanwhile. */
export async function measureNics(rounds: number): Promise<readonly Claim[]> {
	return withBuilt('bench/apps/nics.ts', async folder => {
		const app = path.join(folder, 'nics.js');
		const ours = new Map<number, number[]>();
		const theirs: number[] = [];
		const held: Claim[] = [];
		for (const count of counts) {
			await withVeths(count, async inside => {
				const read = async (who: string) => readOf(await inside(node, [app, who]), count);
				await read('ours');
				const all: number[] = [];
				for (let round = 0; round < rounds; round++) {
					all.push((await read('ours')).ms);
					if (count === counts[0] && round < mostOfTheirs) theirs.push((await read('theirs')).ms);
				}
				ours.set(count, all);
				if (count === counts.at(-1)) held.push(await measureHeld(inside, count, rounds));
			});
		}
		const each = (count: number) => spreadOf((ours.get(count) ?? []).map(ms => (1000 * ms) / count));
		return [
			{
				what: 'cards read, 64 veths',
				than: 'systeminformation alone',
				rounds,
				ours: spreadOf(ours.get(counts[0]) ?? []),
				theirs: spreadOf(theirs),
				budget: 50,
				quicker: true,
				parts: [],
			},
			...[256, 1024].map(
				(count): Claim => ({
					what: `cards read, ${count} veths, for each`,
					than: 'for each of 64',
					rounds,
					unit: 'µs',
					ours: each(count),
					theirs: each(64),
					// Linear, with what the weather does.
					budget: 1.25,
					parts: [{name: 'all of them', ...spreadOf(ours.get(count) ?? [])}],
				}),
			),
			...held,
		];
	});
}

function readOf(output: string, count: number): Read {
	const read: Read = JSON.parse(output);
	if (read.count < count) throw new Error(`${read.count} of ${count} interfaces were found`);
	return read;
}

/** The wizard until all of them are listed, beside the bare Ink app, from the start of each. */
async function measureHeld(inside: Inside, count: number, rounds: number): Promise<Claim> {
	const held = fileURLToPath(new URL('inside/held.mjs', import.meta.url));
	return withProgram(program =>
		withBuilt('bench/apps/text.tsx', async folder => {
			const env = {NODE_OPTIONS: `--import=${held}`, BENCH_HELD: path.join(folder, 'held')};
			const next = {heldFile: env.BENCH_HELD, restMs: 500};
			const runs: readonly Watch[] = [
				{
					name: 'wizard',
					program: node,
					args: [program],
					env,
					// Virtual ones are told by their number until they are asked for.
					until: ['Press a to list'],
					next: {...next, press: ['a'], count: 1},
				},
				{name: 'bare', program: node, args: [path.join(folder, 'text.js')], env, until: ['bare'], next},
			];
			const all = await watch(byTurns(runs, rounds), inside);
			const of = (wanted: string) =>
				spreadOf(all.filter(({name}) => name === wanted).map(watched => watched.held));
			return {
				what: `wizard, ${count} veths: the event loop was held up for`,
				than: 'bare Ink app',
				rounds,
				ours: of('wizard'),
				theirs: of('bare'),
				budget: 2,
				parts: [],
			};
		}),
	);
}
