import {macvlanEnd, wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {asPlanned, remake} from './commands.js';
import {wantsBridge} from './refusal.js';

/**
 * The network on the card is in mode passthru (F19). Docker keeps options that it does not know without a word, so `mode=` or
 * `macvlan-mode=` leaves it in mode bridge, in which the kernel hands a macvlan what is for its own MAC and no other: DSM, whose
 * MAC is another, hears broadcasts and no answers.
 */
export const passthruMode = defineCheck({
	id: 'passthru-mode',
	place: 'network',
	catalogue: [19],
	reads: ['facts', 'container', 'networks', 'ours'],
	explains: ['macvlan-mode', 'lan-answers', 'gateway-answers'],
	look({facts: {containers}, container, networks, ours}) {
		const macvlan = macvlanEnd(container, networks);
		if (macvlan?.network.driver !== 'macvlan') return skip;
		const {name, options} = macvlan.network;
		const mode = options['macvlan_mode'] || 'bridge';
		if (mode === 'passthru') return ok;
		const key =
			Object.keys(options).find(
				one => one !== 'macvlan_mode' && /mode/i.test(one) && /^passthr/i.test(options[one] ?? ''),
			) ?? null;
		const direct = wantsBridge(container) && wiringOf(container, networks) === 'direct';
		// As the image's own instructions have it: one of several on the card, behind the image's NAT.
		if (!direct && key === null) return skip;
		const rest = Object.fromEntries(Object.entries(options).filter(([one]) => one !== key));
		const fix = ours
			? asPlanned(container, ours, macvlan.network)
			: remake(container, {...macvlan, containers}, {options: {...rest, macvlan_mode: 'passthru'}});
		const values = {network: name, mode, key};
		return direct ? error(values, fix) : warning(values, fix);
	},
});
