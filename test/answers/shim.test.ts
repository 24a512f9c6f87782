import {describe, expect, test} from 'vitest';
import {settle} from '../../source/answers/settle.js';
import {rawOf, shortestRawOf} from '../../source/answers/spell.js';
import type {RawAnswers} from '../../source/model/answers.js';
import type {Facts} from '../../source/model/facts.js';
import {deriveMacs} from '../../source/model/mac.js';
import {shimGroup, shimName} from '../../source/model/shim.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';

// DSM's address and this host's second one, on the card that they share.

const facts = makeFacts({nics: [hostNic]});
const both: RawAnswers = {nic: 'eno1', ip: '192.168.1.70', dsmIp: '192.168.1.80', shimIp: '192.168.1.71'};

function problemsOf(words: RawAnswers, on: Facts = facts): unknown[] {
	return settle({...both, ...words}, on).problems.map(({field, problem}) => [field, problem.code]);
}

function without(...keys: ReadonlyArray<keyof RawAnswers>): RawAnswers {
	return Object.fromEntries(Object.entries(both).filter(([key]) => !keys.some(one => one === key)));
}

describe('a way to DSM', () => {
	test('is nobody’s who did not ask for it', () => {
		const {answers, used} = settle(without('dsmIp', 'shimIp'), facts);
		expect(answers?.shim).toBeNull();
		expect([used.dsmIp?.text, used.shimIp]).toEqual(['', undefined]);
	});

	test('has both its addresses, and is spelled as it was said', () => {
		const {answers, problems} = settle(both, facts);
		expect(problems).toEqual([]);
		expect(answers?.shim).toEqual({ip: '192.168.1.71', dsm: '192.168.1.80'});
		if (!answers) return;
		expect(settle(rawOf(answers), facts).answers).toEqual(answers);
		expect(shortestRawOf(answers, facts)).toMatchObject({dsmIp: '192.168.1.80', shimIp: '192.168.1.71'});
	});

	test('wants both', () => {
		expect(settle(without('shimIp'), facts).problems).toMatchObject([
			{field: 'shimIp', problem: {code: 'missing', flag: '--shim-ip'}},
		]);
		expect(settle(without('dsmIp'), facts).problems).toMatchObject([
			{field: 'shimIp', problem: {code: 'flag-conflict', because: 'no-dsm-ip'}},
		]);
	});

	test('is proposed an address that none of the others has, and never unseen', () => {
		const {used} = settle({...without('shimIp'), ip: '192.168.1.250'}, facts, {unsafe: true});
		expect(used.shimIp?.text).toBe('192.168.1.251');
	});

	test.each([
		[{}, 'direct'],
		[{layout: 'classic'}, 'classic'],
	] as const)('is for layout shared alone: %j', (words, because) => {
		const own = makeFacts();
		const {problems} = settle({...both, nic: 'enp3s0', ...words}, own);
		expect(problems).toMatchObject([
			{field: 'dsmIp', problem: {code: 'flag-conflict', because}},
			{field: 'shimIp', problem: {code: 'flag-conflict', because}},
		]);
	});
});

describe('its addresses', () => {
	test.each([
		['192.168.2.71', 'address-outside'],
		['192.168.1.0', 'address-is-network'],
		['192.168.1.255', 'address-is-broadcast'],
		['192.168.1', 'ipv4-malformed'],
		['192.168.1.1', 'ip-is-gateway'],
		['192.168.1.2', 'ip-is-hosts'],
		['192.168.1.70', 'ip-twice'],
	])('%s: %s', (text, code) => {
		expect(problemsOf({dsmIp: text})).toEqual([['dsmIp', code]]);
		expect(problemsOf({shimIp: text})).toEqual([['shimIp', code]]);
	});

	test('are two', () => {
		expect(problemsOf({shimIp: '192.168.1.80'})).toEqual([['shimIp', 'ip-twice']]);
	});

	test('are nobody’s who answers on the LAN', () => {
		const mac = '3c:2a:f4:00:00:50';
		const on = (address: string) =>
			makeFacts({nics: [hostNic], lan: [{nic: 'eno1', address, result: {answer: 'mac', mac}}]});
		expect(problemsOf({}, on('192.168.1.80'))).toEqual([['dsmIp', 'ip-taken']]);
		expect(problemsOf({}, on('192.168.1.71'))).toEqual([['shimIp', 'ip-taken']]);
	});

	test('may be answered by DSM itself, and held by the interface that stands', () => {
		const mac = '02:11:32:ab:cd:ef';
		const beside = '0e:00:00:00:00:01';
		const standing = makeNic({
			name: 'vdsm-shim',
			kind: 'macvlan',
			mac: beside,
			addresses: [{family: 4, address: '192.168.1.71', prefix: 32, scope: 'global'}],
		});
		const lan = [
			{nic: 'eno1', address: '192.168.1.80', result: {answer: 'mac', mac}},
			{nic: 'eno1', address: '192.168.1.71', result: {answer: 'mac', mac: beside}},
		] as const;
		expect(problemsOf({mac}, makeFacts({nics: [hostNic, standing], lan}))).toEqual([]);
		expect(problemsOf({mac}, makeFacts({nics: [hostNic, {...standing, name: 'other'}]}))).toEqual([
			['shimIp', 'ip-is-hosts'],
		]);
		// DSM has none of this host's addresses, whatever interface that is on.
		expect(problemsOf({mac, dsmIp: '192.168.1.71'}, makeFacts({nics: [hostNic, standing]}))).toContainEqual([
			'dsmIp',
			'ip-is-hosts',
		]);
	});

	test('are under two MACs', () => {
		const {shim, port} = deriveMacs(`${hostNic.permanentMac}|vdsm`);
		for (const mac of [shim, port]) expect(problemsOf({mac})).toEqual([['mac', 'mac-in-use']]);
	});
});

describe('its interface', () => {
	test.each([
		['vdsm', 'vdsm-shim'],
		['ten-letter', 'ten-letter-shim'],
		['eleven-long', 'shim-'],
		['a-prefix-of-31-letters-as-it-may', 'shim-'],
	])('of %s has a name that the kernel takes', (prefix, start) => {
		expect(shimName(prefix).startsWith(start)).toBe(true);
		expect(shimName(prefix)).toMatch(/^[\da-z][\da-z_-]{0,14}$/);
	});

	test('has a name and a group for each installation', () => {
		const installs = ['vdsm', 'vdsm2', 'eleven-long', 'eleven-lone'];
		expect(new Set(installs.map(shimName)).size).toBe(4);
		expect(new Set(installs.map(shimGroup)).size).toBe(4);
		for (const install of installs) {
			expect(Number(shimGroup(install))).toBeGreaterThan(0x75ffffff);
			expect(Number(shimGroup(install))).toBeLessThan(0x77000000);
		}
	});
});
