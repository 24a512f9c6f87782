import type {Engine} from './facts.js';
import {compareVersions} from './version.js';

/** How Podman stands in Docker's place: as the program called `docker`, or at the socket that Docker's own client asks. */
export type PodmanAs = 'program' | 'socket';

/**
 * What is known of the Podman at hand. `tried`: the lab asks exactly this version. `leavesOut`: after a reboot podman-restart.service,
 * even where it is enabled, starts no container with the policy unless-stopped. 5.4.2 does not, and 5.8.6 does.
 */
export type PodmanLook = {
	readonly version: string;
	readonly as: PodmanAs;
	readonly tried: boolean;
	readonly leavesOut: boolean;
};

/** What `test/lab/podman` holds against what is said of Podman. The day that Podman answers otherwise, it fails there. */
export const podmanTried = ['5.4.2', '5.8.6'] as const;

export function lookAtPodman({
	version,
	apiVersion,
}: Pick<Extract<Engine, {state: 'running'}>, 'version' | 'apiVersion'>): PodmanLook {
	return {
		version,
		// Podman's own program tells no Engine's API version, its socket does.
		as: apiVersion === '' ? 'program' : 'socket',
		tried: podmanTried.some(tried => tried === version),
		leavesOut: compareVersions(version, podmanTried[0]) <= 0,
	};
}
