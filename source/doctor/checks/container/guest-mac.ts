import type {DoctorValues} from '../../../model/diagnosis/values.js';
import {macvlanEnd, wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {isNic, parseArguments} from './arguments.js';
import {madeAnew} from './made-anew.js';

const qemuDefault = '52:54:00:12:34:56';

/**
 * The MAC of DSM's second NIC is a MAC, its own, and not the macvlan's (F96). Without `mac=` QEMU takes 52:54:00:12:34:56,
 * the same in every machine on the LAN that was not given one.
 */
export const guestMac = defineCheck({
	id: 'guest-mac',
	place: 'guest',
	catalogue: [96],
	reads: ['container', 'networks', 'ours'],
	explains: ['guest-mac-distinct', 'hook-own', 'container-log', 'qemu-runs'],
	look({container, networks, ours}) {
		const {devices, others, netdevs} = parseArguments(container.environment['ARGUMENTS'] ?? '');
		const isUser = (id: string | undefined) =>
			netdevs.some(({first, keys}) => keys['id'] === id && (first === 'user' || first === 'passt'));
		const nics = [
			...devices.filter(one => isNic(one) && !isUser(one.keys['netdev'])),
			...others.filter(({first, keys}) => first !== 'user' && first !== 'none' && keys['br'] !== undefined),
		];
		if (nics.length === 0) return skip;
		const onWire = wiringOf(container, networks) === 'direct';
		const end = macvlanEnd(container, networks)?.end;
		const own = end?.wantedMac ?? end?.mac ?? '';
		for (const {keys} of nics) {
			const mac = (keys['mac'] ?? keys['macaddr'] ?? qemuDefault).toLowerCase().replaceAll('-', ':');
			const which = caseOf(mac, own.toLowerCase());
			// In layout classic this NIC is on a Docker bridge of its own, where it meets neither the macvlan nor the LAN.
			if (which === null || (which !== 'malformed' && !onWire)) continue;
			const say = which === 'default' ? warning : error;
			return say({container: container.name, case: which, mac}, madeAnew(container, ours));
		}
		return ok;
	},
});

function caseOf(mac: string, macvlan: string): DoctorValues['guest-mac']['case'] | null {
	if (!/^[\da-f]{2}(?::[\da-f]{2}){5}$/.test(mac)) return 'malformed';
	// All zeros is how QEMU writes that none was given.
	if (mac === qemuDefault || mac === '00:00:00:00:00:00') return 'default';
	return mac === macvlan ? 'macvlan' : null;
}
