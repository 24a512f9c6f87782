import {defineCheck, error, ok, warning} from '../../check.js';

/** The kernel did not kill the container for want of memory. Docker forgets it when the container starts again. */
export const memoryKilled = defineCheck({
	id: 'memory-killed',
	place: 'container',
	catalogue: [],
	reads: ['container'],
	explains: ['container-log', 'container-restarts', 'container-runs', 'qemu-runs'],
	look({container: {name, oomKilled, status}}) {
		if (!oomKilled) return ok;
		// Something in it was killed, and the rest lives on.
		const running = status === 'running' || status === 'paused';
		return running ? warning({container: name, running}) : error({container: name, running});
	},
});
