import {type Command, type ResolvedCommand, resolveCommand} from '../model/command.js';
import type {Plan} from '../model/plan.js';
import type {StepId} from '../model/step.js';
import {leaveAloneNow} from './nic-manager.js';

const prepared: readonly StepId[] = ['storage', 'nic-manager', 'nic-address', 'nic-quiet', 'nic-up'];
/** To a service that there is already they are external (F51). */
const external: readonly StepId[] = ['network-management', 'network-lan'];

/**
 * The commands for what Compose cannot make: the card, and the storage folder, which must not be made by itself when its
 * disk is not mounted. Files of the host are none of them: what a network manager can be told without one, it is told until
 * the next boot. `folder` is the project's.
 */
export function preparation(plan: Plan, folder: string): readonly ResolvedCommand[] {
	const ids = plan.override === null ? prepared : [...external, ...prepared];
	return plan.steps
		.filter(({id}) => ids.includes(id))
		.flatMap(({id, run}) =>
			id === 'nic-manager'
				? telling(plan)
				: run.flatMap(action => (action.kind === 'run' ? [action.command] : [])),
		)
		.map(command => resolveCommand(command, folder));
}

function telling({nicBefore: before, answers: {nic, prefix}}: Plan): readonly Command[] {
	const {manager} = before;
	return manager === null ? [] : leaveAloneNow(manager, {nic, install: prefix, before, systemd: false});
}
