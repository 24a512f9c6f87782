import {defineCheck, error, ok} from '../../check.js';

/**
 * No run of this program was cut off, by `kill -9`, a power cut or a lost terminal (A7): half of what it was about stands then,
 * and every other finding may come from that alone.
 */
export const runUnfinished = defineCheck({
	id: 'run-unfinished',
	place: 'host',
	catalogue: [],
	reads: ['unfinished'],
	explains: [
		'container-exists',
		'container-runs',
		'container-restarts',
		'start-error',
		'restart-policy',
		'networks-exist',
		'network-remove',
		'macvlan-attached',
		'management-attached',
		'nic-carrier',
		'nic-ipv6',
		'nic-arp',
		'nic-managed',
		'nic-host-address',
		'hook-file',
	],
	look({unfinished}) {
		if (unfinished === null) return ok;
		const {install, action, at, undo} = unfinished;
		return error({install, action, at}, {commands: [undo], undo: null, danger: 'deletes'});
	},
});
