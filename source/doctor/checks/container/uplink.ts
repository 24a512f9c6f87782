import type {ContainerDetail, NetworkDetail} from '../../../model/diagnosis/evidence.js';
import {type MacvlanEnd, networkOf} from '../../wiring.js';

/**
 * The end that Docker gives the default route to, from what was asked for: the highest gateway priority (Engine ≥ 28.0),
 * never an internal network, then the first by name (docs/failures.md, “Default gateway”). undefined: none.
 */
export function uplinkOf(
	container: ContainerDetail,
	networks: readonly NetworkDetail[],
): MacvlanEnd | undefined {
	const ends = container.ends.flatMap(end => {
		const network = networkOf(end, networks);
		return network && !network.internal ? [{end, network}] : [];
	});
	return ends.sort(
		(a, b) => (b.end.gwPriority ?? 0) - (a.end.gwPriority ?? 0) || (a.network.name < b.network.name ? -1 : 1),
	)[0];
}
