import type {Fix} from '../../../model/diagnosis/verdict.js';
import {isSafeInterfaceName, type Nic} from '../../../model/nic.js';
import {parseNicBefore} from '../../../model/nic-before.js';
import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {cardOf} from './card-of.js';
import {thenStart} from './start-fix.js';

/**
 * The card is still the one that it was when we set it up: names move with new hardware and new kernels, and Docker knows
 * a card by its name alone (F20). Compared by factory MAC, as noted on the network or in our record; a card that does not
 * tell its own is known by its name, as virtual ones are.
 */
export const nicSame = defineCheck({
	id: 'nic-same',
	place: 'nic',
	catalogue: [20],
	reads: ['facts', 'container', 'networks', 'ours'],
	explains: ['nic-exists', 'macvlan-card', 'start-error', 'container-runs', 'lan-answers'],
	look({facts, container, networks, ours}) {
		const card = cardOf({facts, container, networks});
		if (!card) return skip;
		const {parent, nic, network} = card;
		const label = parseNicBefore(network.labels['vdsm-passthru.nic-was'] ?? '');
		const noted = label?.mac ?? (ours?.nic.name === parent ? ours.nic.mac : null);
		if (noted === null) return skip;
		if (nic && (nic.permanentMac ?? noted) === noted) return ok;
		const same = facts.nics.find(
			one => one.name !== parent && mayBe(one) && (one.permanentMac ?? one.mac) === noted,
		);
		const now = same?.name ?? null;
		// Nobody is wrong who has put a new card in, under the old one's name.
		if (nic) return warning({case: 'other', nic: parent, now});
		if (!same) return skip;
		const values = {case: 'renamed', nic: parent, now} as const;
		// The kernel's macvlan stays on its card, whatever that is called, until the container stops.
		if (container.status === 'running') return warning(values);
		const mended = rename(parent, same);
		return error(values, mended && thenStart(container, mended.commands, mended.undo));
	},
});

/** VLANs, bridges and bonds have the MAC of what is below them. */
function mayBe({kind}: Nic): boolean {
	return kind === 'physical' || kind === 'veth' || kind === 'other';
}

function rename(to: string, {name, carries, addresses}: Nic): Fix | undefined {
	if (![to, name].every(isSafeInterfaceName) || carries.length > 0 || addresses.length > 0) return undefined;
	const call = (from: string, into: string): Fix['commands'] => [
		['ip', ['link', 'set', 'dev', from, 'down']],
		['ip', ['link', 'set', 'dev', from, 'name', into]],
		['ip', ['link', 'set', 'dev', into, 'up']],
	];
	return {commands: call(name, to), undo: call(to, name), danger: 'none'};
}
