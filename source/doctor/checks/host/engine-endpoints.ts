import {macvlanEnd} from '../../../model/diagnosis/wiring.js';
import {compareVersions} from '../../../model/version.js';
import {defineCheck, error, note, ok, skip, warning} from '../../check.js';
import {causeOfStart} from './start-words.js';

/**
 * Engine 29.0.0 and 29.0.1 say “endpoint not found” of a network that is not internal and has no gateway, as a macvlan
 * made by hand may be (F53, moby#51538). Where Docker said it of this container, any version is told.
 */
export const engineEndpoints = defineCheck({
	id: 'engine-endpoints',
	place: 'engine',
	catalogue: [53],
	reads: ['facts', 'container', 'networks'],
	explains: ['start-error', 'container-runs'],
	look({facts: {engine}, container, networks}) {
		if (engine.state !== 'running') return skip;
		const {version} = engine;
		const network = macvlanEnd(container, networks)?.network;
		const values = {version, network: network?.name ?? ''};
		if (causeOfStart(container)?.code === 'endpoint-not-found') return error({...values, seen: true});
		const affected = compareVersions(version, '29.0.0') >= 0 && compareVersions(version, '29.0.2') < 0;
		if (!affected || network === undefined || network.internal) return ok;
		if (network.ipam.some(({gateway}) => gateway !== null)) return ok;
		return container.pid === 0 ? note({...values, seen: false}) : warning({...values, seen: false});
	},
});
