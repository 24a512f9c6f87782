import type {CauseCode} from '../../../model/cause.js';
import {defineCheck, error, note, skip} from '../../check.js';
import {causeOfEnd, causeOfStart} from './start-words.js';

/** In systemd’s words. Virtual machines are none of them: those have a kernel of their own. */
export const nestedKinds: readonly string[] = [
	'lxc',
	'lxc-libvirt',
	'systemd-nspawn',
	'openvz',
	'docker',
	'podman',
	'proot',
];

const refusals: readonly CauseCode[] = [
	'sysctl-denied',
	'nested-denied',
	'no-cgroup',
	'device-missing',
	'net-denied',
	'container-no-tun',
	'container-no-forward',
];

/** This host is itself a container, which lets Docker do less than a machine would (F76). */
export const nestedHost = defineCheck({
	id: 'nested-host',
	place: 'host',
	catalogue: [76],
	reads: ['facts', 'container', 'log'],
	explains: [
		'start-error',
		'container-log',
		'host-tun',
		'kvm-device',
		'vhost-device',
		'nat-rules',
		'container-restarts',
		'container-runs',
	],
	look({facts, container, log}) {
		const kind = facts.host.virtualization;
		if (kind === null || !nestedKinds.includes(kind)) return skip;
		const said = causeOfStart(container) ?? causeOfEnd(container, log);
		return said !== null && refusals.includes(said.code)
			? error({kind, case: 'refused'})
			: note({kind, case: 'works'});
	},
});
