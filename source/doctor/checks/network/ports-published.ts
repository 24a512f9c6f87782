import {defineCheck, error, ok, skip} from '../../check.js';

/**
 * What was to be published is open on the host (F41). macvlan maps no ports: when its end owns the container's gateway,
 * Docker drops all of them without a word.
 */
export const portsPublished = defineCheck({
	id: 'ports-published',
	place: 'network',
	catalogue: [41],
	reads: ['container'],
	explains: [],
	look({container}) {
		if (container.pid === 0 || container.wantedPorts.length === 0) return skip;
		const missing = container.wantedPorts.filter(port => !container.openPorts.includes(port));
		return missing.length === 0 ? ok : error({container: container.name, missing});
	},
});
