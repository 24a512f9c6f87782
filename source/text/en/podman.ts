import {type PodmanLook, podmanTried} from '../../model/podman.js';

/** Which Podman is in Docker's place, without a full stop. */
export function podmanHere({version, as}: PodmanLook): string {
	const podman = version === '' ? 'Podman' : `Podman ${version}`;
	return as === 'program'
		? `The docker command here is ${podman}`
		: `The docker command here talks to ${podman}`;
}

/** What the plan needs and this Podman lacks. `test/lab/podman` asks a real one for each of it. */
export function podmanLacks({version, as, tried, leavesOut}: PodmanLook): string {
	const options =
		as === 'program'
			? 'It refuses the options macvlan_mode and --aux-address.'
			: 'It drops macvlan_mode=passthru and --aux-address without a word: the network comes up in mode bridge, on which nobody reaches DSM.';
	const answers =
		'Its inspect has no HostConfig.Mounts and no Options.parent, by which it is known what stands.';
	const boot = leavesOut
		? 'After a reboot nothing starts the container again: podman-restart.service leaves the policy unless-stopped out.'
		: 'After a reboot nothing starts the container again, unless podman-restart.service is enabled.';
	const untried = `That is from ${podmanTried.join(' and ')}${version === '' ? '.' : `; ${version} was not tried.`}`;
	return [options, answers, boot, ...(tried ? [] : [untried])].join(' ');
}
