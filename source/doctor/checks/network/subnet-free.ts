import {networkOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {isSafeName} from './commands.js';
import {goneEnds} from './refusal.js';
import {holds} from './subnets.js';

/**
 * The addresses of a network that is gone are still free (F24): otherwise Docker refuses to make it anew, with `Pool
 * overlaps with other one on this address space`, whichever card the other one is on.
 */
export const subnetFree = defineCheck({
	id: 'subnet-free',
	place: 'network',
	catalogue: [24],
	reads: ['container', 'networks', 'ours'],
	explains: ['networks-exist'],
	look({container, networks, ours}) {
		const gone = goneEnds(container, networks).filter(end => networkOf(end, networks) === undefined);
		if (gone.length === 0) return skip;
		for (const {network, wantedIp} of gone) {
			const other = wantedIp === null ? undefined : networks.find(one => holds(one, wantedIp));
			if (!other) continue;
			const values = {network, subnet: other.ipam[0]?.subnet ?? '', other: other.name};
			if (other.attached.length > 0 || !isSafeName(other.name)) return error(values);
			return error(values, {
				commands: [['docker', ['network', 'rm', other.name]], ...(ours ? [ours.repair] : [])],
				undo: null,
				danger: 'deletes',
			});
		}
		return ok;
	},
});
