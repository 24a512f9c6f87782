import {setMaxListeners} from 'node:events';
import {performance} from 'node:perf_hooks';
import type {AnyCheck} from '../../doctor/check.js';
import {diagnose} from '../../doctor/diagnose.js';
import {runChecks} from '../../doctor/run-checks.js';
import {lookAtFurtherCards} from '../../host/evidence/card-looks.js';
import {startLooks} from '../../host/evidence/start-looks.js';
import type {Machine} from '../../host/machine.js';
import type {Diagnosis} from '../../model/diagnosis/diagnosis.js';
import type {Evidence, Looks} from '../../model/diagnosis/evidence.js';
import type {DoctorId} from '../../model/diagnosis/values.js';
import type {Result} from '../../model/diagnosis/verdict.js';

export type DoctorRun = {
	readonly machine: Machine;
	/** Its name; null: there is none. */
	readonly container: string | null;
	/** Our installation that it belongs to. */
	readonly ours: Evidence['ours'];
	/** A run of ours that was cut off. */
	readonly unfinished: Evidence['unfinished'];
	/** In the order along the wire. */
	readonly checks: readonly AnyCheck[];
	/** They run, and are never the cause. */
	readonly ignore?: readonly DoctorId[];
	readonly onResult?: (result: Result) => void;
	/** Ends what is under way; what was not looked at by then is unknown. */
	readonly signal?: AbortSignal;
};

/** `ignored` stand in `results` and nowhere else. */
export type Diagnosed = Diagnosis & {
	/** Of all checks that had something to say, along the wire. */
	readonly results: readonly Result[];
	readonly ignored: readonly Result[];
	/** How many checks had nothing to look at in this set-up. */
	readonly aside: number;
};

export type DoctorRan = Diagnosed & {readonly looks: Looks};

/** Looks at the machine, without changing anything (promise A1), and says what is wrong with it. Never rejects. */
export async function runDoctor({
	machine,
	container,
	ours,
	unfinished,
	checks,
	ignore = [],
	onResult = () => undefined,
	signal,
}: DoctorRun): Promise<DoctorRan> {
	const begin = performance.now();
	// Each program that is asked listens to it, and Node takes more than ten for a leak.
	if (signal) setMaxListeners(0, signal);
	const looks = startLooks({machine, container, ours, unfinished, ...(signal ? {signal} : {})});
	const now = () => Math.round(performance.now() - begin);
	const first = await runChecks(checks, looks, {onResult, now});
	const further = await lookAtFurtherCards(looks, machine);
	const quiet = {onResult: () => undefined, now};
	const others = await Promise.all(further.map(async card => runChecks(checks.filter(onCard), card, quiet)));
	const results = worstOf(checks, [first, ...others]);
	return {...judge(results, checks, ignore), looks};
}

/** Only these read anything that is a card's own. */
function onCard({reads}: AnyCheck): boolean {
	return reads.some(
		probe => probe === 'card' || probe === 'lan' || probe === 'networks' || probe === 'inside',
	);
}

const gravity: readonly Result['seen']['verdict'][] = ['error', 'warning', 'unknown', 'note', 'ok'];

/** One result for each check: of several cards that one which is worst off, the first of equals. */
function worstOf(checks: readonly AnyCheck[], rounds: ReadonlyArray<readonly Result[]>): readonly Result[] {
	if (rounds.length === 1) return rounds.flat();
	return checks.flatMap(({id}) => {
		const found = rounds.flatMap(round => round.filter(result => result.id === id));
		const rank = ({seen}: Result) => gravity.indexOf(seen.verdict);
		return found.sort((one, other) => rank(one) - rank(other)).slice(0, 1);
	});
}

/** What the results come to, without those that are to be ignored: what these would explain stands by itself then. */
export function judge(
	results: readonly Result[],
	checks: readonly AnyCheck[],
	ignore: readonly DoctorId[],
): Diagnosed {
	const isIgnored = ({id}: Result) => ignore.includes(id);
	const counted = results.filter(result => !isIgnored(result));
	return {
		...diagnose(counted, checks),
		results,
		ignored: results.filter(isIgnored),
		aside: checks.length - results.length,
	};
}

/** Whether something does not work: exit code 3. */
export function isBroken({cause, others}: Diagnosed): boolean {
	return [cause, ...others].some(
		finding =>
			finding !== null && [finding.result, ...finding.folded].some(({seen}) => seen.verdict === 'error'),
	);
}
