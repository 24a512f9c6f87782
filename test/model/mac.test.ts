import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {deriveMacs, digest, type MacRole, parseMac} from '../../source/model/mac.js';
import type {ProblemCode} from '../../source/model/problem.js';

const roles: readonly MacRole[] = ['lan', 'port', 'bridge', 'management'];
const firstOctet = (mac: string) => Number.parseInt(mac.slice(0, 2), 16);

describe('deriveMacs', () => {
	test('valid, unicast, locally administered, and another one for each role, whatever the seed', () => {
		fc.assert(
			fc.property(fc.string({unit: 'binary'}), seed => {
				const macs = roles.map(role => deriveMacs(seed)[role]);
				for (const mac of macs) {
					expect(parseMac(mac)).toEqual({ok: true, value: mac});
					expect(firstOctet(mac) & 0b11).toBe(0b10);
				}
				expect(new Set(macs).size).toBe(roles.length);
			}),
			{numRuns: 1000},
		);
	});

	test('the same on every run: a router knows DSM by it', () => {
		const seed = '00:11:22:33:44:55|vdsm';
		expect(Object.fromEntries(roles.map(role => [role, deriveMacs(seed)[role]]))).toEqual({
			lan: '46:9a:45:d1:97:41',
			port: '56:9a:45:d1:97:41',
			bridge: '66:9a:45:d1:97:41',
			management: '76:9a:45:d1:97:41',
		});
	});

	test('two installations on one card, and one on two cards, share none', () => {
		const seeds = [
			'00:11:22:33:44:55|vdsm',
			'00:11:22:33:44:55|vdsm2',
			'00:11:22:33:44:56|vdsm',
			'eth0|vdsm',
		];
		const macs = seeds.flatMap(seed => roles.map(role => deriveMacs(seed)[role]));
		expect(new Set(macs).size).toBe(macs.length);
	});
});

describe('parseMac', () => {
	const anyMac = fc
		.array(fc.nat(255), {minLength: 6, maxLength: 6})
		.map(octets => octets.map(octet => octet.toString(16).padStart(2, '0')).join(':'));

	test('unicast addresses in either notation and case come out as one', () => {
		fc.assert(
			fc.property(anyMac, mac => {
				fc.pre(firstOctet(mac) % 2 === 0 && mac !== '00:00:00:00:00:00');
				for (const text of [mac, mac.toUpperCase(), mac.replaceAll(':', '-')])
					expect(parseMac(text)).toEqual({ok: true, value: mac});
			}),
		);
	});

	test.each<[text: string, code: ProblemCode]>([
		['', 'mac-malformed'],
		['02:11:32:ab:cd', 'mac-malformed'],
		['02:11:32:ab:cd:ef:00', 'mac-malformed'],
		['02:11:32:ab:cd:eg', 'mac-malformed'],
		['2:11:32:ab:cd:ef', 'mac-malformed'],
		['021132abcdef', 'mac-malformed'],
		['0211.32ab.cdef', 'mac-malformed'],
		['02:11:32:ab:cd:ef ', 'mac-malformed'],
		['02:11:32:ab:cd:ef\n', 'mac-malformed'],
		['02:11:32:ab:cd:ef,addr=0', 'mac-malformed'],
		['０２:11:32:ab:cd:ef', 'mac-malformed'],
		['00:00:00:00:00:00', 'mac-malformed'],
		['01:00:5e:00:00:01', 'mac-multicast'],
		['ff:ff:ff:ff:ff:ff', 'mac-multicast'],
		['33-33-00-00-00-01', 'mac-multicast'],
	])('%j is refused: %s', (value, code) => {
		expect(parseMac(value)).toEqual({ok: false, problem: {code, value}});
	});
});

test('digest is 64-bit FNV-1a, of the bytes in UTF-8', () => {
	// The first three are test vectors of the reference implementation.
	expect(['', 'a', 'foobar', 'é'].map(digest)).toEqual([
		'cbf29ce484222325',
		'af63dc4c8601ec8c',
		'85944171f73967e8',
		'0ac21707b7181e01',
	]);
});
