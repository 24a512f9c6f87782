import {setTimeout as sleep} from 'node:timers/promises';
import {verifyGuest, verifyStructure} from '../host/verify/verify.js';
import type {Check} from '../model/check.js';
import type {ApplyJob} from './apply.js';

/**
 * Looks until DSM has come up, or the time is over, or somebody stops the waiting; none of which is a failure. Without any
 * patience it is not looked at, which costs seconds on the LAN, and the end promises nothing of it.
 */
export async function watchGuest({
	plan,
	emit,
	guestMs,
	interruption,
}: Pick<ApplyJob, 'plan' | 'emit' | 'guestMs' | 'interruption'>): Promise<readonly Check[]> {
	const structure = await verifyStructure(plan);
	let checks = structure;
	if (guestMs > 0) {
		emit({type: 'waiting', what: 'guest', ms: guestMs});
		const end = performance.now() + guestMs;
		let guest = await verifyGuest(plan);
		while (
			guest.some(({verdict}) => verdict === 'waiting') &&
			performance.now() < end &&
			interruption.signal() === null
		) {
			await sleep(500, undefined, {signal: interruption.stop}).catch(() => undefined);
			guest = await verifyGuest(plan);
		}
		// The guest's look at the bridge says more than the one before.
		checks = [...structure.filter(({check}) => !guest.some(seen => seen.check === check)), ...guest];
	}
	emit({type: 'checked', checks});
	return checks;
}
