import {exists, readNames, readText} from '../system/files.js';
import {ifupdownInterfaces} from './ifupdown.js';
import {type Machine, readLimit} from './machine.js';

/** Who configures an interface, by what they left in /run and /etc. Asked once for all of them. */
export type Managers = (nic: {readonly name: string; readonly index: number}) => Promise<string | null>;

/**
 * Finds out who would put an address back on a NIC (F21). NetworkManager is asked itself, since only it knows what it
 * leaves alone; the others write it down.
 */
export async function readManagers(machine: Machine): Promise<Managers> {
	const {root} = machine;
	const [networkManager, ifupdown, netplan] = await Promise.all([
		askNetworkManager(machine),
		ifupdownInterfaces(`${root}/etc/network/interfaces`),
		netplanText(root),
	]);
	return async ({name, index}) => {
		if (networkManager.has(name)) return 'NetworkManager';
		const networkd = networkdManager((await readText(`${root}/run/systemd/netif/links/${index}`)) ?? '');
		if (networkd !== null) return networkd;
		if (await hasClient(root, ['dhcpcd.pid', 'dhcpcd/pid'], [`dhcpcd-${name}.pid`, `dhcpcd/${name}.pid`])) {
			if (!(await deniedToDhcpcd(root, name))) return 'dhcpcd';
		}
		if (await hasClient(root, [`dhclient.${name}.pid`, `dhclient-${name}.pid`], [])) return 'dhclient';
		if (ifupdown.has(name)) return 'ifupdown';
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

/** /run/systemd/netif/links/INDEX. netplan generates the file that networkd then follows, and is what one edits. */
export function networkdManager(text: string): string | null {
	const state = /^ADMIN_STATE=(.*)$/m.exec(text)?.[1];
	if (state === undefined || state === 'unmanaged') return null;
	return /^NETWORK_FILE=.*-netplan-/m.test(text) ? 'netplan' : 'networkd';
}

async function hasClient(
	root: string,
	forAll: readonly string[],
	forOne: readonly string[],
): Promise<boolean> {
	for (const name of [...forAll, ...forOne]) {
		const pid = (await readText(`${root}/run/${name}`))?.trim();
		if (pid !== undefined && /^\d+$/.test(pid) && (await exists(`${root}/proc/${pid}`))) return true;
	}
	return false;
}

async function deniedToDhcpcd(root: string, name: string): Promise<boolean> {
	const lines = ((await readText(`${root}/etc/dhcpcd.conf`)) ?? '')
		.split('\n')
		.map(line => line.trim().split(/\s+/));
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
