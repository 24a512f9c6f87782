import type {NetworkDetail, NetworkEnd} from '../../../model/diagnosis/container-detail.js';
import type {NetworkValues} from '../../../model/diagnosis/values-network.js';
import {networkOf} from '../../../model/diagnosis/wiring.js';
import {compareVersions} from '../../../model/version.js';
import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {asPlanned, reattach} from './commands.js';

/** Names an end's interface, from Engine 28.0 on; older ones keep it and do nothing (F38). */
export const interfaceOption = 'com.docker.network.endpoint.ifname';

/**
 * The names that were asked for can be interfaces' (F37), and do not collide with Docker's own eth0, eth1 (F36). Docker finds out
 * at the start, and of a collision only now and then: 2 of 8 times on 28.5.
 */
export const interfaceName = defineCheck({
	id: 'interface-name',
	place: 'network',
	catalogue: [36, 37],
	reads: ['facts', 'container', 'networks', 'ours'],
	explains: ['start-error', 'container-runs'],
	look({facts: {engine}, container, networks, ours}) {
		if (engine.state !== 'running' || compareVersions(engine.version, '28.0.0') < 0) return skip;
		for (const end of container.ends) {
			const name = end.driverOpts[interfaceOption] ?? '';
			const flaw = flawOf(name);
			if (flaw === null) continue;
			const values = {network: end.network, name, case: flaw};
			const driverOpts = {...end.driverOpts, [interfaceOption]: nameFor(end, networks)};
			const fix = ours ? asPlanned(container, ours) : reattach(container, end, {driverOpts});
			return container.pid > 0 ? warning(values, fix) : error(values, fix);
		}
		return ok;
	},
});

function flawOf(name: string): NetworkValues['interface-name']['case'] | null {
	if (name === '') return null;
	if (new TextEncoder().encode(name).length > 15) return 'too-long';
	if (!/^[A-Za-z0-9_.-]+$/.test(name)) return 'characters';
	return /^eth\d+$/.test(name) ? 'drawn' : null;
}

function nameFor(end: NetworkEnd, networks: readonly NetworkDetail[]): string {
	return networkOf(end, networks)?.driver === 'bridge' ? 'mgmt0' : 'lan0';
}
