import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip, unknown, warning} from '../../check.js';
import {isMacvlan, isTap, membersOf} from './members.js';
import {isBooting} from './run-state.js';
import {secondNic} from './second-nic.js';

/**
 * DSM has been heard on its own side of br0. The bridge forgets a MAC after five silent minutes, so silence alone is not
 * enough: DSM is asked for its address, too, where that is known. Its MAC on the wire's side is another machine's (F96).
 */
export const guestSpoke = defineCheck({
	id: 'guest-spoke',
	place: 'guest',
	catalogue: [96],
	reads: ['container', 'networks', 'inside', 'lan'],
	explains: ['lan-answers', 'web-answers'],
	look({container, networks, inside, lan}) {
		const nic = secondNic(container);
		if (nic === undefined || wiringOf(container, networks) !== 'direct') return skip;
		const {bridge, mac} = nic;
		const members = membersOf(inside, bridge);
		const taps = members.filter(isTap).map(({name}) => name);
		// Whether it is in br0 at all is for another check to say.
		if (taps.length === 0) return skip;
		if (inside.learned === null) return unknown('not-known', `bridge fdb show br ${bridge}`);
		const heard = [...inside.learned].filter(([, device]) => taps.includes(device));
		if (heard.length > 0 || (lan.onBridge ?? []).includes(mac ?? '')) return ok;
		const values = {
			container: container.name,
			bridge,
			mac: mac ?? '',
			seconds: Math.round((container.ranFor ?? 0) / 1000),
		};
		const wire = members.filter(isMacvlan).map(({name}) => name);
		if (mac !== null && wire.includes(inside.learned.get(mac) ?? ''))
			return error({...values, case: 'elsewhere'});
		if (isBooting(container)) return warning({...values, case: 'booting'});
		return lan.onBridge === null ? warning({...values, case: 'quiet'}) : error({...values, case: 'silent'});
	},
});
