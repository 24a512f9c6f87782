import {readFile} from 'node:fs/promises';
import {promisify} from 'node:util';
import {gunzip} from 'node:zlib';
import type {Facts} from '../model/facts.js';
import {exists, isCharacterDevice, readText} from '../system/files.js';

export async function readDevices(root: string): Promise<Facts['devices']> {
	const [kvm, tun, vhostNet] = await Promise.all(
		['kvm', 'net/tun', 'vhost-net'].map(name => isCharacterDevice(`${root}/dev/${name}`)),
	);
	return {kvm: kvm ?? false, tun: tun ?? false, vhostNet: vhostNet ?? false};
}

/**
 * Whether the kernel has what a set-up needs, loaded, built in or to be loaded on demand (F58). null where neither
 * /lib/modules nor the kernel's configuration can be read, as in a container.
 */
export async function readModules(root: string): Promise<Facts['modules']> {
	const release = (await readText(`${root}/proc/sys/kernel/osrelease`))?.trim() ?? '';
	const [builtin, loadable, config] = await Promise.all([
		readText(`${root}/lib/modules/${release}/modules.builtin`),
		readText(`${root}/lib/modules/${release}/modules.dep`),
		readKernelConfig(root),
	]);
	const has = async (module: string): Promise<boolean | null> => {
		if (await exists(`${root}/sys/module/${module}`)) return true;
		// The file may be compressed: macvlan.ko.zst.
		const file = new RegExp(`(?:^|/)${module}\\.ko`, 'm');
		if (builtin !== undefined && file.test(builtin)) return true;
		if (loadable !== undefined) return file.test(loadable);
		const setting = new RegExp(`^CONFIG_${module.toUpperCase()}=(.)`, 'm').exec(config ?? '')?.[1];
		if (setting === 'y') return true;
		// A module whose file we cannot look for.
		if (setting === 'm' || config === undefined) return null;
		return false;
	};
	const [macvlan, macvtap, bridge, tun] = await Promise.all(['macvlan', 'macvtap', 'bridge', 'tun'].map(has));
	return {macvlan: macvlan ?? null, macvtap: macvtap ?? null, bridge: bridge ?? null, tun: tun ?? null};
}

async function readKernelConfig(root: string): Promise<string | undefined> {
	try {
		return (await promisify(gunzip)(await readFile(`${root}/proc/config.gz`))).toString('utf8');
	} catch {
		return undefined;
	}
}

/** null: br_netfilter is not loaded, and bridges pass frames as they are (F15, F105). */
export async function readBridgeNf(root: string): Promise<boolean | null> {
	const value = (await readText(`${root}/proc/sys/net/bridge/bridge-nf-call-iptables`))?.trim();
	return value === undefined ? null : value === '1';
}
