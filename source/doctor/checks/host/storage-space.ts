import {defineCheck, error, ok, skip, warning} from '../../check.js';

/** Bytes. Below the first DSM's writes already fail; below the second they soon will. */
const full = 64 * 1024 ** 2;
const low = 2 * 1024 ** 3;

/** DSM's disks lie in a folder of this host, and grow. When it is full, DSM's writes fail, and Docker's often, too. */
export const storageSpace = defineCheck({
	id: 'storage-space',
	place: 'host',
	catalogue: [],
	reads: ['container', 'storage'],
	explains: ['container-runs'],
	look({container, storage: {free}}) {
		const folder = container.mounts.find(({target}) => target === '/storage')?.source;
		if (free === null || folder === undefined) return skip;
		const values = {container: container.name, folder, free};
		if (free < full) return error(values);
		return free < low ? warning(values) : ok;
	},
});
