import {places} from '../model/diagnosis/verdict.js';
import type {AnyCheck} from './check.js';
import {cardChecks} from './checks/card-checks.js';
import {containerChecks} from './checks/container-checks.js';
import {hostChecks} from './checks/host-checks.js';
import {networkChecks} from './checks/network-checks.js';
import {wireChecks} from './checks/wire-checks.js';

/** Every check there is, along the wire; within one place in the order of their lists. */
export const allChecks: readonly AnyCheck[] = [
	...hostChecks,
	...containerChecks,
	...networkChecks,
	...cardChecks,
	...wireChecks,
].sort((a, b) => places.indexOf(a.place) - places.indexOf(b.place));
