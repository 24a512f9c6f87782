/** IPv6 address of 32 hex digits in network order, in its usual short form: written by the one parser that the platform has. */
export function fromNetworkOrder(hex: string): string {
	const groups = (hex.match(/.{4}/g) ?? []).join(':');
	return new URL(`http://[${groups}]/`).hostname.slice(1, -1);
}

/**
 * An address as /proc/net prints it: 32-bit words in the machine's own order, which is little-endian on all that Docker
 * runs on. An IPv4 address in an IPv6 socket comes back as IPv4.
 */
export function fromMachineOrder(hex: string): string {
	const ordered = (hex.match(/.{8}/g) ?? []).flatMap(word => (word.match(/../g) ?? []).reverse()).join('');
	if (ordered.length === 8) return dotted(ordered);
	return ordered.toLowerCase().startsWith(mapped) ? dotted(ordered.slice(24)) : fromNetworkOrder(ordered);
}

const mapped = '00000000000000000000ffff';

function dotted(hex: string): string {
	return (hex.match(/../g) ?? []).map(byte => Number.parseInt(byte, 16)).join('.');
}
