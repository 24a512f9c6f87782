import {fromNumber, parseIpv4, toNumber} from '../../../model/address.js';
import type {NetworkDetail} from '../../../model/diagnosis/container-detail.js';
import {contains, overlaps, parseSubnet, type Subnet, subnetSize} from '../../../model/subnet.js';

/** IPv4 networks of a Docker network, /8 to /30; whatever else it has is left out. */
export function subnetsOf({ipam}: NetworkDetail): readonly Subnet[] {
	return ipam.flatMap(({subnet}) => {
		const read = parseSubnet(subnet);
		return read.ok ? [read.value] : [];
	});
}

/** Whether one of its networks holds `address`; false for what is no IPv4 address. */
export function holds(network: NetworkDetail, address: string): boolean {
	return parseIpv4(address).ok && subnetsOf(network).some(subnet => contains(subnet, address));
}

/** Whether `text` (`192.168.1.0/24`, anything) and `subnet` have an address in common. */
export function touches(subnet: Subnet, text: string): boolean {
	const read = parseSubnet(text);
	return read.ok && overlaps(subnet, read.value);
}

/** The first address of `network` that nothing there has, neither the network's own nor the last; null: none. */
export function freeAddress(network: NetworkDetail, taken: readonly string[] = []): string | null {
	const used = new Set([
		...taken,
		...network.ipam.flatMap(({gateway, reserved}) => [gateway ?? '', ...reserved]),
		...network.attached.map(({ip}) => ip.split('/')[0] ?? ''),
	]);
	const [subnet] = subnetsOf(network);
	if (!subnet) return null;
	const first = toNumber(subnet.address);
	// The lowest is the gateway's by custom, even where nobody says so.
	const last = Math.min(subnetSize(subnet) - 2, 4096);
	for (let index = 2; index <= last; index++) {
		const address = fromNumber(first + index);
		if (!used.has(address)) return address;
	}
	return null;
}
