import {describe, expect, test} from 'vitest';
import {probeLan} from '../../source/host/probe-lan.js';
import {type Answer, fakeMachine, temporaryFolder} from './machine.js';
import {type FakeNic, plantNic} from './tree.js';

/** As printed by iputils 20221126, busybox 1.35 and Habets' 2.23, tried in a namespace. */
const programs = {
	iputils: {
		help: {
			exitCode: 2,
			stderr:
				'Usage:\n  arping [options] <destination>\n\nOptions:\n  -D            duplicate address detection mode\n',
		},
		ask: 'arping -D -c 2 -w 2 -I enp3s0 192.168.1.9',
		answer: {
			exitCode: 1,
			stdout:
				'ARPING 192.168.1.9 from 0.0.0.0 enp3s0\nUnicast reply from 192.168.1.9 [B6:44:FB:66:0C:0A]  0.529ms\nSent 1 probes (1 broadcast(s))\nReceived 1 response(s)\n',
		},
		silence: {
			stdout:
				'ARPING 192.168.1.9 from 0.0.0.0 enp3s0\nSent 2 probes (2 broadcast(s))\nReceived 0 response(s)\n',
		},
	},
	busybox: {
		help: {
			exitCode: 1,
			stderr:
				'BusyBox v1.35.0 (Debian) multi-call binary.\n\nUsage: arping [-fqbDUA] [-c CNT]\n\t-D\t\tExit with 1 if DST_IP replies\n',
		},
		ask: 'arping -D -c 2 -w 2 -I enp3s0 192.168.1.9',
		answer: {
			exitCode: 1,
			stdout:
				'ARPING 192.168.1.9 from 0.0.0.0 enp3s0\nUnicast reply from 192.168.1.9 [b6:44:fb:66:c:a] 0.008ms\nSent 1 probe(s) (0 broadcast(s))\nReceived 1 response(s) (0 request(s), 0 broadcast(s))\n',
		},
		silence: {
			stdout:
				'ARPING 192.168.1.9 from 0.0.0.0 enp3s0\nSent 2 probe(s) (0 broadcast(s))\nReceived 0 response(s) (0 request(s), 0 broadcast(s))\n',
		},
	},
	Habets: {
		help: {
			stdout:
				'ARPing 2.23, by Thomas Habets <thomas@habets.se>\nusage: arping [ -0aAbdDeFpPqrRuUvzZ ] [ -w <sec> ]\n',
		},
		ask: 'arping -0 -c 2 -C 1 -i enp3s0 192.168.1.9',
		answer: {
			stdout:
				'ARPING 192.168.1.9\n42 bytes from b6:44:fb:66:0c:0a (192.168.1.9): index=0 time=9.183 usec\n\n--- 192.168.1.9 statistics ---\n1 packets transmitted, 1 packets received,   0% unanswered (0 extra)\n',
		},
		silence: {
			exitCode: 1,
			stdout:
				'ARPING 192.168.1.9\nTimeout\nTimeout\n\n--- 192.168.1.9 statistics ---\n2 packets transmitted, 0 packets received, 100% unanswered (0 extra)\n',
		},
	},
} as const;

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

describe.each(Object.entries(programs))('arping of %s', (_kind, {help, ask, answer, silence}) => {
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

test('without arping, or with one that nobody knows', async () => {
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
