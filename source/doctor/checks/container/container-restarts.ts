import {defineCheck, error, note, ok} from '../../check.js';
import {staysUp} from '../wire/run-state.js';

/**
 * Docker does not start it over and over. It counts its own restarts since somebody last started the container, and keeps the
 * count when the container has come to stay up.
 */
export const containerRestarts = defineCheck({
	id: 'container-restarts',
	place: 'container',
	catalogue: [],
	reads: ['container'],
	explains: ['container-runs', 'bridge-ports', 'qemu-runs', 'ports-published'],
	look({container}) {
		const {name, status, restarts, exitCode} = container;
		if (status === 'restarting' || (status === 'running' && !staysUp(container)))
			return error({container: name, restarts, exitCode: status === 'running' ? null : exitCode, now: true});
		if (restarts === 0 || status !== 'running') return ok;
		return note({container: name, restarts, exitCode: null, now: false});
	},
});
