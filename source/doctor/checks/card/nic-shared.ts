import {isSafeInterfaceName} from '../../../model/nic.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {cardOf} from './card-of.js';
import {thenStart} from './start-fix.js';

/** Our own tentative macvlan, which another look may have there at this moment. */
const probe = 'vdsm-probe';

/**
 * No other interface of this host's sits on the card. Passthru wants it alone, `invalid argument` (F6); any macvlan wants
 * one without ipvlans, `device or resource busy` (F5). VLANs may stay. What is in another namespace is not seen from here.
 */
export const nicShared = defineCheck({
	id: 'nic-shared',
	place: 'nic',
	catalogue: [5, 6],
	reads: ['facts', 'container', 'networks'],
	explains: ['start-error', 'container-runs', 'macvlan-free', 'macvlan-up'],
	look({facts, container, networks}) {
		const card = cardOf({facts, container, networks});
		if (!card?.nic || card.network.driver !== 'macvlan') return skip;
		const {nic, passthru} = card;
		const inTheWay = passthru ? /^(?:macvlan|macvtap|ipvlan|ipvtap)$/ : /^(?:ipvlan|ipvtap)$/;
		const child = nic.children.find(({name, kind}) => inTheWay.test(kind) && name !== probe);
		if (!child) return ok;
		const values = {nic: nic.name, child: child.name, kind: child.kind};
		// A macvtap is a virtual machine's, which would lose its card.
		if (!/vlan$/.test(child.kind) || !isSafeInterfaceName(child.name)) return error(values);
		// This host's own way to the LAN, or to the container.
		const addressed = facts.nics.find(({name}) => name === child.name)?.addresses ?? [];
		if (nic.carries.length > 0 || addressed.some(({family}) => family === 4)) return error(values);
		const remove = ['ip', ['link', 'del', 'dev', child.name]] as const;
		return error(values, thenStart(container, [remove], null, 'deletes'));
	},
});
