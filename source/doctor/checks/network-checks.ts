import type {AnyCheck} from '../check.js';
import {portsPublished} from './network/ports-published.js';

/** In the order in which one would look. */
export const networkChecks: readonly AnyCheck[] = [portsPublished];
