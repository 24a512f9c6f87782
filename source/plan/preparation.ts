import {type Command, type ResolvedCommand, resolveCommand} from '../model/command.js';
import type {Plan} from '../model/plan.js';
import {cardOfStep, nicSteps, type StepId, stepKind} from '../model/step.js';
import {leaveAloneNow} from './nic-manager.js';

const prepared: readonly StepId[] = ['storage', ...nicSteps, 'shim'];
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
		.filter(({id}) => ids.includes(stepKind(id)))
		.flatMap(({id, run}) =>
			stepKind(id) === 'nic-manager'
				? telling(plan, cardOfStep(id))
				: run.flatMap(action => (action.kind === 'run' ? [action.command] : [])),
		)
		.map(command => resolveCommand(command, folder));
}

function telling({cards, answers: {prefix: install}}: Plan, number: number): readonly Command[] {
	const peers = cards.map(({nic}) => nic);
	return cards
		.filter(card => card.number === number)
		.flatMap(({nic, before}) =>
			before.manager === null
				? []
				: leaveAloneNow(before.manager, {nic, number, peers, install, before, systemd: false}),
		);
}
