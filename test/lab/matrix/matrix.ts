import type {EngineName} from '../roots/debian-root.js';
import {
	type At,
	back,
	type Cell,
	discover,
	type Moves,
	moments,
	must,
	type RunKind,
	runCell,
	type What,
} from './cells.js';
import {machineState} from './machine-state.js';
import type {Made} from './run-events.js';
import {openReady, type Ready, type Setup} from './setups.js';

export type CellResult = Cell & {
	readonly setup: string;
	readonly engine: string;
	readonly flaw?: string;
	readonly ms: number;
};

/** `every`: all of them. `kinds`: each kind of step once per fault. */
export type Extent = 'every' | 'kinds';

type Group = {
	readonly run: RunKind;
	readonly what: What;
	readonly by: Cell['by'];
	/** Default: everywhere. `between` stands for all places between the actions. */
	readonly at?: ReadonlyArray<'before' | 'between' | 'after'>;
};

const signals = ['int', 'hup', 'term'] as const;

/** At every move of a run. */
const groups: Readonly<Record<Extent, readonly Group[]>> = {
	kinds: [
		{run: 'new', what: 'fail', by: 'itself'},
		{run: 'new', what: 'int', by: 'itself', at: ['before']},
		{run: 'new', what: 'hup', by: 'itself', at: ['after']},
		{run: 'new', what: 'kill', by: 'undo', at: ['before', 'between']},
		{run: 'new', what: 'kill', by: 'apply', at: ['after']},
		{run: 'undo', what: 'kill', by: 'undo', at: ['after']},
		{run: 'change', what: 'fail', by: 'itself', at: ['after']},
		{run: 'change', what: 'kill', by: 'undo', at: ['after']},
	],
	every: [
		...(['new', 'change'] as const).flatMap(run => [
			...(['fail', ...signals] as const).map(what => ({run, what, by: 'itself'}) as const),
			{run, what: 'kill', by: 'undo'} as const,
			{run, what: 'kill', by: 'apply'} as const,
		]),
		{run: 'undo', what: 'kill', by: 'undo'},
		{run: 'undo', what: 'kill', by: 'apply'},
		{run: 'new-rollback', what: 'kill', by: 'undo'},
		{run: 'change-rollback', what: 'kill', by: 'undo'},
		{run: 'change-undo', what: 'kill', by: 'undo'},
	],
};

/** The same at moments between the moves. A change that is recorded and ended stands: an undo takes it down, not back. */
const between: Readonly<Record<Extent, ReadonlyArray<Group & {readonly ids: readonly string[]}>>> = {
	kinds: [
		{run: 'new', what: 'int', by: 'itself', ids: ['settle']},
		{run: 'new', what: 'kill', by: 'apply', ids: ['record']},
		{run: 'new', what: 'kill', by: 'undo', ids: ['recorded', 'guest']},
		{run: 'change', what: 'kill', by: 'undo', ids: ['recorded']},
	],
	every: [
		...signals.map(what => ({run: 'new', what, by: 'itself', ids: ['settle']}) as const),
		{run: 'new', what: 'kill', by: 'apply', ids: moments},
		{run: 'new', what: 'kill', by: 'undo', ids: moments},
		{run: 'change', what: 'kill', by: 'apply', ids: moments},
		{run: 'change', what: 'kill', by: 'undo', ids: ['settle', 'record', 'recorded']},
	],
};

/** The places between the actions of a move: none where there is one action. */
function gaps({actions}: Made): At[] {
	const count = Math.max(0, actions - 1);
	return Array.from({length: count}, (_, gap): At => (gap === 0 ? 'between' : `between-${gap + 1}`));
}

/** The cells of a set-up's runs. */
export function cellsOf(moves: Moves, extent: Extent): Cell[] {
	const atMoves = groups[extent].flatMap(({run, what, by, at = ['before', 'between', 'after']}) =>
		moves[run].flatMap(move =>
			at
				.flatMap(one => (one === 'between' ? gaps(move) : [one]))
				.map((one): Cell => ({run, move, what, at: one, by})),
		),
	);
	const atMoments = between[extent].flatMap(({run, what, by, ids}) =>
		ids.map((id): Cell => ({run, move: {id, direction: 'take'}, what, at: 'moment', by})),
	);
	return [...atMoves, ...atMoments];
}

/** `cells` are all that the set-up has, `results` those that were run on the Engine of that version. */
export type MatrixRun = {
	readonly moves: Moves;
	readonly cells: readonly Cell[];
	readonly results: readonly CellResult[];
	readonly version: string;
};

/** Goes through the cells of one set-up on one Engine. */
export async function runMatrix(
	engine: EngineName,
	setup: Setup,
	extent: Extent,
	{
		only = () => true,
		told = () => undefined,
	}: {
		only?: (cell: Cell, version: string) => boolean;
		told?: (result: CellResult) => Promise<void> | void;
	} = {},
): Promise<MatrixRun> {
	let ready = await openReady(engine, setup);
	const version = ready.bench.lab.engineVersion;
	const results: CellResult[] = [];
	try {
		const moves = await discover(ready);
		const all = cellsOf(moves, extent);
		const cells = all.filter(cell => only(cell, version));
		const isChange = ({run}: Cell) => run.startsWith('change');
		const go = async (cell: Cell, standing?: Awaited<ReturnType<typeof machineState>>): Promise<boolean> => {
			const start = performance.now();
			const flaw = await runCell(cell, ready, standing);
			const ms = Math.round(performance.now() - start);
			const result = {
				...cell,
				setup: setup.name,
				engine: version,
				ms,
				...(flaw === undefined ? {} : {flaw}),
			};
			results.push(result);
			await told(result);
			return flaw === undefined;
		};
		const anew = async () => {
			await ready.bench.close();
			ready = await openReady(engine, setup);
		};
		for (const cell of cells.filter(one => !isChange(one))) {
			// What a failed cell left must not make the next ones fail.
			if (!(await go(cell))) await anew();
		}
		const changes = cells.filter(isChange);
		if (changes.length > 0) {
			let standing = await stand(ready);
			for (const cell of changes) {
				if (await go(cell, standing)) continue;
				await anew();
				standing = await stand(ready);
			}
			await must(ready.bench.vdsm(['undo', '--yes', '--prefix', 'vdsm']));
			await back(ready.bench.lab, ready.before, setup.sameness ?? 'exact');
		}
		return {moves, cells: all, results, version};
	} finally {
		await ready.bench.close();
	}
}

/** Sets up what the changes start from. */
async function stand({bench, setup}: Ready): Promise<Awaited<ReturnType<typeof machineState>>> {
	await must(bench.vdsm(['apply', '--yes', '--wait', '0', ...setup.answers]));
	let last = await machineState(bench.lab, 'alike');
	for (;;) {
		await bench.lab.host.run('sleep', ['2']);
		const next = await machineState(bench.lab, 'alike');
		if (JSON.stringify(next) === JSON.stringify(last)) return next;
		last = next;
	}
}
