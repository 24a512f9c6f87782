import fc from 'fast-check';
import {expect, test} from 'vitest';
import {distance, nearest} from '../../source/model/nearest.js';

const checks = ['bridge-ports', 'nic-carrier', 'hook-line-ends'];
const commands = ['nics', 'plan', 'export', 'apply', 'status', 'undo', 'purge', 'confirm', 'doctor', 'help'];
const cards = ['eno1', 'enp3s0', 'enp4s0', 'wlp5s0'];

test.each([
	['nic-carier', checks, 'nic-carrier'],
	['carrier', checks, 'nic-carrier'],
	['NIC-CARRIER', checks, 'nic-carrier'],
	['hook-line-end', checks, 'hook-line-ends'],
	['xyzzy', checks, undefined],
	['', checks, undefined],
	['\u001b[2J'.repeat(1000), checks, undefined],
	['paln', commands, 'plan'],
	['plna', commands, 'plan'],
	['statsu', commands, 'status'],
	['aply', commands, 'apply'],
	['docter', commands, 'doctor'],
	['nic', commands, 'nics'],
	['rm', commands, undefined],
	['install', commands, undefined],
	['enps30', cards, 'enp3s0'],
	['enp3so', cards, 'enp3s0'],
	['ENP3S0', cards, 'enp3s0'],
	['enp9s0', cards, undefined],
	['eth0', cards, undefined],
	['hs', ['sh', 'svg'], 'sh'],
	['xx', ['sh', 'svg'], undefined],
])('for %j of %j the nearest is %s', (word, words, near) => {
	expect(nearest(word, words)).toBe(near);
});

test.each([
	['', '', 0],
	['abc', '', 3],
	['ab', 'ba', 1],
	['ca', 'abc', 3],
	['kitten', 'sitting', 3],
	['enps30', 'enp3s0', 1],
])('from %j to %j it is %d', (a, b, far) => {
	expect(distance(a, b)).toBe(far);
	expect(distance(b, a)).toBe(far);
});

test('one slip of the fingers is a distance of one at most, and a word is no distance from itself', () => {
	const slips = fc.tuple(fc.string({minLength: 2, maxLength: 20}), fc.nat(), fc.constantFrom(0, 1, 2, 3));
	fc.assert(
		fc.property(slips, ([word, place, kind]) => {
			const at = place % (word.length - 1);
			const [before, one = '', two = '', after] = [
				word.slice(0, at),
				word[at],
				word[at + 1],
				word.slice(at + 2),
			];
			const slipped = [
				`${before}${two}${one}${after}`,
				`${before}${two}${after}`,
				`${before}x${one}${two}${after}`,
				`${before}x${two}${after}`,
			][kind];
			expect(distance(word, slipped ?? '')).toBeLessThanOrEqual(1);
			expect(distance(word, word)).toBe(0);
		}),
	);
});
