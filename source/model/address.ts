import type {Ipv4Flaw, Problem} from './problem.js';

/** A canonical dotted quad (`192.168.1.5`). Only `parseIpv4` makes one from outside text. */
export type Ipv4 = string;

export type Parsed<T> =
	| {readonly ok: true; readonly value: T}
	| {readonly ok: false; readonly problem: Problem};

export function parsed<T>(value: T): Parsed<T> {
	return {ok: true, value};
}

export function refused(problem: Problem): {readonly ok: false; readonly problem: Problem} {
	return {ok: false, problem};
}

const strictQuad = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/;

/**
 * Reads an IPv4 address the way `net.isIPv4` does, and says what is wrong with the forms that lenient parsers (and
 * `ping`) accept: octal (010.0.0.1 would be 8.0.0.1), hexadecimal, short (10.1) and plain numbers.
 */
export function parseIpv4(text: string): Parsed<Ipv4> {
	if (strictQuad.test(text) && text.split('.').every(part => Number(part) <= 255)) return parsed(text);
	return refused({code: 'ipv4-malformed', value: text, why: whyNotIpv4(text)});
}

function whyNotIpv4(text: string): Ipv4Flaw {
	if (text === '') return 'empty';
	if (/[０-９．。]/.test(text)) return 'width';
	if (/^[\d.]+\/\d+$/.test(text)) return 'prefix';
	// One colon is an address with a port.
	if (/:.*:/.test(text)) return 'ipv6';
	if (/0x[\da-f]/i.test(text)) return 'hex';
	if (!/^[\d.]+$/.test(text)) return 'other';
	const parts = text.split('.');
	if (parts.includes('') || parts.length > 4) return 'other';
	if (parts.some(part => /^0\d/.test(part))) return 'octal';
	if (parts.length < 4) return 'short';
	return 'range';
}

/** 0 … 2³²−1. */
export function toNumber(address: Ipv4): number {
	return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

export function fromNumber(value: number): Ipv4 {
	return [24, 16, 8, 0].map(shift => Math.floor(value / 2 ** shift) % 256).join('.');
}

/** What an address is that no host on a LAN has. */
export const specialAddresses = ['this-network', 'loopback', 'link-local', 'multicast', 'reserved'] as const;
export type SpecialAddress = (typeof specialAddresses)[number];

/** null: a host on a LAN may have it. */
export function specialAddress(address: Ipv4): SpecialAddress | null {
	const [first = 0, second = 0] = address.split('.').map(Number);
	if (first === 0) return 'this-network';
	if (first === 127) return 'loopback';
	if (first === 169 && second === 254) return 'link-local';
	if (first >= 240) return 'reserved';
	return first >= 224 ? 'multicast' : null;
}
