import {defineCheck, error, note, ok, skip} from '../../check.js';
import {runsWithoutCard} from './wants-card.js';

/** Docker runs as root. A rootless one lives in a network namespace of its own, and sees none of the host’s cards (F66). */
export const engineRootful = defineCheck({
	id: 'engine-rootful',
	place: 'engine',
	catalogue: [66],
	reads: ['facts'],
	explains: [
		'start-error',
		'container-runs',
		'nic-refused',
		'nic-exists',
		'nic-carrier',
		'macvlan-up',
		'bridge-ports',
	],
	look({facts}) {
		const {engine} = facts;
		if (engine.state !== 'running') return skip;
		if (!engine.rootless) return ok;
		const {version} = engine;
		return runsWithoutCard(facts) ? note({version, needed: false}) : error({version, needed: true});
	},
});
