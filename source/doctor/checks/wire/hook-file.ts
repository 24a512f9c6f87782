import type {ResolvedCommand} from '../../../model/command.js';
import type {Fix} from '../../../model/diagnosis/verdict.js';
import {noCommand} from '../../../model/diagnosis/verdict.js';
import {defineCheck, error, ok, skip, warning} from '../../check.js';

/**
 * The hook's source is a file (F92). `-v` makes a folder of a missing one, which cannot be mounted over the image's file;
 * `--mount` refuses the start. A container that runs keeps the file that it has, and fails at its next start.
 */
export const hookFile = defineCheck({
	id: 'hook-file',
	place: 'hook',
	catalogue: [92],
	reads: ['container', 'hook', 'ours'],
	explains: [
		'start-error',
		'hook-ran',
		'container-log',
		'container-restarts',
		'container-runs',
		'bridge-ports',
	],
	look({container: {name, pid}, hook, ours}) {
		if (hook === null) return skip;
		const {source, kind} = hook;
		if (kind === 'file') return ok;
		const values = {container: name, source, case: kind};
		const fix = ours ? anew(source, kind, ours.repair) : noCommand;
		return pid === 0 ? error(values, fix) : warning(values, fix);
	},
});

/** Only an empty folder goes. */
function anew(source: string, kind: 'folder' | 'missing', repair: ResolvedCommand): Fix {
	const remove: ResolvedCommand[] = kind === 'folder' && source.startsWith('/') ? [['rmdir', [source]]] : [];
	return {commands: [...remove, repair], undo: null, danger: remove.length > 0 ? 'deletes' : 'dsm'};
}
