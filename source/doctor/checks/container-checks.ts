import type {AnyCheck} from '../check.js';
import {containerRuns} from './container/container-runs.js';

/** In the order in which one would look. */
export const containerChecks: readonly AnyCheck[] = [containerRuns];
