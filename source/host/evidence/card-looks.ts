import type {Inside, Looks, Ours, Read} from '../../model/diagnosis/evidence.js';
import {containerOn, endsOnCards, insideOn, oursOn} from '../../model/diagnosis/one-card.js';
import type {Machine} from '../machine.js';
import {readCard} from './card.js';
import {readLan} from './lan.js';
import {unread, withLimit} from './reading.js';

/** Milliseconds that a look at a further card may take. */
const limit = 6000;

/**
 * The same looks with another of the container's cards in the place of the first one, from the second on: what is the other
 * cards' is left out, so that each check sees one card, as it knows it. None where there is one card.
 */
export async function lookAtFurtherCards(looks: Looks, machine: Machine): Promise<readonly Looks[]> {
	const [container, networks] = await Promise.all([looks.container, looks.networks]);
	if (!container.ok || !networks.ok) return [];
	const ends = endsOnCards(container.value, networks.value);
	return ends.slice(1).map(({network: {options}}, index): Looks => {
		const card = index + 2;
		const on = containerOn(container.value, networks.value, card);
		const ours = mapped(looks.ours, (one: Ours | null) => one && oursOn(one, card));
		const parent = options['parent'];
		const free = ['created', 'exited', 'dead'].includes(on.status);
		return {
			...looks,
			container: Promise.resolve({ok: true, value: on}),
			inside: mapped(looks.inside, (all: Inside) => insideOn(all, on, container.value, networks.value)),
			ours,
			card: withLimit(limit, async () => readCard(machine, parent, {free, clearer: machine})),
			lan: ours.then(async known =>
				known.ok
					? withLimit(limit, async () =>
							readLan(machine, {
								nic: parent,
								dsm: known.value?.ip ?? null,
								gateway: known.value?.gateway ?? null,
								container: on,
								card,
							}),
						)
					: unread(known.why),
			),
		};
	});
}

async function mapped<T, R>(look: Promise<Read<T>>, change: (value: T) => R): Promise<Read<R>> {
	const found = await look;
	return found.ok ? {ok: true, value: change(found.value)} : found;
}
