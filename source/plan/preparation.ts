import {type ResolvedCommand, resolveCommand} from '../model/command.js';
import type {Plan} from '../model/plan.js';
import type {StepId} from '../model/step.js';

const prepared: readonly StepId[] = ['storage', 'nic-quiet', 'nic-up'];

/**
 * The commands for what Compose cannot make: the card, and the storage folder, which must not be made by itself when its
 * disk is not mounted. `folder` is the project's.
 */
export function preparation({steps}: Plan, folder: string): readonly ResolvedCommand[] {
	return steps
		.filter(({id}) => prepared.includes(id))
		.flatMap(({run}) =>
			run.flatMap(action => (action.kind === 'run' ? [resolveCommand(action.command, folder)] : [])),
		);
}
