import {isSafeInterfaceName} from '../../../model/nic.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {cardOf} from './card-of.js';
import {thenStart} from './start-fix.js';

/**
 * The VLAN interface that the network names is there, and so is the card below it (F3). Docker makes such an interface when
 * it makes the network, and again when it starts itself; not in between.
 */
export const vlanCard = defineCheck({
	id: 'vlan-card',
	place: 'nic',
	catalogue: [3, 16],
	reads: ['facts', 'container', 'networks'],
	explains: ['nic-exists', 'start-error', 'container-runs'],
	look({facts, container, networks}) {
		const card = cardOf({facts, container, networks});
		const [, base, id] = /^([^.]+)\.([1-9]\d{0,3})$/.exec(card?.parent ?? '') ?? [];
		if (!card || base === undefined || id === undefined || facts.nics.length === 0) return skip;
		const {parent, nic} = card;
		if (nic) return ok;
		if (!facts.nics.some(({name}) => name === base)) return error({nic: parent, base, missing: 'base'});
		const values = {nic: parent, base, missing: 'vlan'} as const;
		if (![base, parent].every(isSafeInterfaceName)) return error(values);
		const make = ['link', 'add', 'link', base, 'name', parent, 'type', 'vlan', 'id', id];
		const commands = [['ip', make] as const, ['ip', ['link', 'set', 'dev', parent, 'up']] as const];
		return error(values, thenStart(container, commands, [['ip', ['link', 'del', 'dev', parent]]]));
	},
});
