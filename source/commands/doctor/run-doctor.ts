import {setMaxListeners} from 'node:events';
import {performance} from 'node:perf_hooks';
import type {AnyCheck} from '../../doctor/check.js';
import {diagnose} from '../../doctor/diagnose.js';
import {runChecks} from '../../doctor/run-checks.js';
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
	const results = await runChecks(checks, looks, {onResult, now});
	return {...judge(results, checks, ignore), looks};
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
