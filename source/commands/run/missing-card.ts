import {cardNow} from '../../host/card-now.js';
import {readStartError} from '../../host/start-error.js';
import {clean} from '../../model/clean.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import {cardOfStep, type Step, stepKind} from '../../model/step.js';
import {exists} from '../../system/files.js';
import type {Context} from '../context.js';

/**
 * A Docker that was started while the card was missing drops the macvlan network from its driver, and keeps it in its
 * database. `docker network rm` then removes the network, but not that entry, and at the next start the entry holds the
 * card: "already using parent interface" (F8; seen on Engine 20.10.24 and 28.5.2). Only a restart of Docker with the card
 * in its place brings the two together again. `steps` are those that are about to be taken back, `cards` what they stand on, in
 * their order.
 */
export async function refuseWithoutCard(
	cards: readonly {readonly name: string; readonly mac?: string | null}[],
	steps: readonly Step[],
	consent: readonly string[],
	{texts}: Context,
): Promise<void> {
	const networks = steps.filter(({id}) => stepKind(id) === 'network-lan');
	if (networks.length === 0 || consent.includes('card-missing')) return;
	const container = steps.find(({id}) => id === 'container');
	const error = container ? await readStartError(container.subject) : '';
	for (const {id, subject} of networks) {
		const nic = cards[cardOfStep(id) - 1];
		if (nic === undefined) continue;
		const names = [clean(nic.name), clean(subject)] as const;
		if (!(await exists(`/sys/class/net/${nic.name}`))) {
			const now = await cardNow({name: nic.name, mac: nic.mac ?? null});
			throw new Failure(
				now.state === 'renamed'
					? texts.act.cardRenamed(names[0], clean(now.name), names[1])
					: texts.act.cardMissing(...names),
				exitCode.disagrees,
			);
		}
		if (/network(?: id)? \S+ not found/.test(error))
			throw new Failure(texts.act.networkDropped(...names), exitCode.disagrees);
	}
}
