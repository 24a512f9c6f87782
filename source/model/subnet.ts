import {fromNumber, type Ipv4, type Parsed, parsed, parseIpv4, refused, toNumber} from './address.js';

/** An IPv4 network: `address` has no host bits. */
export type Subnet = {readonly address: Ipv4; readonly prefix: number};

export function formatSubnet({address, prefix}: Subnet): string {
	return `${address}/${prefix}`;
}

/** Number of addresses, network and broadcast included. */
export function subnetSize({prefix}: Subnet): number {
	return 2 ** (32 - prefix);
}

export function broadcastOf(subnet: Subnet): Ipv4 {
	return fromNumber(toNumber(subnet.address) + subnetSize(subnet) - 1);
}

/** The address at `index` (0 is the network itself, −1 the broadcast address, −2 the last host). */
export function addressAt(subnet: Subnet, index: number): Ipv4 {
	return fromNumber(toNumber(subnet.address) + (index < 0 ? subnetSize(subnet) + index : index));
}

export function netmaskOf({prefix}: Subnet): Ipv4 {
	return fromNumber(2 ** 32 - 2 ** (32 - prefix));
}

export function contains(subnet: Subnet, address: Ipv4): boolean {
	const offset = toNumber(address) - toNumber(subnet.address);
	return offset >= 0 && offset < subnetSize(subnet);
}

export function overlaps(a: Subnet, b: Subnet): boolean {
	return contains(a, b.address) || contains(b, a.address);
}

/** The network that `address` belongs to. */
export function subnetOf(address: Ipv4, prefix: number): Subnet {
	const size = 2 ** (32 - prefix);
	return {address: fromNumber(Math.floor(toNumber(address) / size) * size), prefix};
}

/**
 * `192.168.1.0/24`. Host bits are refused with the network that was meant, since Docker ≥ 25.0 refuses them and
 * 20.10 silently accepts them (F26). A network needs room for a gateway and a host, and nobody's LAN is larger than 10.0.0.0/8: /8 to /30,
 * or to what `longest` leaves. Blanks around the slash are what copying from a router's page brings along.
 */
export function parseSubnet(text: string, longest = 30): Parsed<Subnet> {
	const [addressText = '', prefixText, ...rest] = text.split('/').map(part => part.trim());
	if (prefixText === undefined || rest.length > 0) return refused({code: 'subnet-malformed', value: text});
	const address = parseIpv4(addressText);
	if (!address.ok) return address;
	if (!/^(?:0|[1-9]\d?)$/.test(prefixText)) return refused({code: 'subnet-malformed', value: text});
	const prefix = Number(prefixText);
	if (prefix < 8 || prefix > longest) return refused({code: 'subnet-prefix', value: text, longest});
	const subnet = subnetOf(address.value, prefix);
	if (subnet.address !== address.value) {
		return refused({code: 'subnet-host-bits', value: text, meant: formatSubnet(subnet)});
	}
	return parsed(subnet);
}

/** The first of `candidates` that touches none of `taken`. */
export function firstFree(candidates: Iterable<Subnet>, taken: readonly Subnet[]): Subnet | undefined {
	return allFree(candidates, taken).next().value;
}

/** Those of `candidates` that touch none of `taken`, one after the other. */
export function* allFree(
	candidates: Iterable<Subnet>,
	taken: readonly Subnet[],
): Generator<Subnet, undefined> {
	for (const candidate of candidates) {
		if (!taken.some(other => overlaps(candidate, other))) yield candidate;
	}
}
