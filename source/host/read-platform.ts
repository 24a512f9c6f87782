import type {Platform} from '../model/platform.js';
import {exists, readText} from '../system/files.js';

/**
 * Which system this is. Four of them call themselves Debian or nothing at all in os-release, and are known by files of
 * their own. A kernel's name alone says nothing: a container sees the one of the system around it.
 */
export async function readPlatform(root: string, release: string, kernel: string): Promise<Platform> {
	const [unraid, version, pi, board] = await Promise.all([
		readText(`${root}/etc/unraid-version`),
		readText(`${root}/etc/version`),
		exists(`${root}/etc/rpi-issue`),
		readText(`${root}/proc/device-tree/model`),
	]);
	if (unraid !== undefined) return readUnraid(root, shellValue(unraid, 'version'));
	const id = shellValue(release, 'ID')?.toLowerCase() ?? '';
	if (/truenas/.test(id) || (version !== undefined && /truenas/i.test(kernel)))
		return {name: 'truenas', version: version?.trim() || null};
	const synology = await readSynology(root);
	if (synology !== null) return synology;
	// Its own file system, in memory; the folder that it is mounted on is there without it, too.
	if (await exists(`${root}/etc/pve`)) return {name: 'proxmox'};
	if (pi || id === 'raspbian') return {name: 'raspberry-pi-os'};
	const raspberryPi = /raspberry pi/i.test(board ?? '');
	if (id === 'ubuntu' || id === 'debian')
		return {name: id, version: shellValue(release, 'VERSION_ID'), raspberryPi};
	return {name: 'other'};
}

/** Networks of others are removed where the setting is not there: its default is `remove`. */
async function readUnraid(root: string, version: string | null): Promise<Platform> {
	const settings = await readText(`${root}/boot/config/docker.cfg`);
	const keepsNetworks =
		settings === undefined ? null : shellValue(settings, 'DOCKER_USER_NETWORKS') === 'preserve';
	return {name: 'unraid', version, keepsNetworks};
}

/** DSM has no os-release. Its hardware can run another system, which then lacks this file. */
async function readSynology(root: string): Promise<Platform | null> {
	const [info, version, model] = await Promise.all([
		readText(`${root}/etc/synoinfo.conf`),
		readText(`${root}/etc.defaults/VERSION`),
		readText(`${root}/proc/sys/kernel/syno_hw_version`),
	]);
	if (!shellValue(info ?? '', 'unique')?.startsWith('synology_')) return null;
	return {
		name: 'synology',
		version: shellValue(version ?? '', 'productversion'),
		model: model?.trim() || null,
	};
}

/** A value of a file of shell assignments, such as os-release, with or without quotes. */
export function shellValue(text: string, key: string): string | null {
	const found = new RegExp(`^${key}=(?:"(.*)"|'(.*)'|(.*))\\r?$`, 'm').exec(text);
	return found?.[1] ?? found?.[2] ?? found?.[3] ?? null;
}
