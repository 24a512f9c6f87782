import {recognise} from '../../../plan/causes/recognise.js';
import {defineCheck, ok, skip, warning} from '../../check.js';

/**
 * The image's own check of DSM is answered. When it is not, the image supposes DSM's firewall, and names the address that it
 * asked from (F98); the same address is what DSM sees of everybody who comes through this host.
 */
export const healthFirewall = defineCheck({
	id: 'health-firewall',
	place: 'guest',
	catalogue: [98],
	reads: ['container'],
	explains: ['web-answers'],
	look({container: {name, health, image, status}}) {
		if (health === null || status !== 'running') return skip;
		if (health.status !== 'unhealthy') return ok;
		const lines = health.lastOutput.split('\n');
		const cause = recognise(lines, {nic: '', image, container: name});
		return cause?.code === 'dsm-firewall' ? warning({container: name, ip: cause.ip}) : ok;
	},
});
