import type {ContainerDetail, NetworkDetail, NetworkEnd} from '../../../model/diagnosis/container-detail.js';
import type {Inside, InsideLink} from '../../../model/diagnosis/evidence.js';
import {macvlanEnd} from '../../../model/diagnosis/wiring.js';
import type {Facts} from '../../../model/facts.js';
import type {Nic} from '../../../model/nic.js';

/** The card that the container's macvlan, or ipvlan, names as its parent. */
export type Card = {
	/** As the network names it: the machine's own word, not a safe one. */
	readonly parent: string;
	/** Undefined: this host has no such interface. */
	readonly nic: Nic | undefined;
	readonly end: NetworkEnd;
	readonly network: NetworkDetail;
	/** It takes every frame of the card. */
	readonly passthru: boolean;
};

type Looked = {
	readonly facts: Facts;
	readonly container: ContainerDetail;
	readonly networks: readonly NetworkDetail[];
};

/**
 * The container's card; undefined: it has none, or Docker does not see this host's cards, as Desktop and rootless ones do
 * not (F66, F68, F69).
 */
export function cardOf({facts, container, networks}: Looked): Card | undefined {
	const {engine} = facts;
	if (engine.state === 'running' && (engine.desktop || engine.rootless || engine.remote !== null))
		return undefined;
	const found = macvlanEnd(container, networks);
	const parent = found?.network.options['parent'];
	if (found === undefined || parent === undefined || parent === '') return undefined;
	const {end, network} = found;
	return {
		parent,
		nic: facts.nics.find(({name}) => name === parent),
		end,
		network,
		passthru: network.driver === 'macvlan' && network.options['macvlan_mode'] === 'passthru',
	};
}

/** A card that a passthru macvlan takes whole, and that is there. */
export function passthruCard(looked: Looked): (Card & {readonly nic: Nic}) | undefined {
	const card = cardOf(looked);
	return card?.passthru && card.nic ? {...card, nic: card.nic} : undefined;
}

/** The container's end on the card, inside it; undefined: there is none. By its MAC first, which Docker gave it. */
export function macvlanInside({links}: Inside, {mac}: NetworkEnd): InsideLink | undefined {
	const candidates = links.filter(({kind}) => kind === 'macvlan' || kind === 'ipvlan');
	return candidates.find(link => link.mac === mac) ?? candidates[0];
}
