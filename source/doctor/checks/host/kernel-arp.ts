import type {Seen} from '../../../model/diagnosis/verdict.js';
import type {Facts} from '../../../model/facts.js';
import {defineCheck, ok, skip, warning} from '../../check.js';
import {wantsCard} from './wants-card.js';

/**
 * Linux 4.19.97, as Raspberry Pi shipped it, loses broadcasts on their way to a macvlan: nobody can ask for DSM's MAC until
 * DSM has spoken (F59, raspberrypi/linux#3470).
 */
export const kernelArp = defineCheck({
	id: 'kernel-arp',
	place: 'host',
	catalogue: [59],
	reads: ['facts', 'container', 'networks'],
	explains: ['lan-answers'],
	look: ({facts, container, networks}) => (wantsCard(container, networks) ? judged(facts) : skip),
	alone: judged,
});

function judged({host: {kernel}}: Facts): Seen<'kernel-arp'> {
	return /^4\.19\.97(?!\d)/.test(kernel) ? warning({kernel}) : ok;
}
