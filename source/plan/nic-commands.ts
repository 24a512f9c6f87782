import type {Command} from '../model/command.js';
import type {Plan} from '../model/plan.js';

/** The commands that make the card ready, for where something else than the plan's own steps makes the rest. */
export function nicCommands({steps}: Plan): readonly Command[] {
	return steps
		.filter(({id}) => id === 'nic-quiet' || id === 'nic-up')
		.flatMap(({run}) => run.flatMap(action => (action.kind === 'run' ? [action.command] : [])));
}
