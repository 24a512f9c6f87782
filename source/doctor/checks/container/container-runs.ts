import {defineCheck, error, ok} from '../../check.js';

/** The container runs. What keeps it from running is the cause; this is how it shows. */
export const containerRuns = defineCheck({
	id: 'container-runs',
	place: 'container',
	catalogue: [],
	reads: ['container'],
	explains: ['ports-published', 'bridge-ports'],
	look({container: {name, status, exitCode}}) {
		if (status === 'running') return ok;
		return error(
			{container: name, status, exitCode},
			status === 'paused'
				? {
						commands: [['docker', ['unpause', name]]],
						undo: [['docker', ['pause', name]]],
						danger: 'none',
					}
				: {
						commands: [['docker', ['start', name]]],
						undo: [['docker', ['stop', '--time', '120', name]]],
						danger: 'dsm',
					},
		);
	},
});
