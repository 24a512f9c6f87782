import {defineCheck, error, ok, skip} from '../../check.js';

/**
 * The Docker that answers is this machine’s own (F69). With DOCKER_HOST or a context that leads elsewhere, the cards that
 * are looked at and the containers are those of two machines.
 */
export const engineLocal = defineCheck({
	id: 'engine-local',
	place: 'engine',
	catalogue: [69],
	reads: ['facts'],
	explains: [
		'container-exists',
		'container-runs',
		'networks-exist',
		'nic-refused',
		'nic-same',
		'nic-exists',
		'nic-carrier',
		'macvlan-card',
		'macvlan-up',
		'bridge-ports',
		'ports-published',
		'hook-file',
		'host-tun',
		'kvm-device',
		'vhost-device',
		'macvlan-module',
		'storage-space',
	],
	look({facts: {engine}}) {
		if (engine.state !== 'running') return skip;
		return engine.remote === null ? ok : error({where: engine.remote});
	},
});
