import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {hasHook, networkOff} from './image-switches.js';
import {madeAnew} from './made-anew.js';

const nameOption = 'com.docker.network.endpoint.ifname';

/**
 * The interface that the image is to use can be there: the container has a network, and `DEV` (formerly `VM_NET_DEV`)
 * names one of its interfaces (F104). Where the image runs, it has found it. A hook may make or rename interfaces.
 */
export const networkDevice = defineCheck({
	id: 'network-device',
	place: 'container',
	catalogue: [104],
	reads: ['container', 'ours'],
	explains: ['container-log'],
	look({container, ours}) {
		const {name, networkMode, environment, ends, status, restarts} = container;
		if (networkOff(container) || networkMode === 'host' || networkMode.startsWith('container:')) return skip;
		const real = ends.filter(({network}) => network !== 'none');
		if (real.length === 0) return error({container: name, dev: '', there: []}, madeAnew(container, ours));
		const dev = (environment['DEV'] || environment['VM_NET_DEV'] || '').trim();
		if (dev === '' || (status === 'running' && restarts === 0)) return ok;
		// Engines before 28.0 ignore the wish for a name, so the numbered ones may be there as well.
		const there = [
			...real.flatMap(({driverOpts}) => driverOpts[nameOption] ?? []),
			...real.map((_, index) => `eth${index}`),
		];
		if (there.includes(dev)) return ok;
		const values = {container: name, dev, there};
		return hasHook(container) ? warning(values) : error(values, madeAnew(container, ours));
	},
});
