import {defineCheck, error, ok, unknown, warning} from '../../check.js';
import {causeIn, lastLine} from './recognised.js';

/**
 * QEMU runs in the container, and in it DSM. It does not yet while the image installs DSM, which takes minutes: that is told as a
 * warning, with the last line of the log.
 */
export const qemuRuns = defineCheck({
	id: 'qemu-runs',
	place: 'guest',
	catalogue: [],
	reads: ['container', 'networks', 'inside', 'log'],
	explains: ['bridge-ports', 'guest-spoke', 'lan-answers', 'web-answers', 'health-check'],
	look({container, networks, inside: {qemu}, log}) {
		if (qemu === null) return unknown('not-known');
		if (qemu.length > 0) return ok;
		const cause = causeIn(log, container, networks);
		const values = {container: container.name, cause, line: lastLine(log)};
		return cause ? error(values) : warning(values);
	},
});
