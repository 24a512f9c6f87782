import {gatewayEnd, macvlanEnd} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {newImage} from './image-hook.js';
import {olderThan} from './image-switches.js';

/** The image is not v7.39, which took a macvlan for a physical card of the host and refused to run on it (F65). */
export const imageTakesMacvlan = defineCheck({
	id: 'image-takes-macvlan',
	place: 'container',
	catalogue: [65],
	reads: ['container', 'networks', 'ours'],
	explains: ['container-log'],
	look({container, networks, ours}) {
		const {name, image, imageVersion} = container;
		const wire = macvlanEnd(container, networks)?.end;
		if (imageVersion === null || wire === undefined || gatewayEnd(container, networks) !== wire) return skip;
		if (olderThan(imageVersion, 39) !== false || olderThan(imageVersion, 40) !== true) return ok;
		return error({container: name, image, version: imageVersion}, newImage(container, ours));
	},
});
