import {exists, readNames, readText} from '../system/files.js';
import {ifupdownInterfaces} from './ifupdown.js';
import {type Machine, readLimit} from './machine.js';

/** Who configures an interface, by what they left in /run and /etc. Asked once for all of them. */
export type Managers = (nic: {readonly name: string; readonly index: number}) => string | null;

/**
 * Finds out who would put an address back on a NIC (F21). NetworkManager is asked itself, since only it knows what it
 * leaves alone; the others write it down.
 */
export async function readManagers(machine: Machine): Promise<Managers> {
	const {root} = machine;
	const [networkManager, networkd, clients, ifupdown, netplan, second] = await Promise.all([
		askNetworkManager(machine),
		networkdLinks(root),
		runningClients(root),
		ifupdownInterfaces(`${root}/etc/network/interfaces`),
		netplanText(root),
		exists(`${root}/usr/share/ifupdown2`),
	]);
	return ({name, index}) => {
		if (networkManager.has(name)) return 'NetworkManager';
		const admin = networkd.get(String(index));
		if (admin !== undefined) return admin;
		if (clients.dhcpcd(name)) return 'dhcpcd';
		if (clients.dhclient(name)) return 'dhclient';
		// Of the same file, and another program: a script before `ifup` that fails keeps it from nothing, and a drop-in's
		// EXCLUDE_INTERFACES gives way to that of its own /etc/default/networking.
		if (ifupdown.has(name)) return second ? 'ifupdown2' : 'ifupdown';
		return hasNetplanKey(netplan, name) ? 'netplan' : null;
	};
}

async function askNetworkManager(machine: Machine): Promise<Set<string>> {
	if (!(await exists(`${machine.root}/run/NetworkManager`))) return new Set();
	const {stdout} = await machine.run(['nmcli', ['-t', '-f', 'DEVICE,STATE', 'device', 'status']], {
		timeoutMs: readLimit,
	});
	return new Set(parseNmcli(stdout));
}

/** The devices that NetworkManager configures: not `unmanaged`, and not merely watched (`connected (externally)`). */
export function parseNmcli(text: string): string[] {
	return text.split('\n').flatMap(line => {
		const found = /^((?:[^:\\]|\\.)*):(.*)$/.exec(line);
		const state = found?.[2] ?? 'unmanaged';
		return found === null || state.startsWith('unmanaged') || state.includes('externally')
			? []
			: [(found[1] ?? '').replace(/\\(.)/g, '$1')];
	});
}

/** Who manages the interface of each index, as systemd-networkd wrote it down. */
async function networkdLinks(root: string): Promise<Map<string, string>> {
	const folder = `${root}/run/systemd/netif/links`;
	const names = await readNames(folder);
	const managers = await Promise.all(
		names.map(async name => [name, networkdManager((await readText(`${folder}/${name}`)) ?? '')] as const),
	);
	return new Map(managers.flatMap(([name, manager]) => (manager === null ? [] : [[name, manager] as const])));
}

/** /run/systemd/netif/links/INDEX. netplan generates the file that networkd then follows, and is what one edits. */
export function networkdManager(text: string): string | null {
	const state = /^ADMIN_STATE=(.*)$/m.exec(text)?.[1];
	if (state === undefined || state === 'unmanaged') return null;
	return /^NETWORK_FILE=.*-netplan-/m.test(text) ? 'netplan' : 'networkd';
}

type Clients = {readonly dhcpcd: (name: string) => boolean; readonly dhclient: (name: string) => boolean};

/** DHCP clients that run: dhcpcd for all interfaces but those it is denied, or one process for each. */
async function runningClients(root: string): Promise<Clients> {
	const [top, own, config] = await Promise.all([
		readNames(`${root}/run`),
		readNames(`${root}/run/dhcpcd`),
		readText(`${root}/etc/dhcpcd.conf`),
	]);
	const files = [
		...top.filter(name => /^(?:dhcpcd|dhclient).*\.pid$/.test(name)),
		...own.filter(name => /(?:^|\.)pid$/.test(name)).map(name => `dhcpcd/${name}`),
	];
	const running = new Set<string>();
	for (const file of files) if (await isRunning(root, file)) running.add(file);
	const forAll = running.has('dhcpcd.pid') || running.has('dhcpcd/pid');
	return {
		dhcpcd: name =>
			(forAll && !isDenied(config ?? '', name)) ||
			running.has(`dhcpcd-${name}.pid`) ||
			running.has(`dhcpcd/${name}.pid`),
		dhclient: name => running.has(`dhclient.${name}.pid`) || running.has(`dhclient-${name}.pid`),
	};
}

async function isRunning(root: string, file: string): Promise<boolean> {
	const pid = (await readText(`${root}/run/${file}`))?.trim() ?? '';
	return /^\d+$/.test(pid) && (await exists(`${root}/proc/${pid}`));
}

function isDenied(config: string, name: string): boolean {
	const lines = config.split('\n').map(line => line.trim().split(/\s+/));
	const allowed = lines.filter(([word]) => word === 'allowinterfaces').flatMap(([, ...names]) => names);
	if (lines.some(([word, ...names]) => word === 'denyinterfaces' && names.includes(name))) return true;
	return allowed.length > 0 && !allowed.includes(name);
}

async function netplanText(root: string): Promise<string> {
	const names = (await readNames(`${root}/etc/netplan`)).filter(name => name.endsWith('.yaml'));
	const texts = await Promise.all(names.map(name => readText(`${root}/etc/netplan/${name}`)));
	return texts.join('\n');
}

/** A name as a mapping key. It may be one that netplan only matches by MAC; such a NIC is networkd's at run time. */
export function hasNetplanKey(text: string, name: string): boolean {
	return text.split('\n').some(line => {
		const key = line.trim().replace(/\s*#.*$/, '');
		return key === `${name}:` || key === `"${name}":` || key === `'${name}':`;
	});
}
