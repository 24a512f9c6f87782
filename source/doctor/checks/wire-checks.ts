import type {AnyCheck} from '../check.js';
import {bridgePorts} from './wire/bridge-ports.js';

/** In the order in which one would look. */
export const wireChecks: readonly AnyCheck[] = [bridgePorts];
