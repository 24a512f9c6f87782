import {readStartError} from '../../host/start-error.js';
import {clean} from '../../model/clean.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import type {Step} from '../../model/step.js';
import {exists} from '../../system/files.js';
import type {Context} from '../context.js';

/**
 * A Docker that was started while the card was missing drops the macvlan network from its driver, and keeps it in its
 * database. `docker network rm` then removes the network, but not that entry, and at the next start the entry holds the
 * card: "already using parent interface" (F8; seen on Engine 20.10.24 and 28.5.2). Only a restart of Docker with the card
 * in its place brings the two together again. `steps` are those that are about to be taken back.
 */
export async function refuseWithoutCard(
	nic: string,
	steps: readonly Step[],
	consent: readonly string[],
	{texts}: Context,
): Promise<void> {
	const network = steps.find(({id}) => id === 'network-lan');
	if (!network || consent.includes('card-missing')) return;
	const names = [clean(nic), clean(network.subject)] as const;
	if (!(await exists(`/sys/class/net/${nic}`)))
		throw new Failure(texts.act.cardMissing(...names), exitCode.disagrees);
	const container = steps.find(({id}) => id === 'container');
	const error = container ? await readStartError(container.subject) : '';
	if (/network(?: id)? \S+ not found/.test(error))
		throw new Failure(texts.act.networkDropped(...names), exitCode.disagrees);
}
