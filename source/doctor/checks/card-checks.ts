import type {AnyCheck} from '../check.js';
import {nicCarrier} from './card/nic-carrier.js';

/** In the order in which one would look. */
export const cardChecks: readonly AnyCheck[] = [nicCarrier];
