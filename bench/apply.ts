import {spreadOf} from './numbers.js';
import {type Bench, product, type Run, type Timed} from './open.js';
import type {Claim, Part} from './result.js';

/** Answers, and what of `apply` the script has a counterpart for. */
export type Setup = {
	readonly name: string;
	readonly answers: readonly string[];
	/** Times that the script takes. */
	readonly budget: number;
	/** Without it nobody on the LAN can be asked for an address. */
	readonly arping: boolean;
};

const budget = 1.15;
const common = ['--nic', 'enp3s0', '--ram-size', '256M'];
export const staticAnswers: readonly string[] = [
	...common,
	...['--subnet', '192.168.50.0/24', '--gateway', '192.168.50.1', '--ip', '192.168.50.80'],
];

export const setups: readonly Setup[] = [
	{name: 'DHCP', answers: [...common, '--address', 'dhcp'], budget, arping: true},
	{name: 'static address, nobody asked', answers: staticAnswers, budget, arping: false},
	{name: 'static address', answers: staticAnswers, budget, arping: true},
];

/** `apply` and the exported script by turns, each from the same state; who is first changes from round to round. */
export async function measureApply(bench: Bench, setup: Setup, rounds: number): Promise<Claim> {
	await bench.must(
		`rm -rf /root/dsm /root/vdsm.sh; ${setup.arping ? '' : 'mv /usr/bin/arping /usr/bin/arping.away'}`,
	);
	const vdsm = (name: string, args: readonly string[]): Run => ({
		name,
		program: 'node',
		args: [product, ...args],
		env: {VDSM_PASSTHRU_TEST_SETTLE: '0'},
	});
	const script = (name: string, word: string): Run => ({
		name,
		program: 'sh',
		args: ['/root/vdsm.sh', word],
		env: {VDSM_PASSTHRU_SETTLE: '0'},
	});
	const ours = [
		vdsm('apply', ['apply', '--yes', '--json', '--wait', '0', ...setup.answers]),
		vdsm('undo', ['undo', '--yes', '--json']),
	];
	const theirs = [script('up', 'up'), script('down', 'down')];
	await bench.time([vdsm('export', ['export', '-o', '/root/vdsm.sh', ...setup.answers])]);
	// Once before it counts: files in the page cache, and the storage folder, which stays.
	await bench.time([...ours, ...theirs]);
	const all: Timed[] = [];
	for (let round = 0; round < rounds; round++) {
		all.push(...(await bench.time(round % 2 === 0 ? [...ours, ...theirs] : [...theirs, ...ours])));
	}
	if (!setup.arping) await bench.must('mv /usr/bin/arping.away /usr/bin/arping');
	const of = (wanted: string) => all.filter(({name}) => name === wanted);
	const applies = of('apply');
	const up = spreadOf(of('up').map(({ms}) => ms));
	const apply = spreadOf(applies.map(({ms}) => ms));
	return {
		what: `apply, ${setup.name}`,
		than: 'script `up`',
		engine: bench.lab.engineVersion,
		rounds,
		ours: apply,
		theirs: up,
		budget: setup.budget,
		parts: partsOf(applies),
	};
}

type Line = {readonly ms: number; readonly type: string; readonly step: string};

function partsOf(applies: readonly Timed[]): Part[] {
	const runs = applies.map(({lines, ms}) => timesOf(lines.map(readLine), ms));
	return (
		runs[0]?.map(([name], index) => ({
			name,
			...spreadOf(runs.map(times => times[index]?.[1] ?? Number.NaN)),
		})) ?? []
	);
}

function readLine({ms, text}: Timed['lines'][number]): Line {
	const {type, move, what} = JSON.parse(text);
	return {ms, type: what === undefined ? type : `${type}-${what}`, step: move?.id ?? ''};
}

/** Where the time of one run went, by its own events. */
function timesOf(lines: readonly Line[], ms: number): ReadonlyArray<readonly [string, number]> {
	const at = (type: string, step?: string) =>
		lines.find(line => line.type === type && (step === undefined || line.step === step))?.ms ?? Number.NaN;
	const steps = lines.filter(({type}) => type === 'step-started' || type === 'step-finished');
	const last = steps.at(-1)?.ms ?? Number.NaN;
	const startAt = steps.findIndex(({type, step}) => type === 'step-started' && step === 'start');
	const question = at('step-started', 'start') - (steps[startAt - 1]?.ms ?? Number.NaN);
	return [
		['Node starts, facts, plan, how each step stands', at('started')],
		['the steps, each with its journal and read-back', last - at('started') - question],
		['the LAN is asked for the address', question],
		['all is read back twice, recorded, a look at DSM', ms - last],
	];
}
