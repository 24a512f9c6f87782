import type {CheckOf} from '../../model/check.js';
import {clean} from '../../model/clean.js';
import type {IpLink} from '../ip-links.js';
import type {VerifyPlan} from './verify-plan.js';

/**
 * DSM's own end on the card in layout shared, which the image makes when it is about to start QEMU; the first start of a
 * DSM downloads it before, for minutes. Another MAC is another DSM's, to the router and to whoever reserved an address.
 */
export function checkTap({answers: {mac}}: VerifyPlan, links: readonly IpLink[]): CheckOf<'macvtap'> {
	const tap = links.find(({kind}) => kind === 'macvtap');
	if (tap === undefined) return {check: 'macvtap', name: null, mac, has: null, verdict: 'waiting'};
	const verdict = tap.mac === mac ? 'ok' : 'failed';
	return {check: 'macvtap', name: clean(tap.name), mac, has: tap.mac, verdict};
}
