import {defineCheck, ok, skip, warning} from '../../check.js';

/** What answers to `docker` is Docker. Podman’s networks take other options, and its answers are read only in part (F67). */
export const enginePodman = defineCheck({
	id: 'engine-podman',
	place: 'engine',
	catalogue: [67],
	reads: ['facts'],
	explains: [],
	look({facts: {engine}}) {
		if (engine.state !== 'running') return skip;
		return engine.podman ? warning({version: engine.version}) : ok;
	},
});
