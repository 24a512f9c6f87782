import type {Evidence, Looks} from '../model/diagnosis/evidence.js';
import type {DoctorId} from '../model/diagnosis/values.js';
import type {Result, Seen, Unread} from '../model/diagnosis/verdict.js';
import type {AnyCheck} from './check.js';
import {keepWay, startsContainer} from './keep-way.js';

/**
 * Runs `checks` side by side, each as soon as what it reads is there, and hands out every result as it comes. A check that
 * throws is unknown, and stops nobody (promise F9). The results come back in the order of the checks. `now`: milliseconds
 * since the run began.
 */
export async function runChecks(
	checks: readonly AnyCheck[],
	looks: Looks,
	{onResult, now}: {readonly onResult: (result: Result) => void; readonly now: () => number},
): Promise<readonly Result[]> {
	const results = await Promise.all(
		checks.map(async check => {
			const seen = await runOne(check, looks);
			if (seen.verdict === 'skip') return [];
			const {id, place, catalogue} = check;
			// The id and what was seen belong together: `defineCheck` has seen to that.
			const result = {id, place, catalogue, ms: now(), seen} as Result;
			onResult(result);
			return [result];
		}),
	);
	return results.flat();
}

async function runOne(check: AnyCheck, looks: Looks): Promise<Seen<DoctorId>> {
	const reads = await Promise.all(check.reads.map(async probe => [probe, await looks[probe]] as const));
	const missing = reads.map(([, read]) => read).filter(read => !read.ok);
	const [first] = missing.sort((a, b) => rank(a.why) - rank(b.why));
	if (first) {
		const {alone} = check;
		const [facts, container] = await Promise.all([looks.facts, looks.container]);
		const isAlone = !container.ok && noContainer.includes(container.why);
		if (alone && isAlone && facts.ok) return safely(async () => alone(facts.value));
		return {verdict: 'unknown', why: first.why, detail: first.detail};
	}
	const evidence = Object.fromEntries(
		reads.map(([probe, read]) => [probe, read.ok ? read.value : undefined]),
	);
	return safely(async () => guarded(check.look(evidence as Evidence), looks));
}

/** Nothing is known of a container: there is none, or Docker cannot be asked. */
const noContainer: readonly Unread[] = ['docker', 'no-container', 'no-root'];

async function safely(look: () => Promise<Seen<DoctorId>>): Promise<Seen<DoctorId>> {
	try {
		return await look();
	} catch (error) {
		return {verdict: 'unknown', why: 'error', detail: error instanceof Error ? error.message : String(error)};
	}
}

async function guarded(seen: Seen<DoctorId>, looks: Looks): Promise<Seen<DoctorId>> {
	if (!startsContainer(seen)) return seen;
	const [facts, container, networks] = await Promise.all([looks.facts, looks.container, looks.networks]);
	return facts.ok && container.ok && networks.ok
		? keepWay(seen, {facts: facts.value, container: container.value, networks: networks.value})
		: seen;
}

/** Of several reasons that one which explains the others. */
const order: readonly Unread[] = [
	'docker',
	'no-container',
	'not-running',
	'no-root',
	'no-program',
	'limit',
	'error',
];

function rank(why: Unread): number {
	const place = order.indexOf(why);
	return place < 0 ? order.length : place;
}
