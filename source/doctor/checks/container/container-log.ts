import {defineCheck, error, ok, skip} from '../../check.js';
import {staysUp, wasStopped} from '../wire/run-state.js';
import {causeIn} from './recognised.js';

/**
 * What its log says about a container that has ended by itself, where the catalogue knows it (F60, F77 and more). One that
 * was stopped, and one that Docker could not even start, says nothing about that.
 */
export const containerLog = defineCheck({
	id: 'container-log',
	place: 'container',
	catalogue: [60, 77],
	reads: ['container', 'networks', 'log'],
	explains: ['container-restarts', 'container-runs', 'qemu-runs', 'hook-ran'],
	look({container, networks, log}) {
		const {status, exitCode, error: refused} = container;
		if (staysUp(container) || refused !== '' || wasStopped(container)) return skip;
		const asked = log.slice(-20).some(line => /Received SIG(?:TERM|INT|HUP)\b/.test(line));
		if (status === 'exited' && (exitCode === 0 || asked)) return skip;
		const cause = causeIn(log, container, networks);
		return cause ? error({container: container.name, cause}) : ok;
	},
});
