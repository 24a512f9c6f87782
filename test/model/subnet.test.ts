import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import {describe, expect, test} from 'vitest';
import {type Ipv4, toNumber} from '../../source/model/address.js';
import type {ProblemCode} from '../../source/model/problem.js';
import {
	addressAt,
	broadcastOf,
	contains,
	firstFree,
	formatSubnet,
	netmaskOf,
	overlaps,
	parseSubnet,
	type Subnet,
	subnetOf,
	subnetSize,
} from '../../source/model/subnet.js';
import {anyIpv4, anySubnet} from '../helpers/arbitraries.js';

const {IPv4} = ipaddr;
const parsedBy = (subnet: Subnet): [ipaddr.IPv4, number] => [IPv4.parse(subnet.address), subnet.prefix];

/** Two networks that often have to do with each other: the second is around or beside an address of the first. */
const neighbours = fc
	.tuple(anySubnet(), fc.integer({min: -3, max: 3}), fc.integer({min: 8, max: 30}))
	.map(([subnet, step, prefix]): [Subnet, Subnet] => {
		const near = toNumber(subnet.address) + step * subnetSize(subnet);
		const wrapped = ((near % 2 ** 32) + 2 ** 32) % 2 ** 32;
		return [subnet, subnetOf(IPv4.parse(String(wrapped)).toString(), prefix)];
	});

describe('against another library', () => {
	test('network, broadcast address and mask', () => {
		fc.assert(
			fc.property(anyIpv4, fc.integer({min: 0, max: 32}), (address, prefix) => {
				const subnet = subnetOf(address, prefix);
				expect(subnet).toEqual({
					address: IPv4.networkAddressFromCIDR(`${address}/${prefix}`).toString(),
					prefix,
				});
				expect(broadcastOf(subnet)).toBe(IPv4.broadcastAddressFromCIDR(`${address}/${prefix}`).toString());
				expect(netmaskOf(subnet)).toBe(IPv4.subnetMaskFromPrefixLength(prefix).toString());
			}),
		);
	});

	test('membership', () => {
		const edges = fc
			.tuple(anySubnet(0, 32), fc.integer({min: -2, max: 2}), fc.boolean())
			.map(([subnet, step, end]): [Subnet, Ipv4] => {
				const edge = toNumber(end ? broadcastOf(subnet) : subnet.address) + step;
				return [subnet, IPv4.parse(String(Math.min(Math.max(edge, 0), 2 ** 32 - 1))).toString()];
			});
		fc.assert(
			fc.property(fc.oneof(edges, fc.tuple(anySubnet(0, 32), anyIpv4)), ([subnet, address]) => {
				expect(contains(subnet, address)).toBe(IPv4.parse(address).match(parsedBy(subnet)));
			}),
			{numRuns: 1000},
		);
	});

	test('overlap: one of the two has the other in it', () => {
		fc.assert(
			fc.property(fc.oneof(neighbours, fc.tuple(anySubnet(), anySubnet())), ([a, b]) => {
				const [shorter, other] = a.prefix <= b.prefix ? [a, b] : [b, a];
				const expected = IPv4.parse(other.address).match(parsedBy(shorter));
				expect(overlaps(a, b)).toBe(expected);
				expect(overlaps(b, a)).toBe(expected);
			}),
			{numRuns: 1000},
		);
	});

	test('every address by its index, from either end', () => {
		fc.assert(
			fc.property(anySubnet(16, 30), fc.nat(), (subnet, seed) => {
				const index = seed % subnetSize(subnet);
				const address = addressAt(subnet, index);
				expect(IPv4.parse(address).match(parsedBy(subnet))).toBe(true);
				expect(toNumber(address) - toNumber(subnet.address)).toBe(index);
				expect(addressAt(subnet, index - subnetSize(subnet))).toBe(address);
			}),
		);
		const subnet = {address: '192.168.1.0', prefix: 24};
		expect([0, 1, -2, -1].map(index => addressAt(subnet, index))).toEqual([
			'192.168.1.0',
			'192.168.1.1',
			'192.168.1.254',
			'192.168.1.255',
		]);
	});
});

describe('firstFree', () => {
	test('is the first candidate that touches nothing', () => {
		const candidates = Array.from({length: 8}, (_, third) => ({address: `10.0.${third}.0`, prefix: 24}));
		const nearby = fc
			.tuple(fc.nat(8 * 256), fc.integer({min: 20, max: 30}))
			.map(([offset, prefix]) =>
				subnetOf(IPv4.parse(String(toNumber('10.0.0.0') + offset)).toString(), prefix),
			);
		fc.assert(
			fc.property(fc.array(nearby, {maxLength: 6}), taken => {
				const touches = (candidate: Subnet) =>
					taken.some(
						other =>
							IPv4.parse(candidate.address).match(parsedBy(other)) ||
							IPv4.parse(other.address).match(parsedBy(candidate)),
					);
				expect(firstFree(candidates, taken)).toEqual(candidates.find(candidate => !touches(candidate)));
			}),
			{numRuns: 500},
		);
	});

	test('is undefined when everything is taken', () => {
		expect(
			firstFree([{address: '10.0.0.0', prefix: 24}], [{address: '10.0.0.0', prefix: 8}]),
		).toBeUndefined();
		expect(firstFree([], [])).toBeUndefined();
	});
});

describe('parseSubnet', () => {
	test('reads what formatSubnet writes', () => {
		fc.assert(
			fc.property(anySubnet(), subnet => {
				expect(parseSubnet(formatSubnet(subnet))).toEqual({ok: true, value: subnet});
			}),
		);
	});

	test('refuses host bits, and names the network that was meant', () => {
		fc.assert(
			fc.property(anyIpv4, fc.integer({min: 8, max: 30}), (address, prefix) => {
				const text = `${address}/${prefix}`;
				const meant = IPv4.networkAddressFromCIDR(text).toString();
				fc.pre(meant !== address);
				expect(parseSubnet(text)).toEqual({
					ok: false,
					problem: {code: 'subnet-host-bits', value: text, meant: `${meant}/${prefix}`},
				});
			}),
		);
	});

	test.each<[text: string, code: ProblemCode]>([
		['', 'subnet-malformed'],
		['192.168.1.0', 'subnet-malformed'],
		['192.168.1.0/', 'subnet-malformed'],
		['192.168.1.0/24/24', 'subnet-malformed'],
		['192.168.1.0/255.255.255.0', 'subnet-malformed'],
		['192.168.1.0/024', 'subnet-malformed'],
		['192.168.1.0/+24', 'subnet-malformed'],
		['192.168.1.0/2 4', 'subnet-malformed'],
		['192.168.1.0/２４', 'subnet-malformed'],
		['192.168.1.0/2e1', 'subnet-malformed'],
		['10.0.0.0/08', 'subnet-malformed'],
		['0.0.0.0/0', 'subnet-prefix'],
		['0.0.0.0/7', 'subnet-prefix'],
		['192.168.1.0/31', 'subnet-prefix'],
		['192.168.1.1/32', 'subnet-prefix'],
		['192.168.1.0/33', 'subnet-prefix'],
		['192.168.1.0/99', 'subnet-prefix'],
		['192.168.1/24', 'ipv4-malformed'],
		['010.0.0.0/8', 'ipv4-malformed'],
		['/24', 'ipv4-malformed'],
		['fd00::/64', 'ipv4-malformed'],
		['192.168.1.7/24', 'subnet-host-bits'],
	])('%j is refused: %s', (text, code) => {
		const read = parseSubnet(text);
		expect(read.ok ? undefined : read.problem.code).toBe(code);
	});

	test.each(['10.0.0.0/8', '192.168.1.0/24', '192.168.1.4/30', '0.0.0.0/8'])('%j is taken', text => {
		expect(parseSubnet(text).ok).toBe(true);
	});
});

test('blanks around the slash, as a copied line has them, do no harm', () => {
	expect(parseSubnet(' 192.168.50.0 / 24 ')).toEqual({
		ok: true,
		value: {address: '192.168.50.0', prefix: 24},
	});
});
