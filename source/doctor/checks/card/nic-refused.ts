import type {CauseDetail} from '../../../model/cause.js';
import type {CardValues} from '../../../model/diagnosis/values-card.js';
import {recognise} from '../../../plan/causes/recognise.js';
import {defineCheck, error, skip} from '../../check.js';

/**
 * Docker's last refusal of a network because of its card's name: no such card (F2, F3), loopback (F13), a VLAN name that it
 * cannot read (F17). It stands in the Engine's log alone, since no network came of it. Nothing is said where a Virtual DSM
 * runs or a macvlan network stands: then it is history.
 */
export const nicRefused = defineCheck({
	id: 'nic-refused',
	place: 'nic',
	catalogue: [2, 3, 13, 17],
	reads: ['facts', 'daemon'],
	explains: ['container-exists', 'network-create', 'networks-exist', 'macvlan-attached'],
	look({facts, daemon}) {
		if (facts.containers.some(({dsm, running}) => dsm && running)) return skip;
		if (facts.networks.some(({driver}) => driver === 'macvlan')) return skip;
		const refusal = daemon.findLast(line => /\/networks\/create returned error/.test(line));
		const cause = refusal === undefined ? null : recognise([refusal], {nic: '', image: '', container: ''});
		const values = cause && valuesOf(cause);
		if (!values) return skip;
		const back = values.case === 'missing' && facts.nics.some(({name}) => name === values.name);
		return back ? skip : error(values);
	},
});

function valuesOf(cause: CauseDetail): CardValues['nic-refused'] | null {
	if (cause.code === 'parent-missing') return {case: 'missing', name: cause.nic};
	if (cause.code === 'parent-vlan-name') return {case: 'vlan-name', name: cause.nic};
	if (cause.code === 'parent-vlan-number') return {case: 'vlan-number', name: cause.number};
	return cause.code === 'parent-loopback' ? {case: 'loopback', name: 'lo'} : null;
}
