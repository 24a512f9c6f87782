import {hostTools, type RootRecipe} from '../roots/debian-root.js';

const packages = [
	'podman',
	// The `docker` that is Podman.
	'podman-docker',
	'netavark',
	'aardvark-dns',
	'crun',
	'catatonit',
	...hostTools,
	'systemd',
	'systemd-sysv',
	'udev',
	'dbus',
] as const;

/** Hosts on which `docker` is Podman: 5.4 from Debian 13 and what sid has. */
export const podmanRecipes = {
	trixie: {name: 'podman-trixie', suite: 'trixie', packages},
	sid: {name: 'podman-sid', suite: 'sid', packages},
} as const satisfies Record<string, RootRecipe>;

/** Name of such a host. */
export type PodmanName = keyof typeof podmanRecipes;
