import {defineCheck, error, ok, skip} from '../../check.js';
import {secondNic} from '../wire/second-nic.js';
import {newImage} from './image-hook.js';
import {olderThan} from './image-switches.js';

/**
 * The image lets QEMU use br0: /etc/qemu/bridge.conf is in it since v7.26 (F72). An older one does not run a hook either
 * that could write it, so only a mount can bring it in.
 */
export const imageBridgeAcl = defineCheck({
	id: 'image-bridge-acl',
	place: 'container',
	catalogue: [72],
	reads: ['container', 'ours'],
	explains: ['image-hook', 'container-log', 'bridge-allowed', 'bridge-ports'],
	look({container, ours}) {
		if (secondNic(container) === undefined) return skip;
		const {name, image, imageVersion, mounts} = container;
		const mounted = mounts.some(({target}) => /^\/etc\/qemu(?:\/bridge\.conf)?\/?$/.test(target));
		if (mounted || imageVersion === null || olderThan(imageVersion, 26) !== true) return ok;
		return error({container: name, image, version: imageVersion}, newImage(container, ours));
	},
});
