import {networkOf, wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, note, ok, skip, warning} from '../../check.js';
import {wantsBridge} from './refusal.js';

/**
 * What was to be published is open on the host (F41). macvlan maps no ports: when its end owns the container's gateway,
 * Docker drops all of them without a word. Where DSM is reached by the macvlan alone, that is as it should be.
 */
export const portsPublished = defineCheck({
	id: 'ports-published',
	place: 'network',
	catalogue: [41],
	reads: ['container', 'networks'],
	explains: ['web-answers'],
	look({container, networks}) {
		if (container.pid === 0 || container.wantedPorts.length === 0) return skip;
		const missing = container.wantedPorts.filter(port => !container.openPorts.includes(port));
		if (missing.length === 0) return ok;
		const values = {container: container.name, missing} as const;
		const used = container.ends.flatMap(end => networkOf(end, networks) ?? []);
		if (!used.some(({driver}) => driver === 'macvlan')) return error({...values, case: 'closed'});
		// A note where no bridge was ever wanted. Of ours, and where QEMU is told of br0, it was there and is gone.
		if (!used.some(({driver}) => driver === 'bridge'))
			return container.install !== null || wantsBridge(container)
				? error({...values, case: 'detached'})
				: note({...values, case: 'macvlan'});
		return wiringOf(container, networks) === 'direct'
			? error({...values, case: 'closed'})
			: warning({...values, case: 'gateway'});
	},
});
