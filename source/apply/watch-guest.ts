import {setTimeout as sleep} from 'node:timers/promises';
import {watchGuestBoot} from '../host/guest-boot.js';
import {verifyGuest, verifyStructure} from '../host/verify/verify.js';
import type {Check} from '../model/check.js';
import type {GuestBoot} from '../model/guest-boot.js';
import type {Plan} from '../model/plan.js';
import {knock} from '../system/knock.js';
import type {ApplyJob} from './apply.js';

/** What was seen at the end of the waiting. `boot`: how far DSM is; null: nobody knows. */
export type Watched = {readonly checks: readonly Check[]; readonly boot: GuestBoot | null};

/**
 * Looks until DSM has come up, or the time is over, or somebody stops the waiting; none of which is a failure. Without any
 * patience it is not looked at, which costs seconds on the LAN, and the end promises nothing of it.
 */
export async function watchGuest({
	plan,
	emit,
	guestMs,
	interruption,
}: Pick<ApplyJob, 'plan' | 'emit' | 'guestMs' | 'interruption'>): Promise<Watched> {
	const structure = await verifyStructure(plan);
	let checks = structure;
	let boot: GuestBoot | null = null;
	if (guestMs > 0) {
		emit({type: 'waiting', what: 'guest', ms: guestMs});
		const over = new AbortController();
		const watching = watchGuestBoot(
			plan.container.name,
			now => {
				boot = now;
				emit({type: 'boot', ...now});
			},
			{timeoutMs: guestMs + 60_000, signal: AbortSignal.any([over.signal, interruption.stop])},
		);
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
		const spoken = guest.some(({check, verdict}) => check === 'guest-mac' && verdict === 'ok');
		const isOver = () => performance.now() >= end || interruption.signal() !== null;
		if (spoken && (await pageAnswers(plan, isOver, interruption.stop))) {
			boot = {stage: 'ready', percent: null};
			emit({type: 'boot', ...boot});
		}
		over.abort();
		await watching;
		// The guest's look at the bridge says more than the one before.
		checks = [...structure.filter(({check}) => !guest.some(seen => seen.check === check)), ...guest];
	}
	emit({type: 'checked', checks});
	return {checks, boot};
}

/** The port of DSM's own page. */
const pagePort = 5000;

/**
 * Knocks where DSM's page is published, until it answers. DSM is on the network half a minute before that. Where nothing is
 * published there is nothing to wait for.
 */
async function pageAnswers(
	{answers}: Pick<Plan, 'answers'>,
	isOver: () => boolean,
	signal: AbortSignal,
): Promise<boolean> {
	const published = answers.management?.publish.find(({guest}) => guest === pagePort);
	if (!published) return false;
	const address = published.address === '0.0.0.0' ? '127.0.0.1' : published.address;
	const at = {address, port: published.host};
	const say = `HEAD / HTTP/1.0\r\nHost: ${address}\r\n\r\n`;
	while (!isOver()) {
		if ((await knock(at, {say, timeoutMs: 2500})) === 'open') return true;
		await sleep(1000, undefined, {signal}).catch(() => undefined);
	}
	return false;
}
