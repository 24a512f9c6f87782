import {noCommand} from '../../../model/diagnosis/verdict.js';
import {defineCheck, error, ok} from '../../check.js';

/** The container runs. What keeps it from running is the cause; this is how it shows. */
export const containerRuns = defineCheck({
	id: 'container-runs',
	place: 'container',
	catalogue: [],
	reads: ['container'],
	explains: ['ports-published', 'bridge-ports', 'qemu-runs', 'guest-spoke', 'lan-answers', 'web-answers'],
	look({container: {name, status, exitCode}}) {
		if (status === 'running') return ok;
		const values = {container: name, status, exitCode};
		// Docker is about to start it itself; a second start changes nothing.
		if (status === 'restarting' || status === 'removing' || status === 'dead')
			return error(values, noCommand);
		if (status === 'paused')
			return error(values, {
				commands: [['docker', ['unpause', name]]],
				undo: [['docker', ['pause', name]]],
				danger: 'none',
			});
		return error(values, {
			commands: [['docker', ['start', name]]],
			undo: [['docker', ['stop', '-t', '120', name]]],
			danger: 'dsm',
		});
	},
});
