import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {loadModules} from './load-module.js';

/**
 * This host has /dev/net/tun, by which QEMU connects DSM to any network (F71). What runs already has its own; the next
 * start fails.
 */
export const hostTun = defineCheck({
	id: 'host-tun',
	place: 'host',
	catalogue: [71],
	reads: ['facts', 'container', 'networks'],
	explains: [
		'start-error',
		'container-log',
		'nat-rules',
		'container-restarts',
		'container-runs',
		'bridge-ports',
	],
	look({facts, container, networks}) {
		if (facts.devices.tun) return ok;
		const {name: containerName, devices, pid} = container;
		// DHCP=Y opens a macvtap instead, and user-mode networking nothing at all.
		const asked = devices.includes('/dev/net/tun');
		if (!asked && wiringOf(container, networks) !== 'direct') return skip;
		const fix = loadModules(['tun'], container);
		return pid === 0
			? error({container: containerName, case: 'now'}, fix)
			: warning({container: containerName, case: 'next'}, fix);
	},
	alone: ({devices: {tun}}) =>
		tun
			? ok
			: error(
					{container: '', case: 'none'},
					{commands: [['modprobe', ['tun']]], undo: [['modprobe', ['-r', 'tun']]], danger: 'none'},
				),
});
