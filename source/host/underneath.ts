/** How an interface sits in the stack, as far as this namespace shows it. */
export type Stacked = {
	readonly name: string;
	readonly kind: string | null;
	/** What it is stacked on: VLAN and macvlan name one, a bridge or bond several. */
	readonly lowers: readonly string[];
	readonly master: {readonly name: string; readonly kind: string} | null;
};

/**
 * All interfaces that traffic through `device` may pass: itself, the NIC below a VLAN, every member of a bridge, bond
 * or team, and so on down. Open vSwitch hides which port leads where, so its members all count for its ports.
 */
export function underneath(device: string, links: readonly Stacked[]): Set<string> {
	const byName = new Map(links.map(link => [link.name, link]));
	const found = new Set<string>();
	const waiting = [device];
	for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
		if (found.has(name)) continue;
		found.add(name);
		const link = byName.get(name);
		if (link !== undefined) waiting.push(...link.lowers);
		for (const other of links) {
			const viaSwitch = link?.kind === 'openvswitch' && other.master?.kind === 'openvswitch';
			if (other.master?.name === name || viaSwitch) waiting.push(other.name);
		}
	}
	return found;
}
