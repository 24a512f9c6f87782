import type {Nic, NicKind} from '../model/nic.js';
import type {IpLink} from './ip-links.js';
import type {SysLink} from './sys-links.js';

/** One interface as /sys and `ip` see it; `ip` may not know it, being absent or old. */
export type Pair = {readonly sys: SysLink; readonly ip: IpLink | undefined};

/** ARPHRD_LOOPBACK. */
const loopback = 772;

const kinds: Readonly<Record<string, NicKind>> = {
	vlan: 'vlan',
	bridge: 'bridge',
	bond: 'bond',
	team: 'team',
	veth: 'veth',
	macvlan: 'macvlan',
	macvtap: 'macvlan',
	ipvlan: 'macvlan',
	ipvtap: 'macvlan',
};

/** `ip` names the kind of a virtual interface; without it /sys tells most of them. */
export function kindOf({sys, ip}: Pair): NicKind {
	if (sys.arpType === loopback) return 'loopback';
	const named =
		ip !== undefined && ip.kind !== null && Object.hasOwn(kinds, ip.kind) ? kinds[ip.kind] : undefined;
	if (named !== undefined) return named;
	if (sys.isBridge) return 'bridge';
	if (sys.isBond) return 'bond';
	if (sys.deviceType === 'vlan') return 'vlan';
	if (sys.hasDevice) return 'physical';
	// Without `ip` a macvlan is known by sitting on exactly one other interface.
	if (ip === undefined && sys.lowers.length === 1) return 'macvlan';
	return 'other';
}

/** The interfaces by name, and what is stacked on each as `ip` tells it: looked up, since there may be a thousand. */
export type Kin = {
	readonly named: ReadonlyMap<string, Pair>;
	readonly above: ReadonlyMap<string, readonly string[]>;
};

export function kinOf(pairs: readonly Pair[]): Kin {
	const above = new Map<string, string[]>();
	for (const {sys, ip} of pairs) {
		const lower = ip?.lower ?? null;
		if (lower === null) continue;
		const there = above.get(lower);
		if (there) there.push(sys.name);
		else above.set(lower, [sys.name]);
	}
	return {named: new Map(pairs.map(pair => [pair.sys.name, pair])), above};
}

/** What the interface is a member of. Open vSwitch shows one master for all its bridges (F5). */
export function masterOf({sys, ip}: Pair, {named}: Kin): Nic['master'] {
	const name = ip?.master ?? sys.master;
	if (name === null) return null;
	const master = named.get(name);
	const shown = master === undefined ? 'other' : kindOf(master);
	const guessed = name === 'ovs-system' ? 'openvswitch' : shown;
	return {name, kind: ip?.slaveKind ?? guessed};
}

/** What is stacked on the interface. A master is above it too, and is told separately. */
export function childrenOf({sys, ip}: Pair, {named, above}: Kin): Nic['children'] {
	const master = ip?.master ?? sys.master;
	const names = new Set(
		[...sys.uppers, ...(above.get(sys.name) ?? [])].filter(name => name !== master && name !== sys.name),
	);
	return [...names].sort().map(name => {
		const child = named.get(name);
		return {name, kind: child?.ip?.kind ?? (child === undefined ? 'other' : kindOf(child))};
	});
}
