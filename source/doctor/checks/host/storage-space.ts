import {defineCheck, error, note, ok, skip, warning} from '../../check.js';
import {causeOfEnd, causeOfStart} from './start-words.js';

/** Bytes. Below the first DSM’s writes already fail; below the second they soon will. */
const full = 64 * 1024 ** 2;
const low = 1024 ** 3;

/** DSM’s disks lie in a folder of this host, and grow. When it is full, DSM’s writes fail, and Docker’s often, too. */
export const storageSpace = defineCheck({
	id: 'storage-space',
	place: 'host',
	catalogue: [],
	reads: ['container', 'storage', 'log'],
	explains: [
		'start-error',
		'container-log',
		'container-restarts',
		'container-runs',
		'qemu-runs',
		'guest-spoke',
		'lan-answers',
		'web-answers',
	],
	look({container, storage: {free}, log}) {
		const folder = container.mounts.find(({target}) => target === '/storage')?.source;
		if (free === null || folder === undefined) return skip;
		const values = {container: container.name, folder, free};
		const said = (causeOfStart(container) ?? causeOfEnd(container, log))?.code;
		if (free < full || said === 'storage-full' || said === 'disk-full') return error(values);
		if (free >= low) return ok;
		// It tells nothing of a container that somebody stopped.
		return container.pid === 0 ? note(values) : warning(values);
	},
});
