import type {StepState} from '../model/step.js';
import type {Texts} from '../text/en.js';

const words = {
	holds: 'stateHolds',
	absent: 'stateAbsent',
	differs: 'stateDiffers',
	foreign: 'stateForeign',
	unknown: 'stateUnknown',
} as const;

/** How a step stands, in a word or two. */
export function stateWord(state: StepState, {script}: Texts): string {
	return script[words[state]];
}
