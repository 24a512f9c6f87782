import {debianRoot, type EngineName, engineRecipes} from '../roots/debian-root.js';

/** Path of the cached root of a host that boots: the Engine's root with a systemd, its udev and a message bus. */
export async function bootRoot(engine: EngineName): Promise<string> {
	const {suite, packages} = engineRecipes[engine];
	return debianRoot({
		name: `boot-${engine}`,
		suite,
		packages: [...packages, 'systemd', 'systemd-sysv', 'udev', 'dbus'],
	});
}
