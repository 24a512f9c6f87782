import {fromNumber, toNumber} from '../../../model/address.js';
import type {NetworkDetail} from '../../../model/diagnosis/container-detail.js';
import {networkOf} from '../../../model/diagnosis/wiring.js';
import {compareVersions} from '../../../model/version.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {remake} from './commands.js';
import {subnetsOf} from './subnets.js';

/**
 * A range of one address is not the gateway's already (F28): up to Engine 28, where no gateway is named, Docker takes the
 * range's first address for it, and there is none left. Internal macvlan networks have no gateway from 28.0 on.
 */
export const rangeGateway = defineCheck({
	id: 'range-gateway',
	place: 'network',
	catalogue: [28],
	reads: ['facts', 'container', 'networks'],
	explains: ['start-error', 'container-runs', 'address-free'],
	look({facts: {engine, containers}, container, networks}) {
		if (engine.state !== 'running' || container.pid > 0) return skip;
		if (compareVersions(engine.version, '29.0.0') >= 0) return skip;
		const noGateway = compareVersions(engine.version, '28.0.0') >= 0;
		for (const end of container.ends) {
			const network = networkOf(end, networks);
			const narrow = network?.ipam.find(({ipRange, gateway}) => gateway === null && ipRange?.endsWith('/32'));
			if (!network || !narrow?.ipRange) continue;
			if (noGateway && network.internal && network.driver === 'macvlan') continue;
			const [only = ''] = narrow.ipRange.split('/');
			// One that was asked for outside the range is not taken from it.
			if (end.wantedIp !== null && end.wantedIp !== only) continue;
			const gateway = otherThan(network, only);
			const values = {network: network.name, range: narrow.ipRange, gateway};
			if (gateway === '') return error(values);
			const ipam = network.ipam.map(pool => (pool === narrow ? {...pool, gateway} : pool));
			return error(values, remake(container, {end, network, containers}, {ipam}));
		}
		return ok;
	},
});

/** The lowest of the network that is not `address`; empty: it has none that can be read. */
function otherThan(network: NetworkDetail, address: string): string {
	const [subnet] = subnetsOf(network);
	if (!subnet) return '';
	const first = fromNumber(toNumber(subnet.address) + 1);
	return first === address ? fromNumber(toNumber(first) + 1) : first;
}
