import type {ContainerDetail, LanAnswers, NetworkDetail} from '../../../model/diagnosis/evidence.js';
import {macvlanEnd, wiringOf} from '../../wiring.js';
import {secondNic} from './second-nic.js';

/** The MAC under which DSM's address should be on the LAN: the guest's, or the container's where that has it. */
export function ownerOf(container: ContainerDetail, networks: readonly NetworkDetail[]): string | null {
	if (wiringOf(container, networks) === 'direct') return secondNic(container)?.mac ?? null;
	return macvlanEnd(container, networks)?.end.mac.toLowerCase() || null;
}

/** All who answer for DSM's address, each once. In layout classic br0 is another network, where nobody has it. */
export function answering({onBridge, besides}: LanAnswers): readonly string[] {
	return [...new Set([...(onBridge ?? []), ...(besides?.macs ?? [])])];
}
