import {statePath} from '../../apply/state/state-file.js';
import type {ResolvedCommand} from '../../model/command.js';
import type {OwnCommands} from '../../wizard/live/applied-text.js';
import type {Context} from '../context.js';
import {asStarted, programWords, type StateOptions} from './program-words.js';
import {stateFolder} from './state.js';

/** What the end of a run has to offer. `again`: what does the same once more; null: nobody knows its answers. */
export function ownCommands(
	install: string,
	again: ResolvedCommand | null,
	options: StateOptions,
	context: Context,
): OwnCommands {
	const started = (command: ResolvedCommand) => asStarted(command, context);
	return {
		again: again && started(again),
		undo: started(programWords('undo', install, options)),
		status: started(programWords('status', install, options)),
		purge: started(programWords('purge', undefined, options)),
		doctor: started(programWords('doctor', undefined, options)),
		removal: name => started(['docker', ['rm', name]]),
		logs: (name, ...args) => started(['docker', ['logs', ...args, name]]),
		journal: statePath(stateFolder(options, context), install, 'journal'),
	};
}
