import {type Step, stepKind} from '../model/step.js';
import type {Texts} from './en.js';

/** What a step is about, in words: said before it is done, and beside its state. */
export function stepTitle({plan}: Texts, {id, subject}: Pick<Step, 'id' | 'subject'>): string {
	return plan.step[stepKind(id)](subject);
}
