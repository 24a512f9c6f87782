import {lookAtPodman} from '../../../model/podman.js';
import {defineCheck, ok, skip, warning} from '../../check.js';

/** What answers to `docker` is Docker. Podman refuses options of the plan or drops them, and its answers lack what is read (F67). */
export const enginePodman = defineCheck({
	id: 'engine-podman',
	place: 'engine',
	catalogue: [67],
	reads: ['facts'],
	explains: [],
	look({facts: {engine}}) {
		if (engine.state !== 'running') return skip;
		return engine.podman ? warning(lookAtPodman(engine)) : ok;
	},
});
