import type {ContainerDetail, NetworkDetail} from '../../../model/diagnosis/container-detail.js';
import type {NetworkValues} from '../../../model/diagnosis/values-network.js';
import {networkOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {asPlanned, isSafeName, reattach, start, stop} from './commands.js';
import {freeAddress, holds, subnetsOf} from './subnets.js';

/**
 * The addresses that were asked for are inside their networks (F31) and nobody else's there (F29): not the gateway's, not
 * reserved, not another container's. Docker finds out at the start. An address outside the range is fine (F30).
 */
export const addressFree = defineCheck({
	id: 'address-free',
	place: 'network',
	catalogue: [29, 31],
	reads: ['container', 'networks', 'ours'],
	explains: ['start-error', 'container-runs'],
	look({container, networks, ours}) {
		if (container.pid > 0) return skip;
		for (const end of container.ends) {
			const network = networkOf(end, networks);
			if (!network || end.wantedIp === null || subnetsOf(network).length === 0) continue;
			const holder = holderOf(container, network, end.wantedIp);
			if (!holder) continue;
			const values = {container: container.name, network: network.name, ip: end.wantedIp, ...holder};
			if (holder.case !== 'container') {
				if (ours) return error(values, asPlanned(container, ours));
				const ip = freeAddress(network);
				return ip === null ? error(values) : error(values, reattach(container, end, {wantedIp: ip}));
			}
			if (!isSafeName(holder.by) || !isSafeName(container.name)) return error(values);
			return error(values, {
				commands: [stop(holder.by), start(container.name)],
				undo: [stop(container.name), start(holder.by)],
				danger: 'dsm',
			});
		}
		return ok;
	},
});

function holderOf(
	{id}: ContainerDetail,
	network: NetworkDetail,
	ip: string,
): Pick<NetworkValues['address-free'], 'case' | 'by'> | null {
	if (!holds(network, ip)) return {case: 'outside', by: network.ipam[0]?.subnet ?? ''};
	if (network.ipam.some(({gateway}) => gateway === ip)) return {case: 'gateway', by: ''};
	if (network.ipam.some(({reserved}) => reserved.includes(ip))) return {case: 'reserved', by: ''};
	const other = network.attached.find(one => one.id !== id && one.ip.split('/')[0] === ip);
	return other ? {case: 'container', by: other.name} : null;
}
