import {isIPv4} from 'node:net';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import {describe, expect, test} from 'vitest';
import {
	fromNumber,
	parseIpv4,
	type SpecialAddress,
	specialAddress,
	toNumber,
} from '../../source/model/address.js';
import type {Ipv4Flaw} from '../../source/model/problem.js';
import {anyIpv4} from '../helpers/arbitraries.js';

/** One part of an address as people and other programs write it: plain, octal, hex, too large, empty, not ASCII. */
const part = fc.oneof(
	fc.nat(300).map(String),
	fc.nat(255).map(value => `0${value.toString(8)}`),
	fc.nat(255).map(value => `0x${value.toString(16)}`),
	fc.nat(2 ** 32).map(String),
	fc.constantFrom('', ' 1', '1 ', '+1', '-1', '1e1', '１', '٣', '1\n', '00', '000', '256', '1_0'),
);

/** Looks like an address, and mostly is none. */
const nearMiss = fc
	.tuple(
		fc.array(part, {minLength: 1, maxLength: 6}),
		fc.constantFrom('.', '.', '.', '.', '。', '．', ',', ':', ' '),
		fc.constantFrom('', '', '', '', '%eth0', '/24', '.', ' ', '\n', ':80', '\0'),
	)
	.map(([parts, dot, tail]) => `${parts.join(dot)}${tail}`);

describe('parseIpv4', () => {
	test('takes exactly what node:net takes [D9]', () => {
		fc.assert(
			fc.property(fc.oneof(anyIpv4, nearMiss, fc.string(), fc.ipV4Extended(), fc.ipV6()), text => {
				expect(parseIpv4(text).ok).toBe(isIPv4(text));
			}),
			{numRuns: 5000},
		);
	});

	test('gives back what it was given', () => {
		fc.assert(
			fc.property(anyIpv4, text => {
				expect(parseIpv4(text)).toEqual({ok: true, value: text});
			}),
		);
	});

	test.each<[text: string, why: Ipv4Flaw]>([
		['', 'empty'],
		['010.0.0.1', 'octal'],
		['192.168.01.1', 'octal'],
		['192.168.1.00', 'octal'],
		['010.1', 'octal'],
		['0x0a.0.0.1', 'hex'],
		['0xC0A80101', 'hex'],
		['0X0a000001', 'hex'],
		['192.168.1', 'short'],
		['10.1', 'short'],
		['3232235777', 'short'],
		['192.168.1.256', 'range'],
		['999.1.1.1', 'range'],
		['192.168.1.1000', 'range'],
		['192.168.1.0/24', 'prefix'],
		['10.1/8', 'prefix'],
		['fe80::1', 'ipv6'],
		['fe80::1%eth0', 'ipv6'],
		['::ffff:192.168.1.1', 'ipv6'],
		['::', 'ipv6'],
		['１９２.168.1.1', 'width'],
		['192。168。1。1', 'width'],
		['192．168．1．1', 'width'],
		['192.168.1.1%eth0', 'other'],
		['192.168.1.70:5000', 'other'],
		['192.168.1.1.1', 'other'],
		['192.168..1', 'other'],
		['192.168.1.', 'other'],
		['.', 'other'],
		['192.168.1.-1', 'other'],
		['+1.2.3.4', 'other'],
		['192.168.1.1e1', 'other'],
		['192,168,1,1', 'other'],
		[' 192.168.1.1', 'other'],
		['192.168.1.1\n', 'other'],
		['router', 'other'],
		['٣.168.1.1', 'other'],
	])('%j is refused as %s [D9]', (value, why) => {
		expect(isIPv4(value)).toBe(false);
		expect(parseIpv4(value)).toEqual({ok: false, problem: {code: 'ipv4-malformed', value, why}});
	});
});

describe('numbers', () => {
	test('are those of another library, and lead back', () => {
		fc.assert(
			fc.property(anyIpv4, text => {
				const bytes = ipaddr.IPv4.parse(text).toByteArray();
				expect(toNumber(text)).toBe(bytes.reduce((sum, byte) => sum * 256 + byte, 0));
				expect(fromNumber(toNumber(text))).toBe(text);
			}),
		);
	});

	test('cover the whole range', () => {
		expect([0, 1, 256, 2 ** 31, 2 ** 32 - 1].map(fromNumber)).toEqual([
			'0.0.0.0',
			'0.0.0.1',
			'0.0.1.0',
			'128.0.0.0',
			'255.255.255.255',
		]);
	});
});

test('no host of a LAN has an address that is special to another library too', () => {
	const theirs: Readonly<Record<string, SpecialAddress>> = {
		unspecified: 'this-network',
		loopback: 'loopback',
		linkLocal: 'link-local',
		multicast: 'multicast',
		broadcast: 'reserved',
	};
	const inspected = fc.oneof(
		anyIpv4,
		fc.constantFrom('0.0.0.0', '0.1.2.3', '126.255.255.255', '127.0.0.1', '127.255.255.255', '128.0.0.0'),
		fc.constantFrom('169.253.255.255', '169.254.0.0', '169.254.255.255', '169.255.0.0'),
		fc.constantFrom('223.255.255.255', '224.0.0.0', '239.255.255.255', '240.0.0.0', '255.255.255.255'),
	);
	fc.assert(
		fc.property(inspected, address => {
			// 0.0.0.0/8 and 240.0.0.0/4 are "reserved" there, together with ranges that a LAN may well use.
			const first = toNumber(address) / 2 ** 24;
			const edge = first < 1 ? 'this-network' : first >= 240 ? 'reserved' : null;
			expect(specialAddress(address)).toBe(theirs[ipaddr.IPv4.parse(address).range()] ?? edge);
		}),
		{numRuns: 2000},
	);
});
