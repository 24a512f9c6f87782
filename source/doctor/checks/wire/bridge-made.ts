import {defineCheck, error, ok, skip} from '../../check.js';
import {bridgeMissed} from './qemu-words.js';
import {staysUp} from './run-state.js';
import {secondNic} from './second-nic.js';

/** QEMU found the bridge when it started; without it the container ends, and is started again for ever (F74). */
export const bridgeMade = defineCheck({
	id: 'bridge-made',
	place: 'bridge',
	catalogue: [74],
	reads: ['container', 'log', 'ours'],
	explains: ['container-log', 'container-restarts', 'container-runs', 'qemu-runs', 'bridge-ports'],
	look({container, log, ours}) {
		if (secondNic(container) === undefined) return skip;
		const bridge = staysUp(container) ? undefined : bridgeMissed(log);
		if (bridge === undefined) return ok;
		return error(
			{container: container.name, bridge},
			ours ? {commands: [ours.repair], undo: null, danger: 'dsm'} : undefined,
		);
	},
});
