import type {AnyCheck} from '../check.js';
import {engineAnswers} from './host/engine-answers.js';

/** In the order in which one would look. */
export const hostChecks: readonly AnyCheck[] = [engineAnswers];
