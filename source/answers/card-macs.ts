import type {LayoutName} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import {deriveMacs, type Mac, parseMac} from '../model/mac.js';
import {nicBefore} from '../model/nic-before.js';
import {parseVlanName} from '../model/vlan.js';

/** One seed an installation: the NIC's factory address, which survives renaming and re-cabling, and the prefix. */
export function macSeed(facts: Facts, nic: string, prefix: string): string {
	const parent = parseVlanName(nic)?.parent;
	const below = facts.nics.find(
		({children, name}) =>
			name === parent || children.some(child => child.name === nic && child.kind === 'vlan'),
	);
	// A VLAN has no address of its own; its card's and its name tell it apart from the others on that card, and on other hosts.
	const own = below ? `${below.permanentMac ?? below.mac} ${nic}` : nicBefore(facts, nic, prefix).mac;
	return `${own ?? nic}|${prefix}`;
}

/**
 * The MAC of the container's end on the card. Passthru writes it into the card, and many a driver refuses that while the card is
 * up (F108); the one that the card has already is no change. In layout shared the host keeps that one, and on one card there are
 * several VLANs, each of which takes any.
 */
export function portMac(facts: Facts, nic: string, prefix: string, layout: LayoutName | undefined): Mac {
	const own = nicBefore(facts, nic, prefix).mac;
	const isFit = layout !== 'shared' && own !== null && parseMac(own).ok;
	return isFit ? own : deriveMacs(macSeed(facts, nic, prefix)).port;
}
