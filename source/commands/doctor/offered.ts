import type {Fix} from '../../model/diagnosis/verdict.js';

/** Whether the program may offer to run it: there is something to run, and a way back. */
export function isOffered({commands, undo}: Fix): boolean {
	return commands.length > 0 && undo !== null;
}
