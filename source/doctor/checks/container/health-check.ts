import {defineCheck, ok, skip, warning} from '../../check.js';
import {lastLine} from './recognised.js';

/** The health check that the image, or whoever made the container, brings along passes. */
export const healthCheck = defineCheck({
	id: 'health-check',
	place: 'guest',
	catalogue: [],
	reads: ['container'],
	explains: [],
	look({container: {name, health, status}}) {
		if (health === null || status !== 'running') return skip;
		if (health.status !== 'unhealthy' || /DSM firewall/.test(health.lastOutput)) return ok;
		return warning({container: name, output: lastLine(health.lastOutput.split('\n'))});
	},
});
