import type {Seen} from '../../../model/diagnosis/verdict.js';
import type {Facts} from '../../../model/facts.js';
import {compareVersions} from '../../../model/version.js';
import {defineCheck, error, note, ok, skip} from '../../check.js';
import {wantsCard} from './wants-card.js';

/** The kernel is new enough for Docker's macvlan: 3.9, better 4.0 (F80). Some NAS systems still run 3.10. */
export const kernelAge = defineCheck({
	id: 'kernel-age',
	place: 'host',
	catalogue: [80],
	reads: ['facts', 'container', 'networks'],
	explains: ['start-error', 'container-runs'],
	look: ({facts, container, networks}) => (wantsCard(container, networks) ? judged(facts) : skip),
	alone: judged,
});

function judged({host: {kernel}}: Facts): Seen<'kernel-age'> {
	if (!/^\d/.test(kernel)) return skip;
	if (compareVersions(kernel, '3.9') < 0) return error({kernel, case: 'none'});
	return compareVersions(kernel, '4.0') < 0 ? note({kernel, case: 'early'}) : ok;
}
