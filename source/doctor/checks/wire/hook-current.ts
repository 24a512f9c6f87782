import {defineCheck, ok, skip, warning} from '../../check.js';
import {restart} from '../card/start-fix.js';

/**
 * The running container has the hook that stands on the host now (F93). A mount of a single file holds on to that very file:
 * an editor that writes a new one and renames it leaves the container with the old.
 */
export const hookCurrent = defineCheck({
	id: 'hook-current',
	place: 'hook',
	catalogue: [93],
	reads: ['container', 'hook', 'inside'],
	explains: ['bridge-ports', 'member-addresses'],
	look({container, hook, inside: {hookInode}}) {
		if (hook === null || hook.inode === null || hookInode === null) return skip;
		if (hook.inode === hookInode) return ok;
		return warning({container: container.name, source: hook.source}, restart(container));
	},
});
