import type {Cause} from '../../../model/cause.js';
import type {NetworkValues} from '../../../model/diagnosis/values-network.js';
import {defineCheck, error, ok} from '../../check.js';
import {asPlanned} from './commands.js';
import {goneEnds, lastRefusal} from './refusal.js';

type Values = NetworkValues['network-create'];

/**
 * Docker did not refuse to make the network that the container lacks: a mode spelled `passthrough` (F18), a subnet that
 * is taken (F24), is none (F26), or does not hold its own addresses (F27, F31), a name that is taken (F52), no pool at all
 * (F55). Of what is wrong with the input itself Docker keeps a log in debug mode only.
 */
export const networkCreate = defineCheck({
	id: 'network-create',
	place: 'network',
	catalogue: [2, 18, 24, 26, 27, 31, 52, 55],
	reads: ['container', 'networks', 'daemon', 'ours'],
	explains: ['networks-exist', 'macvlan-attached'],
	look({container, networks, daemon, ours}) {
		const refusal = lastRefusal(daemon, container, networks);
		if (refusal === null) return ok;
		const pool = /ipv4 pool is empty/.test(refusal.line);
		const values = pool ? said('no-pool') : refusal.cause && valuesOf(refusal.cause);
		if (!values) return ok;
		// Whatever somebody tried by hand: the planned one is well-formed.
		if (!ours) return error(values);
		if (goneEnds(container, networks).length === 0) return error(values, asPlanned(container, ours));
		return error(values, {commands: [ours.repair], undo: null, danger: 'dsm'});
	},
});

function valuesOf(cause: Cause): Values | null {
	switch (cause.code) {
		case 'macvlan-mode':
			return said('mode', cause.mode, 'passthru');
		case 'subnet-overlaps':
			return said('overlaps');
		case 'subnet-host-bits':
			return said('host-bits', cause.subnet, cause.right);
		case 'outside-subnet':
			return said('outside', cause.value);
		case 'network-exists':
			return said('exists', cause.network);
		case 'pools-used-up':
			return said('pools-used-up');
		case 'parent-missing':
			return said('no-parent', cause.nic);
		default:
			return null;
	}
}

function said(of: Values['case'], value = '', right = ''): Values {
	return {case: of, value, right};
}
