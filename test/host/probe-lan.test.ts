import {describe, expect, test} from 'vitest';
import {probeLan} from '../../source/host/probe-lan.js';
import {arpings as programs} from '../helpers/arpings.js';
import {type Answer, fakeMachine, temporaryFolder} from './machine.js';
import {type FakeNic, plantNic} from './tree.js';

const nic = {name: 'enp3s0', promiscuity: 0};

async function probe(
	answers: Readonly<Record<string, Answer>>,
	{planted = {}, asked = nic}: {planted?: Partial<FakeNic>; asked?: typeof nic} = {},
) {
	const root = await temporaryFolder();
	await plantNic(root, 'enp3s0', {index: 3, device: 'pci/0000:03:00.0', ...planted});
	const machine = fakeMachine(root, answers);
	const {result} = await probeLan(asked, '192.168.1.9', {machine});
	return {result, asked: machine.asked};
}

describe.each(Object.entries(programs))('arping of %s [B5]', (_kind, {help, ask, answer, silence}) => {
	test('somebody answers', async () => {
		const {result} = await probe({'arping -h': help, [ask]: answer});
		expect(result).toEqual({answer: 'mac', mac: 'b6:44:fb:66:0c:0a'});
	});

	test('nobody answers', async () => {
		expect((await probe({'arping -h': help, [ask]: silence})).result).toEqual({answer: 'silent'});
	});

	test('it may not ask', async () => {
		const denied = {exitCode: 2, stderr: 'arping: socket: Operation not permitted\n'};
		expect((await probe({'arping -h': help, [ask]: denied})).result).toEqual({
			answer: 'not-checked',
			why: 'no-root',
		});
	});

	test('silence on a card that somebody else listens on means nothing', async () => {
		const asked = {name: 'enp3s0', promiscuity: 1};
		expect((await probe({'arping -h': help, [ask]: silence}, {asked})).result).toEqual({
			answer: 'not-checked',
			why: 'in-use',
		});
		expect((await probe({'arping -h': help, [ask]: answer}, {asked})).result).toMatchObject({answer: 'mac'});
	});
});

const iputils = {'arping -h': programs.iputils.help, [programs.iputils.ask]: programs.iputils.answer};

test.each([
	['link-down', {up: false}],
	['no-carrier', {carrier: false}],
])('%s: nothing is asked and nothing is raised', async (why, planted) => {
	const {result, asked} = await probe(iputils, {planted});
	expect(result).toEqual({answer: 'not-checked', why});
	expect(asked).toEqual([]);
});

test('without arping, or with one that nobody knows [B5]', async () => {
	expect((await probe({})).result).toEqual({answer: 'not-checked', why: 'no-arping'});
	expect((await probe({'arping -h': {stdout: 'usage: arping HOST'}})).result).toEqual({
		answer: 'not-checked',
		why: 'failed',
	});
});

test.each(['-I', '$(x)', 'eno9'])('a card %s is not asked', async name => {
	const {result, asked} = await probe(iputils, {asked: {name, promiscuity: 0}});
	expect([result, asked]).toEqual([{answer: 'not-checked', why: 'failed'}, []]);
});

test('output that says neither is no answer', async () => {
	const {result} = await probe({'arping -h': programs.iputils.help, [programs.iputils.ask]: {stdout: ''}});
	expect(result).toEqual({answer: 'not-checked', why: 'failed'});
});
