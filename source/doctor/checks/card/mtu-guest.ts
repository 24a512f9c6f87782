import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, note, ok, skip, warning} from '../../check.js';
import {passthruCard} from './card-of.js';

/** What a guest takes its card for unless it is told. */
const usual = 1500;

/**
 * DSM is told the wire's MTU, by `host_mtu=` of its card in ARGUMENTS (F88). A card that DSM takes for wider than the wire
 * loses large frames; one that it takes for narrower only wastes the wire.
 */
export const mtuGuest = defineCheck({
	id: 'mtu-guest',
	place: 'macvlan',
	catalogue: [88],
	reads: ['facts', 'container', 'networks', 'ours'],
	explains: [],
	look({facts, container, networks, ours}) {
		const card = passthruCard({facts, container, networks});
		if (!card || card.nic.mtu === 0 || wiringOf(container, networks) !== 'direct') return skip;
		const {ARGUMENTS = ''} = container.environment;
		if (!/\bbr=br0\b/.test(ARGUMENTS)) return skip;
		const told = /\bhost_mtu=(\d{2,5})\b/.exec(ARGUMENTS)?.[1];
		const guest = told === undefined ? usual : Number(told);
		const {name, mtu: wire} = card.nic;
		if (guest === wire) return ok;
		const values = {nic: name, wire, guest};
		const fix = ours ? ({commands: [ours.repair], undo: null, danger: 'dsm'} as const) : undefined;
		return guest > wire ? warning(values, fix) : note(values, fix);
	},
});
