import {defineCheck, error, ok} from '../../check.js';
import {madeAnew} from './made-anew.js';

/** The container has a network of its own, not the host's: the image refuses to run on that (F65). */
export const networkMode = defineCheck({
	id: 'network-mode',
	place: 'container',
	catalogue: [65],
	reads: ['container', 'ours'],
	explains: ['container-log', 'network-device', 'hook-ran', 'macvlan-attached', 'bridge-made', 'second-nic'],
	look({container, ours}) {
		if (container.networkMode !== 'host') return ok;
		return error({container: container.name}, madeAnew(container, ours));
	},
});
