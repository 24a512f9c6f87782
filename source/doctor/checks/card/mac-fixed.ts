import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, note, ok, skip, unknown, warning} from '../../check.js';
import {cardOf} from './card-of.js';

/**
 * The macvlan's MAC is given, not drawn (F47). Engine 28 and newer draw another at each start; older ones make it of the
 * address. Docker shows the wish only while the container does not run. Where DSM is on br0 with a MAC of its own, the LAN
 * never sees this one.
 */
export const macFixed = defineCheck({
	id: 'mac-fixed',
	place: 'macvlan',
	catalogue: [47],
	reads: ['facts', 'container', 'networks'],
	explains: [],
	look({facts, container, networks}) {
		const card = cardOf({facts, container, networks});
		if (card?.network.driver !== 'macvlan' || facts.engine.state !== 'running') return skip;
		const {end, network} = card;
		const {version: engine} = facts.engine;
		if (Number.parseInt(engine, 10) < 28 || end.wantedMac !== null || container.install !== null) return ok;
		const wiring = wiringOf(container, networks);
		const matters = wiring === 'classic' || wiring === 'macvlan';
		// A drawn one is locally administered.
		if (/^.[014589cd]/i.test(end.mac)) return ok;
		if (container.pid > 0) return matters ? unknown('not-known', `docker inspect ${container.name}`) : skip;
		return (matters ? warning : note)({container: container.name, network: network.name, engine, matters});
	},
});
