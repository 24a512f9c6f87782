import {defineCheck, error, note, ok, skip} from '../../check.js';
import {runsWithoutCard} from './wants-card.js';

/** Docker is not Docker Desktop, whose containers are in a virtual machine without this computer’s cards (F68). */
export const engineDesktop = defineCheck({
	id: 'engine-desktop',
	place: 'engine',
	catalogue: [68],
	reads: ['facts'],
	explains: [
		'engine-local',
		'container-exists',
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
		if (!engine.desktop) return ok;
		const {version} = engine;
		return runsWithoutCard(facts) ? note({version, needed: false}) : error({version, needed: true});
	},
});
