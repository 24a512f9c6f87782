import {defineCheck, error, ok, skip} from '../../check.js';
import {bridgeRefused} from './qemu-words.js';
import {staysUp} from './run-state.js';
import {secondNic} from './second-nic.js';

/** QEMU's helper may use the bridge: /etc/qemu/bridge.conf is there (F72; images before v7.26 lack it) and names it (F73). */
export const bridgeAllowed = defineCheck({
	id: 'bridge-allowed',
	place: 'bridge',
	catalogue: [72, 73],
	reads: ['container', 'log', 'ours'],
	explains: ['container-log', 'container-restarts', 'container-runs', 'qemu-runs', 'bridge-ports'],
	look({container, log, ours}) {
		const nic = secondNic(container);
		if (nic === undefined) return skip;
		const refused = staysUp(container) ? undefined : bridgeRefused(log);
		if (refused === undefined) return ok;
		return error(
			{container: container.name, bridge: nic.bridge, case: refused},
			ours ? {commands: [ours.repair], undo: null, danger: 'dsm'} : undefined,
		);
	},
});
