import {readStatesOf, readStepStates} from '../../host/step-states.js';
import type {Step} from '../../model/step.js';
import {type Transition, transition} from '../../plan/transition.js';
import {leftSteps} from './elsewhere.js';
import type {Prepared} from './prepare.js';

/** From how the machine is to how the plan wants it. `left`: what of the former set-up goes on the way, and still stands. */
export async function nextMoves(
	prepared: Prepared,
): Promise<{readonly next: Transition; readonly left: readonly Step[]}> {
	const {plan, folder} = prepared;
	const former = leftSteps(prepared);
	const [states, standing] = await Promise.all([
		readStepStates(plan, folder),
		readStatesOf(former.map(step => ({step, folder: formerFolder(prepared)}))),
	]);
	// What has its name and is somebody else's stays.
	const left = former.filter((_, index) => ['holds', 'differs'].includes(standing[index] ?? ''));
	const unheard = former.find((_, index) => standing[index] === 'unknown');
	if (unheard) return {next: {kind: 'refused', step: unheard, why: 'unknown'}, left};
	return {next: transition(plan.steps, states, left), left};
}

/** The project folder of what stands. */
export function formerFolder({former, unfinished, folder}: Prepared): string {
	return unfinished?.head.former?.folder ?? former?.folder ?? folder;
}
