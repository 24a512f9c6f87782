import {type Parsed, parsed, refused} from './address.js';

/** Lower case, colons: `02:11:32:ab:cd:ef`. */
export type Mac = string;

/** Accepts colons or hyphens; wants a unicast address that is not all zeros (a multicast one fails at start, F48). */
export function parseMac(text: string): Parsed<Mac> {
	const mac = text.toLowerCase().replaceAll('-', ':');
	if (!/^[\da-f]{2}(?::[\da-f]{2}){5}$/.test(mac)) return refused({code: 'mac-malformed', value: text});
	if (Number.parseInt(mac.slice(0, 2), 16) % 2 === 1) return refused({code: 'mac-multicast', value: text});
	if (mac === '00:00:00:00:00:00') return refused({code: 'mac-malformed', value: text});
	return parsed(mac);
}

/**
 * What an installation needs MACs for. `lan` is DSM's own on the LAN, `port` the macvlan's where it cannot have the NIC's own
 * (`answers/card-macs.ts`), `bridge` br0's, `management` the guest's NIC on an internal bridge (classic), `shim` the host's own
 * macvlan beside DSM (shared). No layout has both of the last two.
 */
export type MacRole = 'lan' | 'port' | 'bridge' | 'management' | 'shim';

/**
 * Stable, locally administered unicast MACs: the same `seed` (NIC's permanent MAC and installation prefix) gives the
 * same addresses on every run, so that the router's reservation survives (F47). The role sits in two bits of the first
 * octet, so the addresses of one installation are distinct by construction (F96).
 */
export function deriveMacs(seed: string): Readonly<Record<MacRole, Mac>> {
	const hash = digest(seed);
	const first = (Number.parseInt(hash.slice(0, 2), 16) & 0xcc) | 0x02;
	const rest = hash.slice(2, 12).match(/../g) ?? [];
	const mac = (digit: number) => [(first | (digit << 4)).toString(16).padStart(2, '0'), ...rest].join(':');
	return {lan: mac(0), port: mac(1), bridge: mac(2), management: mac(3), shim: mac(3)};
}

/**
 * 64-bit FNV-1a in hex (16 digits), in two halves of 32 bits: as one BigInt it takes thirty times as long. Not for secrets:
 * for telling specifications and installations apart.
 */
export function digest(text: string): string {
	let high = 0xcbf29ce4;
	let low = 0x84222325;
	// A function of its own for a byte is compiled long before a loop would be: this runs in a process that has just started.
	new TextEncoder().encode(text).forEach(byte => {
		const before = (low ^ byte) >>> 0;
		// The prime is 2^40 + 435. No number gets beyond 2^42, so each is exact.
		const product = before * 435;
		low = product >>> 0;
		high = (high * 435 + before * 256 + Math.floor(product / 2 ** 32)) >>> 0;
	});
	return [high, low].map(half => half.toString(16).padStart(8, '0')).join('');
}
