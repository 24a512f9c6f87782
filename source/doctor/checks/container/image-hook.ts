import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import type {Ours} from '../../../model/diagnosis/evidence.js';
import {type Fix, noCommand} from '../../../model/diagnosis/verdict.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {hasHook, olderThan} from './image-switches.js';
import {madeAnew} from './made-anew.js';

/** The image reads /run/start.sh, which it does since v7.42. An older one starts without a word about it, and br0 is never made (F74). */
export const imageHook = defineCheck({
	id: 'image-hook',
	place: 'container',
	catalogue: [74],
	reads: ['container', 'ours'],
	explains: ['container-log', 'bridge-made', 'bridge-ports', 'qemu-runs'],
	look({container, ours}) {
		if (!hasHook(container)) return skip;
		const {name, image, imageVersion} = container;
		if (imageVersion === null || olderThan(imageVersion, 42) !== true) return ok;
		return error({container: name, image, version: imageVersion}, newImage(container, ours));
	},
});

/** A newer image first: making the container anew takes the one that is there. */
export function newImage(container: ContainerDetail, ours: Ours | null): Fix {
	const anew = madeAnew(container, ours);
	if (anew === noCommand || !/^[\da-z][\w./:@-]*$/i.test(container.image)) return noCommand;
	return {...anew, commands: [['docker', ['pull', container.image]], ...anew.commands]};
}
