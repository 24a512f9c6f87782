import {describe, expect, test} from 'vitest';
import type {Generation} from '../../source/model/facts.js';
import {compareVersions} from '../../source/model/version.js';
import {generationOf} from '../../source/plan/generation.js';
import {makeEngine} from '../helpers/facts.js';

test.each([
	['28.0.0', '28.0.0', 0],
	['28.0', '28.0.0', 0],
	['28', '28.0.0', 0],
	['v28.0.0', '28.0.0', 0],
	['28.0.0-rc.1', '28.0.0', 0],
	['20.10.24+dfsg1', '20.10.24', 0],
	['9.1.0', '10.0.0', -1],
	['28.0.1', '28.0.2', -1],
	['28.0.10', '28.0.9', 1],
	['28.10.0', '28.9.9', 1],
	['7.42', '7.5', 1],
	['nonsense', '0.0.1', -1],
])('compareVersions %s %s', (a, b, sign) => {
	expect(Math.sign(compareVersions(a, b))).toBe(sign);
	expect(Math.sign(compareVersions(b, a))).toBe(sign === 0 ? 0 : -sign);
});

describe('generationOf', () => {
	test.each<[server: string, client: string, generation: Generation]>([
		['20.10.24+dfsg1', '20.10.24+dfsg1', 'single'],
		['24.0.9', '24.0.9', 'single'],
		['25.0.0', '25.0.0', 'several'],
		['27.5.1', '27.5.1', 'several'],
		['28.0.0', '28.0.0', 'named'],
		['29.6.1', '29.6.1', 'named'],
		// The older of the two decides, whichever it is.
		['28.5.2', '27.5.1', 'several'],
		['27.5.1', '28.5.2', 'several'],
		['28.5.2', '20.10.24', 'single'],
		['20.10.24', '28.5.2', 'single'],
	])('Engine %s, client %s', (version, clientVersion, generation) => {
		expect(generationOf(makeEngine({version, clientVersion}))).toBe(generation);
	});

	test('is unknown without an Engine that answers', () => {
		expect(generationOf({state: 'none'})).toBeUndefined();
		expect(generationOf({state: 'unreachable', reason: '', denied: false})).toBeUndefined();
	});

	test('does not follow from Podman’s numbers', () => {
		expect(generationOf(makeEngine({podman: true, version: '5.8.6'}))).toBeUndefined();
	});
});
