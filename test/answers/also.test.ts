import {describe, expect, test} from 'vitest';
import {settle} from '../../source/answers/settle.js';
import {rawOf, shortestRawOf} from '../../source/answers/spell.js';
import type {RawAnswers} from '../../source/model/answers.js';
import {isMachineProblem, type Problem} from '../../source/model/problem.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';

const card = (name: string, last: string) =>
	makeNic({name, mac: `00:11:22:33:44:${last}`, permanentMac: `00:11:22:33:44:${last}`});
const facts = makeFacts({nics: [hostNic, makeNic(), card('enp4s0', '66'), card('enp5s0', '77')]});
const least: RawAnswers = {nic: 'enp3s0', ip: '192.168.1.70'};
const settled = (also: string, more: RawAnswers = {}) => settle({...least, also, ...more}, facts);

describe('a further card', () => {
	test('that nothing is said of asks the router, with a MAC of its own', () => {
		const {answers, problems} = settled('enp4s0');
		expect(problems).toEqual([]);
		expect(answers?.more).toMatchObject([{nic: 'enp4s0', lan: {mode: 'dhcp'}, blockPorts: []}]);
		expect(answers?.more[0]?.mac).not.toBe(answers?.mac);
	});

	test('on a network of disks needs no gateway, and has none then', () => {
		const also = 'enp4s0,subnet=10.20.0.0/24,ip=10.20.0.5,dns=10.20.0.2+10.20.0.3,block-ports=22+5000';
		expect(settled(also).answers?.more).toMatchObject([
			{
				lan: {
					mode: 'static',
					subnet: {address: '10.20.0.0', prefix: 24},
					gateway: null,
					ip: '10.20.0.5',
					dns: ['10.20.0.2', '10.20.0.3'],
				},
				blockPorts: [22, 5000],
			},
		]);
	});

	test('keeps its place, and its words lead to the same answers', () => {
		const also =
			'enp5s0,address=manual,mac=02:00:00:00:00:05;enp4s0,subnet=10.20.0.0/24,ip=10.20.0.5,gateway=10.20.0.1';
		const {answers} = settled(also);
		expect(answers?.more.map(({nic}) => nic)).toEqual(['enp5s0', 'enp4s0']);
		if (!answers) throw new Error('no answers');
		expect(settle(rawOf(answers), facts).answers).toEqual(answers);
		expect(settle(shortestRawOf(answers, facts), facts).answers).toEqual(answers);
	});

	test('is no word of who has none', () => {
		const {answers} = settle(least, facts);
		if (!answers) throw new Error('no answers');
		expect(answers.more).toEqual([]);
		expect(rawOf(answers)).not.toHaveProperty('also');
	});

	test('keeps its network free of the one between this host and DSM', () => {
		const {answers} = settled('enp4s0,subnet=172.31.4.0/24,ip=172.31.4.5');
		expect(answers?.management?.subnet).toEqual({address: '172.31.5.0', prefix: 24});
		expect(
			settled('enp4s0,subnet=172.31.4.0/24,ip=172.31.4.5', {mgmtSubnet: '172.31.4.0/25'}).problems,
		).toEqual([
			{
				field: 'mgmtSubnet',
				problem: {code: 'subnet-taken', value: '172.31.4.0/25', by: '172.31.4.0/24', kind: 'lan'},
			},
		]);
	});
});

const other = 'enp4s0,subnet=10.20.0.0/24,ip=10.20.0.5';

describe('what cannot be', () => {
	test.each<[also: string, nic: string, problem: Problem]>([
		['enp3s0', 'enp3s0', {code: 'card-twice', value: 'enp3s0'}],
		['enp4s0;enp4s0', 'enp4s0', {code: 'card-twice', value: 'enp4s0'}],
		[
			'enp9s0',
			'enp9s0',
			{code: 'nic-unknown', value: 'enp9s0', known: ['eno1', 'enp3s0', 'enp4s0', 'enp5s0']},
		],
		[
			'enp4s0,subnet=192.168.0.0/16,ip=192.168.9.9',
			'enp4s0',
			{code: 'cards-overlap', value: '192.168.0.0/16', other: '192.168.1.0/24', nic: 'enp3s0'},
		],
		[
			`${other};enp5s0,subnet=10.20.0.0/24,ip=10.20.0.6`,
			'enp5s0',
			{code: 'cards-overlap', value: '10.20.0.0/24', other: '10.20.0.0/24', nic: 'enp4s0'},
		],
		[
			'enp4s0,mac=02:00:00:00:00:04;enp5s0,mac=02-00-00-00-00-04',
			'enp5s0',
			{code: 'mac-twice', value: '02:00:00:00:00:04', nic: 'enp4s0'},
		],
		['enp4s0,subnet=10.20.0.0/24', 'enp4s0', {code: 'missing', field: 'ip', flag: 'ip=', candidates: []}],
		['enp4s0,ip=10.20.0.5', 'enp4s0', {code: 'missing', field: 'subnet', flag: 'subnet=', candidates: []}],
		['enp4s0,address=dhcp,ip=10.20.0.5', 'enp4s0', {code: 'also-conflict', key: 'ip', address: 'dhcp'}],
		['enp4s0,address=dhpc', 'enp4s0', {code: 'address-unknown', value: 'dhpc'}],
		['enp4s0,block-ports=70000', 'enp4s0', {code: 'port-range', value: '70000'}],
	])('%s', (also, nic, problem) => {
		const {answers, problems} = settled(also);
		expect(answers).toBeUndefined();
		expect(problems).toEqual([{field: 'also', problem: {code: 'also-card', nic, problem}}]);
	});

	test.each<[also: string, problem: Problem]>([
		['address=dhcp', {code: 'also-no-nic', value: 'address=dhcp'}],
		['enp4s0,ip=10.20.0.5,ip=10.20.0.6', {code: 'also-repeated', value: 'ip=10.20.0.6', key: 'ip'}],
	])('%s cannot be read', (also, problem) => {
		expect(settled(also).problems).toEqual([{field: 'also', problem}]);
	});

	test('a word that nobody knows is told with those that there are', () => {
		expect(settled('enp4s0,adress=dhcp').problems).toMatchObject([
			{problem: {code: 'also-unknown', value: 'adress=dhcp', known: expect.arrayContaining(['address'])}},
		]);
	});

	test.each(['classic', 'shared'] as const)('layout %s has one card, and says which has several', layout => {
		expect(settled('enp4s0', {layout}).problems).toContainEqual({
			field: 'also',
			problem: {code: 'flag-conflict', flag: '--also', because: layout},
		});
	});

	test('what this machine has against a card is the machine’s', () => {
		const of = (problem: Problem): Problem => ({code: 'also-card', nic: 'enp4s0', problem});
		expect(isMachineProblem(of({code: 'ip-taken', value: '10.20.0.5', mac: '02:00:00:00:00:01'}))).toBe(true);
		expect(isMachineProblem(of({code: 'card-twice', value: 'enp4s0'}))).toBe(false);
	});
});
