import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {settle} from '../../source/answers/settle.js';
import {rawOf, shortestRawOf} from '../../source/answers/spell.js';
import type {RawAnswers} from '../../source/model/answers.js';
import {isMachineProblem} from '../../source/model/problem.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {anySetup} from '../helpers/setups.js';

const facts = makeFacts();
const least: RawAnswers = {nic: 'enp3s0', ip: '192.168.1.70'};

describe('a card that is given up', () => {
	const problemsOf = (raw: RawAnswers, giveUp: string) =>
		settle({...least, ...raw}, facts, {giveUp}).problems;
	const carrying = {nic: 'eno1', ip: '192.168.1.70', subnet: '192.168.1.0/24', gateway: '192.168.1.1'};

	test('is the card that is used, and carries something', () => {
		expect(problemsOf(carrying, 'eno1')).toEqual([]);
		expect(settle(carrying, facts, {giveUp: 'eno1'}).answers?.nic).toBe('eno1');
	});

	test.each(['eno1', '', 'eno10', 'enp3s0 '])('%j is another one than --nic names', giveUp => {
		expect(problemsOf({}, giveUp)).toEqual([
			{field: 'nic', problem: {code: 'give-up-other', value: giveUp, nic: 'enp3s0'}},
		]);
	});

	test('is not chosen by being named', () => {
		expect(settle({ip: '192.168.1.70'}, facts, {giveUp: 'eno1'}).problems).toEqual([
			{field: 'nic', problem: {code: 'give-up-other', value: 'eno1', nic: 'enp3s0'}},
		]);
	});

	test('has something to lose', () => {
		const [only, ...others] = problemsOf({}, 'enp3s0');
		expect(only?.problem).toEqual({code: 'give-up-needless', value: 'enp3s0'});
		expect(only && isMachineProblem(only.problem)).toBe(false);
		expect(others).toEqual([]);
	});

	test('is no matter as long as no card is known', () => {
		expect(problemsOf({nic: 'enp9s0'}, 'enp9s0').map(({problem}) => problem.code)).toEqual(['nic-unknown']);
	});
});

describe('what is not said', () => {
	test('is filled in, with where it comes from', () => {
		const {answers, used, problems} = settle({ip: '192.168.1.70'}, facts);
		expect(problems).toEqual([]);
		expect(answers).toEqual({
			nic: 'enp3s0',
			layout: 'direct',
			lan: {
				mode: 'static',
				subnet: {address: '192.168.1.0', prefix: 24},
				gateway: '192.168.1.1',
				ip: '192.168.1.70',
				dns: ['192.168.1.1'],
			},
			mac: '46:9a:45:d1:97:41',
			management: {
				subnet: {address: '172.31.4.0', prefix: 24},
				publish: [{address: '127.0.0.1', host: 5000, guest: 5000}],
			},
			blockPorts: [],
			more: [],
			container: {
				name: 'vdsm',
				image: 'vdsm/virtual-dsm:latest',
				storage: './dsm',
				diskSize: '256G',
				ramSize: '2G',
				cpuCores: 2,
			},
			takeOver: null,
			shim: null,
			prefix: 'vdsm',
		});
		expect(used.nic).toEqual({text: 'enp3s0', origin: {from: 'recommended'}});
		expect(used.subnet?.origin).toEqual({from: 'default-route', name: 'eno1'});
		expect(used.gateway?.origin).toEqual({from: 'default-route', name: 'eno1'});
		expect(used.dns?.origin).toEqual({from: 'gateway'});
		expect(used.mac?.origin).toEqual({from: 'derived', name: 'enp3s0'});
		expect(used.mgmtSubnet?.origin).toEqual({from: 'docker-free'});
		expect(used.ip).toEqual({text: '192.168.1.70', origin: null});
	});

	test('is asked for where it would be a guess: an address on somebody’s LAN', () => {
		expect(settle({}, facts).problems).toEqual([
			{field: 'ip', problem: {code: 'missing', field: 'ip', flag: '--ip', candidates: []}},
		]);
		const shown = settle({}, facts, {unsafe: true});
		expect(shown.answers?.lan).toMatchObject({ip: '192.168.1.250'});
	});

	test('is asked for where there is a choice: one of two cards', () => {
		const two = makeFacts({nics: [hostNic, makeNic(), makeNic({name: 'enp4s0', mac: '00:11:22:33:44:66'})]});
		expect(settle({ip: '192.168.1.70'}, two).problems).toEqual([
			{
				field: 'nic',
				problem: {code: 'missing', field: 'nic', flag: '--nic', candidates: ['enp3s0', 'enp4s0']},
			},
		]);
	});

	test('is named once, and not what follows from it', () => {
		expect(settle({...least, nic: 'enp9s0'}, facts).problems.map(({field}) => field)).toEqual(['nic']);
		expect(settle({...least, subnet: '192.168.1.7/24'}, facts).problems.map(({field}) => field)).toEqual([
			'subnet',
		]);
		expect(settle({...least, address: 'auto'}, facts).problems.map(({field}) => field)).toEqual(['address']);
	});

	test('is the same a second time, when our own networks and container stand', () => {
		const first = settle({...least, mgmtSubnet: '172.31.77.0/24', publish: '5055:5000'}, facts);
		const standing = makeFacts({
			networks: [
				...facts.networks,
				{
					id: 'b',
					name: 'vdsm-eth0-bridge',
					driver: 'bridge',
					internal: false,
					subnets: [{address: '172.31.77.0', prefix: 24}],
					parent: null,
					mode: null,
					install: 'vdsm',
					nicWas: null,
				},
			],
			routes: [
				...facts.routes,
				{family: 4, destination: '172.31.77.0/24', gateway: null, device: 'br-b', table: 'main'},
			],
			containers: [
				{
					id: 'c',
					name: 'vdsm',
					image: 'vdsm/virtual-dsm:latest',
					running: true,
					networks: ['vdsm-eth0-bridge'],
					published: [{address: '127.0.0.1', host: 5055, guest: 5000}],
					install: 'vdsm',
					dsm: true,
				},
			],
			listening: [{address: '127.0.0.1', port: 5055}],
		});
		expect(settle(least, standing).answers).toEqual(first.answers);
	});
});

describe('what is said in vain', () => {
	test.each<[RawAnswers, string, string]>([
		[{address: 'dhcp', ip: '192.168.1.70'}, '--ip', 'dhcp'],
		[{address: 'dhcp', subnet: '192.168.1.0/24'}, '--subnet', 'dhcp'],
		[{address: 'manual', gateway: '192.168.1.1'}, '--gateway', 'manual'],
		[{address: 'manual', dns: '9.9.9.9'}, '--dns', 'manual'],
		[{layout: 'classic', ip: '192.168.1.70', dns: '9.9.9.9'}, '--dns', 'classic'],
		[{layout: 'classic', ip: '192.168.1.70', publish: '5000:5000'}, '--publish', 'classic'],
	])('%j', (words, flag, because) => {
		const {problems, answers} = settle({nic: 'enp3s0', ...words}, facts);
		expect(problems.map(({problem}) => problem)).toEqual([{code: 'flag-conflict', flag, because}]);
		expect(answers).toBeUndefined();
	});

	test('is not what would have counted, had another answer been right', () => {
		const {problems} = settle({...least, layout: 'classic', address: 'dhcp', gateway: '192.168.1.1'}, facts);
		expect(problems.map(({problem}) => problem)).toEqual([{code: 'classic-needs-static', value: 'dhcp'}]);
		const typo = settle({...least, layout: 'clasic', dns: '9.9.9.9'}, facts);
		expect(typo.problems.map(({problem}) => problem.code)).toEqual(['layout-unknown']);
	});

	test('is nothing at all', () => {
		expect(settle({nic: 'enp3s0', address: 'dhcp', ip: '', dns: ' '}, facts).problems).toEqual([]);
	});
});

describe('spelling', () => {
	test('all words of answers lead to the same answers', () => {
		fc.assert(
			fc.property(anySetup, ({answers, facts: there}) => {
				expect(settle(rawOf(answers), there).answers).toEqual(answers);
			}),
			{numRuns: 300},
		);
	});

	test('the fewest words do too, each is needed, and the card is always named', () => {
		fc.assert(
			fc.property(anySetup, ({answers, facts: there}) => {
				const words = shortestRawOf(answers, there);
				expect(settle(words, there).answers).toEqual(answers);
				expect(words.nic).toBe(answers.nic);
				for (const [field, text] of Object.entries(words)) {
					if (field === 'nic') continue;
					const {[field as keyof RawAnswers]: _, ...fewer} = words;
					expect([field, text, settle(fewer, there).answers]).not.toEqual([field, text, answers]);
				}
			}),
			{numRuns: 200},
		);
	});

	test('they lead there whatever stands, and as well when nothing of it does any more', () => {
		fc.assert(
			fc.property(anySetup, anySetup, fc.boolean(), ({answers, facts: there}, {answers: other}, isSame) => {
				const {nic, prefix} = isSame ? answers : other;
				const standing = [{install: prefix, cards: [{name: nic, mac: null}], answers: rawOf(other)}];
				const words = shortestRawOf(answers, {...there, standing});
				expect(settle(words, {...there, standing}).answers).toEqual(answers);
				expect(settle(words, there).answers).toEqual(answers);
			}),
			{numRuns: 200},
		);
	});
});
