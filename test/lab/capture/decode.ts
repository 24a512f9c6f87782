/** One Ethernet frame as seen on a port. `time` in seconds since the epoch, MACs in lower case, `summary` for people and for matching. */
export type Frame = {
	readonly time: number;
	readonly srcMac: string;
	readonly dstMac: string;
	readonly ethertype: number;
	readonly summary: string;
};

const mac = (bytes: Buffer, at: number) =>
	bytes
		.subarray(at, at + 6)
		.toString('hex')
		.replaceAll(/(..)(?=.)/g, '$1:');
const ipv4 = (bytes: Buffer, at: number) => bytes.subarray(at, at + 4).join('.');
const ipv6 = (bytes: Buffer, at: number) => {
	const groups = Array.from({length: 8}, (_, index) => bytes.readUInt16BE(at + 2 * index).toString(16));
	return groups.join(':').replace(/(?:^|:)0(?::0)+(?:$|:)/, '::');
};

const dhcpTypes = ['', 'DISCOVER', 'OFFER', 'REQUEST', 'DECLINE', 'ACK', 'NAK', 'RELEASE', 'INFORM'] as const;
const icmp6Types: Readonly<Record<number, string>> = {
	128: 'echo request',
	129: 'echo reply',
	131: 'MLD report',
	132: 'MLD done',
	133: 'router solicitation',
	134: 'router advertisement',
	135: 'neighbour solicitation',
	136: 'neighbour advertisement',
	143: 'MLDv2 report',
};
const protocols: Readonly<Record<number, string>> = {1: 'ICMP', 2: 'IGMP', 6: 'TCP', 17: 'UDP'};

/** Value of one DHCP option, or undefined; options begin 240 bytes into the message. */
function dhcpOption(message: Buffer, code: number): Buffer | undefined {
	let at = 240;
	while (at + 1 < message.length && message[at] !== 255) {
		const length = message[at] === 0 ? -1 : (message[at + 1] ?? 0);
		if (message[at] === code) {
			return message.subarray(at + 2, at + 2 + length);
		}
		at += 2 + length;
	}
	return undefined;
}

function dhcp(message: Buffer): string {
	const type = dhcpTypes[dhcpOption(message, 53)?.[0] ?? 0] ?? '?';
	const requested = dhcpOption(message, 50);
	return `DHCP ${type} client=${mac(message, 28)} your=${ipv4(message, 16)}${requested === undefined ? '' : ` requested=${ipv4(requested, 0)}`}`;
}

function transport(protocol: number, source: string, destination: string, payload: Buffer): string {
	const name = protocols[protocol] ?? `protocol ${protocol}`;
	if ((protocol !== 6 && protocol !== 17) || payload.length < 8) {
		return `${name} ${source} > ${destination}`;
	}
	const [from, to] = [payload.readUInt16BE(0), payload.readUInt16BE(2)];
	const ports = `${name} ${source}:${from} > ${destination}:${to}`;
	if (protocol === 17 && (to === 67 || to === 68) && payload.length >= 248) {
		return `${dhcp(payload.subarray(8))} (${ports})`;
	}
	return ports;
}

function decodeIpv6(packet: Buffer): string {
	const [source, destination] = [ipv6(packet, 8), ipv6(packet, 24)];
	let [next, at] = [packet[6] ?? 0, 40];
	if (next === 0) {
		// Hop-by-hop options, in front of every MLD report.
		[next, at] = [packet[40] ?? 0, 40 + 8 * (1 + (packet[41] ?? 0))];
	}
	if (next === 58) {
		const type = packet[at] ?? 0;
		return `ICMPv6 ${icmp6Types[type] ?? `type ${type}`} ${source} > ${destination}`;
	}
	return transport(next, source, destination, packet.subarray(at));
}

function summarise(ethertype: number, packet: Buffer): string {
	if (ethertype === 0x0806) {
		const [operation, sender, target] = [packet.readUInt16BE(6), ipv4(packet, 14), ipv4(packet, 24)];
		return operation === 1 ? `ARP who-has ${target} tell ${sender}` : `ARP ${sender} is-at ${mac(packet, 8)}`;
	}
	if (ethertype === 0x0800) {
		return transport(
			packet[9] ?? 0,
			ipv4(packet, 12),
			ipv4(packet, 16),
			packet.subarray(4 * ((packet[0] ?? 0) & 15)),
		);
	}
	if (ethertype === 0x86dd) {
		return decodeIpv6(packet);
	}
	return ethertype < 0x0600 ? 'LLC' : `ethertype 0x${ethertype.toString(16).padStart(4, '0')}`;
}

/** Decodes the bytes of a frame. Frames that are cut short or malformed keep their header and say so. */
export function decodeFrame(time: number, bytes: Buffer): Frame {
	const ethertype = bytes.length >= 14 ? bytes.readUInt16BE(12) : 0;
	let summary: string;
	try {
		summary = summarise(ethertype, bytes.subarray(14));
	} catch {
		summary = 'malformed';
	}
	return {time, dstMac: mac(bytes, 0), srcMac: mac(bytes, 6), ethertype, summary};
}
