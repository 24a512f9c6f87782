import type {ContainerDetail, NetworkDetail} from '../../../model/diagnosis/container-detail.js';
import type {LanAnswers} from '../../../model/diagnosis/evidence.js';
import {macvlanEnd, wiringOf} from '../../../model/diagnosis/wiring.js';
import {secondNic} from './second-nic.js';

/** The MAC under which DSM's address should be on the LAN: the guest's, or the container's where that has it. Empty: not known. */
export function ownerOf(container: ContainerDetail, networks: readonly NetworkDetail[]): string {
	if (wiringOf(container, networks) === 'direct') return secondNic(container)?.mac ?? '';
	return macvlanEnd(container, networks)?.end.mac.toLowerCase() ?? '';
}

/** What was heard on the way to DSM; undefined: DSM is not on a card. In layout classic br0 is another network, where nobody has its address. */
export function heardOf(
	container: ContainerDetail,
	networks: readonly NetworkDetail[],
	lan: LanAnswers,
): LanAnswers | undefined {
	const wiring = wiringOf(container, networks);
	if (wiring === 'direct') return lan;
	return wiring === 'classic' ? {...lan, onBridge: null} : undefined;
}

/** All who answer for DSM's address, each once. */
export function answering({onBridge, besides}: LanAnswers): readonly string[] {
	return [...new Set([...(onBridge ?? []), ...(besides?.macs ?? [])])];
}
