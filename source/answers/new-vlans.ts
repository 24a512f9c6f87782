import type {RawAnswers} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import {isSafeInterfaceName, type Nic} from '../model/nic.js';
import {networkOfBridge} from '../model/nic-reasons.js';
import {newVlan, parseVlanName} from '../model/vlan.js';
import {parseAlso, splitCards} from './also-words.js';

/**
 * Whether a VLAN can be made on it; one inside a VLAN is the owner's own business, and a Docker network's bridge ends in this
 * machine.
 */
export function carriesVlans(nic: Nic, facts: Pick<Facts, 'networks'>): boolean {
	const isWired = ['physical', 'bond', 'bridge', 'team', 'veth'].includes(nic.kind);
	return isWired && networkOfBridge(nic, facts) === null;
}

/** The cards that raw answers name, the first one and all others. */
export function namedCards({nic, also = ''}: RawAnswers): readonly string[] {
	const further = splitCards(also).flatMap(text => {
		const card = parseAlso(text);
		return card.ok ? [card.value.nic] : [];
	});
	return [...(nic === undefined ? [] : [nic.trim()]), ...further];
}

/**
 * The facts with the VLANs among the cards `names` that do not exist yet, as what they will be. From there on they are cards
 * like any other. A name whose card below is not there stays unknown, and is refused as such.
 */
export function withNewVlans(facts: Facts, names: readonly string[]): Facts {
	const made = [...new Set(names)].flatMap(name => {
		const vlan = parseVlanName(name);
		const below = facts.nics.find(one => one.name === vlan?.parent);
		const carries = below !== undefined && carriesVlans(below, facts);
		const isFree = isSafeInterfaceName(name) && !facts.nics.some(one => one.name === name);
		return vlan && carries && isFree ? [newVlan(name, vlan, below)] : [];
	});
	return made.length === 0 ? facts : {...facts, nics: [...facts.nics, ...made]};
}
