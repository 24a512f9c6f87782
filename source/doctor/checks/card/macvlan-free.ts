import type {CauseCode} from '../../../model/cause.js';
import type {CardNow} from '../../../model/diagnosis/evidence.js';
import type {CardValues} from '../../../model/diagnosis/values-card.js';
import {defineCheck, error, ok, skip, unknown} from '../../check.js';
import {cardOf} from './card-of.js';
import {startCause} from './start-cause.js';
import {thenStart} from './start-fix.js';

/**
 * The kernel would make a macvlan on the card: EBUSY is F5, EINVAL F6. Told by a tentative one, in mode bridge, while the
 * container does not run; and by Docker's own words, since macvlans of another namespace keep only a passthru one away,
 * which is never tried. A kernel without macvlan is for `macvlan-module` to say, a neighbour on the network for
 * `passthru-alone`.
 */
export const macvlanFree = defineCheck({
	id: 'macvlan-free',
	place: 'macvlan',
	catalogue: [5, 6, 14, 76],
	reads: ['facts', 'container', 'networks', 'card'],
	explains: ['start-error', 'container-runs'],
	look({facts, container, networks, card: now}) {
		const card = cardOf({facts, container, networks});
		if (!card?.nic || card.network.driver !== 'macvlan' || container.pid > 0) return skip;
		const {nic, network} = card;
		if (now?.probe === 'unsupported' || network.attached.some(({id}) => id !== container.id)) return skip;
		const said = startCause(container, nic.name)?.code ?? null;
		const found = caseOf(now?.probe ?? null, said);
		if (found === null)
			return now?.probe === 'fine' ? ok : unknown(facts.host.root ? 'not-known' : 'no-root');
		const others = nic.dockerNetworks.map(({name}) => name).filter(name => name !== network.name);
		const values = {nic: nic.name, container: container.name, case: found, networks: others};
		// Whether it is gone by now only another start can tell.
		const again = found === 'was' || found === 'hidden';
		return again ? error(values, thenStart(container, [], [])) : error(values);
	},
});

function caseOf(probe: CardNow['probe'], said: CauseCode | null): CardValues['macvlan-free']['case'] | null {
	if (probe === 'busy') return 'busy';
	if (probe === 'invalid') return 'taken';
	if (probe === 'denied') return 'denied';
	if (said !== 'parent-busy' && said !== 'parent-shared') return null;
	if (probe === null) return said === 'parent-busy' ? 'busy' : 'taken';
	// One in mode bridge in another namespace leaves no trace on the card, not even promiscuity.
	return said === 'parent-shared' ? 'hidden' : 'was';
}
