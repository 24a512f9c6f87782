import type {State} from '../state.js';

/** `top`: rows above the step, for the cursor. `rows`: how many it may take. */
export type StepProps = {readonly state: State; readonly top: number; readonly rows: number};
