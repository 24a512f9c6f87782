import type {DockerNetwork, Route} from '../model/facts.js';
import type {Nic, NicAddress} from '../model/nic.js';
import {isSafeInterfaceName} from '../model/nic.js';
import {parseVlanName} from '../model/vlan.js';
import {readTextNow} from '../system/files.js';
import {inTurns} from '../system/turns.js';
import {readArp, readArpOfAll} from './arp.js';
import {carriedBy, sessionDevices} from './carries.js';
import {readHardwareName} from './hardware-name.js';
import {readIpLinks} from './ip-links.js';
import type {Machine} from './machine.js';
import {readManagers} from './managed-by.js';
import {childrenOf, kindOf, kinOf, masterOf, type Pair} from './nic-kind.js';
import {nodeAddresses} from './node-addresses.js';
import {macOrNull, readPermanentMac} from './permanent-mac.js';
import {readRouting} from './routing.js';
import {readSshSessions} from './ssh-sessions.js';
import {readSysLinks} from './sys-links.js';

export type NicFacts = {readonly nics: readonly Nic[]; readonly routes: readonly Route[]};

/**
 * All interfaces of this network namespace with what goes through them, and its routes. /sys leads, since it also has
 * the NICs that are down and have no address; nothing is changed, and no link is raised to ask its carrier.
 */
export async function readNics(machine: Machine): Promise<NicFacts> {
	const [sysLinks, ipLinks, managers, four, six, sessions] = await Promise.all([
		readSysLinks(machine.root),
		readIpLinks(machine),
		readManagers(machine),
		readRouting(machine, 4),
		readRouting(machine, 6),
		readSshSessions(machine),
	]);
	const pairs = sysLinks.map((sys): Pair => ({sys, ip: ipLinks.get(sys.index)}));
	const kin = kinOf(pairs);
	const addresses = addressesOf(pairs, machine);
	const stacked = pairs.map(pair => ({
		name: pair.sys.name,
		kind: pair.ip?.kind ?? null,
		lowers: [...pair.sys.lowers, ...(pair.ip === undefined || pair.ip.lower === null ? [] : [pair.ip.lower])],
		master: masterOf(pair, kin),
	}));
	const holders = pairs.map(({sys}) => ({name: sys.name, addresses: addresses.get(sys.name) ?? []}));
	const routes = [...four.routes, ...six.routes];
	const located = await Promise.all(
		sessions.map(async session =>
			(await sessionDevices(machine, session, holders)).map(device => ({session, device})),
		),
	);
	const carried = carriedBy(stacked, routes, {4: four.used, 6: six.used}, located.flat());
	const arpOfAll = readArpOfAll(machine.root);
	const nics = await Promise.all(
		await inTurns(pairs, async (pair): Promise<Nic> => {
			const {sys, ip} = pair;
			const kind = kindOf(pair);
			const vlan = kind === 'vlan' ? readVlan(machine.root, sys.name) : undefined;
			const ipv6 = readIpv6(machine.root, sys.name);
			const arp = readArp(machine.root, sys.name, arpOfAll);
			const [permanentMac, model] = await Promise.all([
				readPermanentMac(machine, sys, ip),
				sys.hasDevice ? readHardwareName(machine.root, sys.index) : null,
			]);
			return {
				name: sys.name,
				index: sys.index,
				kind,
				mac: macOrNull(sys.mac),
				permanentMac,
				driver: sys.driver,
				bus: sys.bus,
				model,
				up: sys.up,
				carrier: sys.up ? sys.carrier : null,
				speed: sys.speed,
				duplex: sys.duplex,
				mtu: sys.mtu,
				arpType: sys.arpType,
				wireless: sys.wireless,
				addresses: addresses.get(sys.name) ?? [],
				master: masterOf(pair, kin),
				children: childrenOf(pair, kin),
				dockerNetworks: [],
				carries: carried.get(sys.name) ?? [],
				managedBy: managers(sys),
				promiscuity: ip?.promiscuity ?? 0,
				ipv6,
				...arp,
				...(vlan ? {vlan} : {}),
			};
		}),
	);
	return {nics, routes};
}

function addressesOf(pairs: readonly Pair[], machine: Machine): Map<string, readonly NicAddress[]> {
	// Asked only where `ip` did not answer for some interface: an address that nobody saw would make its NIC look free.
	const fallback = pairs.some(({ip}) => ip === undefined) ? nodeAddresses(machine.addresses()) : new Map();
	return new Map(pairs.map(({sys, ip}) => [sys.name, ip?.addresses ?? fallback.get(sys.name) ?? []]));
}

/** Says on each NIC which Docker macvlan and ipvlan networks name it as their parent (F7). */
export function withDockerNetworks(nics: readonly Nic[], networks: readonly DockerNetwork[]): Nic[] {
	return nics.map(nic => ({
		...nic,
		dockerNetworks: networks
			.filter(({driver, parent}) => (driver === 'macvlan' || driver === 'ipvlan') && parent === nic.name)
			.map(({name, driver, mode, install}) => ({
				name,
				// Docker leaves its default unsaid.
				mode: mode ?? (driver === 'macvlan' ? 'bridge' : 'l2'),
				install,
			})),
	}));
}

/** Whether the kernel speaks IPv6 on this interface; null where it has none, or where the name is no plain file name. */
function readIpv6(root: string, name: string): boolean | null {
	if (!isSafeInterfaceName(name)) return null;
	const disabled = readTextNow(`${root}/proc/sys/net/ipv6/conf/${name}/disable_ipv6`);
	return disabled === undefined ? null : disabled.trim() === '0';
}

/** The group tells whether we made it; a name of another form is none that we give. */
function readVlan(root: string, name: string): Nic['vlan'] {
	const vlan = parseVlanName(name);
	const group = vlan && Number.parseInt(readTextNow(`${root}/sys/class/net/${name}/netdev_group`) ?? '0', 10);
	return vlan && group !== undefined ? {...vlan, group: Number.isNaN(group) ? 0 : group} : undefined;
}
