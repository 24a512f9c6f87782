import type {Facts} from '../model/facts.js';
import type {Platform} from '../model/platform.js';
import {exists, readText} from '../system/files.js';
import {readCloud} from './cloud.js';
import type {Machine} from './machine.js';
import {readPlatform, shellValue} from './read-platform.js';
import {readVirtualization} from './virtualization.js';

/** Which machine this is. */
export async function readHost(machine: Machine): Promise<Facts['host']> {
	const {root} = machine;
	const [name, kernelText, release = '', vendor, virtualization, systemd, cloud] = await Promise.all([
		readText(`${root}/proc/sys/kernel/hostname`),
		readText(`${root}/proc/sys/kernel/osrelease`),
		readText(`${root}/etc/os-release`),
		readText(`${root}/sys/class/dmi/id/sys_vendor`),
		readVirtualization(machine),
		// sd_booted(3): the folder is there when systemd is the init of this machine, and only then.
		exists(`${root}/run/systemd/system`),
		readCloud(root),
	]);
	const kernel = kernelText?.trim() ?? '';
	const platform = await readPlatform(root, release, kernel);
	return {
		name: name?.trim() ?? '',
		system: systemName(platform, shellValue(release, 'PRETTY_NAME') ?? ''),
		kernel,
		platform,
		virtualization,
		vendor: vendor?.trim() || null,
		cloud,
		root: machine.uid === 0,
		systemd,
	};
}

/** What people call it. These keep the name of what they are made of in os-release, or have none (F15, F23). */
function systemName(platform: Platform, released: string): string {
	const named = (...parts: ReadonlyArray<string | null>) => parts.filter(part => part).join(' ');
	const made = released === '' ? null : `(${released})`;
	switch (platform.name) {
		case 'unraid':
			return named('Unraid', platform.version);
		case 'truenas':
			return named('TrueNAS', platform.version);
		case 'synology':
			return named('Synology DSM', platform.version, platform.model === null ? null : `(${platform.model})`);
		case 'proxmox':
			return named('Proxmox VE', made);
		case 'raspberry-pi-os':
			return named('Raspberry Pi OS', made);
		default:
			return released;
	}
}
