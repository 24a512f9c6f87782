import type {ResolvedCommand} from '../../../model/command.js';
import type {Fix} from '../../../model/diagnosis/verdict.js';
import {isSafeInterfaceName} from '../../../model/nic.js';
import {defineCheck, ok, skip, warning} from '../../check.js';
import {macvlanInside, passthruCard} from './card-of.js';
import {restart} from './start-fix.js';

/**
 * Card, macvlan, br0 and taps have one MTU (F88). A bridge drops what is too large for the port that it has to go out by,
 * without a word, so large transfers stall while small ones pass. br0 and a tap take theirs when they are made.
 */
export const mtuEven = defineCheck({
	id: 'mtu-even',
	place: 'macvlan',
	catalogue: [88],
	reads: ['facts', 'container', 'networks', 'inside'],
	explains: [],
	look({facts, container, networks, inside}) {
		// On a card that others use as well, a narrower macvlan is nobody's fault.
		const card = passthruCard({facts, container, networks});
		const link = card && macvlanInside(inside, card.end);
		if (!card || !link) return skip;
		const {nic} = card;
		const bridged = inside.links.filter(
			({name, master}) => link.master !== null && (name === link.master || master === link.master),
		);
		const places: readonly Sized[] = [nic, link, ...bridged.filter(({index}) => index !== link.index)].filter(
			({mtu}) => mtu > 0,
		);
		if (places.length === 0) return skip;
		const [narrow, wide] = [places.reduce(lesser), places.reduce(greater)];
		if (narrow.mtu === wide.mtu) return ok;
		return warning(
			{narrow: narrow.name, narrowMtu: narrow.mtu, wide: wide.name, wideMtu: wide.mtu},
			// Where the card alone is wider, it was raised since; otherwise each is to be made anew.
			places.every(({name, mtu}) => name === nic.name || mtu === narrow.mtu)
				? setMtu(nic.name, narrow.mtu, nic.mtu)
				: restart(container),
		);
	},
});

type Sized = {readonly name: string; readonly mtu: number};

const lesser = (one: Sized, other: Sized) => (other.mtu < one.mtu ? other : one);
const greater = (one: Sized, other: Sized) => (other.mtu > one.mtu ? other : one);

function setMtu(nic: string, to: number, from: number): Fix | undefined {
	if (!isSafeInterfaceName(nic)) return undefined;
	const call = (mtu: number): ResolvedCommand => ['ip', ['link', 'set', 'dev', nic, 'mtu', String(mtu)]];
	return {commands: [call(to)], undo: [call(from)], danger: 'none'};
}
