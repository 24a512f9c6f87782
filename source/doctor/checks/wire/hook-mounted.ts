import {defineCheck, error, ok, skip} from '../../check.js';
import {hasHook} from '../container/image-switches.js';
import {bridgeMissed} from './qemu-words.js';
import {staysUp} from './run-state.js';
import {secondNic} from './second-nic.js';

/**
 * QEMU found no bridge, and nothing is mounted where the image looks for the hook that makes it (F74). An image of one's
 * own may bring the hook along, so its absence alone says nothing.
 */
export const hookMounted = defineCheck({
	id: 'hook-mounted',
	place: 'hook',
	catalogue: [74],
	reads: ['container', 'log'],
	explains: ['bridge-made', 'container-log', 'container-restarts', 'container-runs'],
	look({container, log}) {
		const nic = secondNic(container);
		if (nic === undefined) return skip;
		if (hasHook(container) || staysUp(container) || bridgeMissed(log) === undefined) return ok;
		return error({container: container.name, bridge: nic.bridge});
	},
});
