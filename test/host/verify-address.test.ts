import {basename} from 'node:path';
import {describe, expect, test} from 'vitest';
import {askArp} from '../../source/host/arping.js';
import {onLinkDevice} from '../../source/host/verify/lan-address.js';
import {verifyGuest} from '../../source/host/verify/verify.js';
import {lacks} from '../helpers/tools.js';
import {fakeMachine} from './machine.js';
import {guestMac, type Instead, planOf, recorded, standing} from './verify-machine.js';

/** As printed by the three programs in the lab: two machines with one address. */
const programs = {
	iputils: {
		help: {stderr: 'Usage:\n  arping [options] <destination>\n  -D   duplicate address detection mode\n'},
		device: 'arping -b -c 2 -w 2 -I eth0 192.168.50.90',
		address: 'arping -f -s 169.254.254.1 -c 2 -w 2 -I eth0 192.168.50.90',
		both: 'ARPING 192.168.50.90 from 192.168.50.33 eth0\nUnicast reply from 192.168.50.90 [7E:F4:02:FF:04:96]  1.674ms\nUnicast reply from 192.168.50.90 [0A:47:E4:D4:E1:BF]  1.690ms\nSent 1 probes (1 broadcast(s))\nReceived 2 response(s)\n',
	},
	busybox: {
		help: {exitCode: 1, stderr: 'BusyBox v1.35.0 (Debian) multi-call binary.\n'},
		device: 'arping -b -c 2 -w 2 -I eth0 192.168.50.90',
		address: 'arping -f -s 169.254.254.1 -c 2 -w 2 -I eth0 192.168.50.90',
		both: 'ARPING 192.168.50.90 from 192.168.50.33 eth0\nUnicast reply from 192.168.50.90 [7e:f4:2:ff:4:96] 0.010ms\nUnicast reply from 192.168.50.90 [a:47:e4:d4:e1:bf] 0.019ms\nUnicast reply from 192.168.50.90 [7e:f4:2:ff:4:96] 0.020ms\nSent 2 probe(s) (0 broadcast(s))\nReceived 3 response(s) (0 request(s), 0 broadcast(s))\n',
	},
	Habets: {
		help: {stdout: 'ARPing 2.23, by Thomas Habets <thomas@habets.se>\n'},
		device: 'arping -c 2 -i eth0 192.168.50.90',
		address: 'arping -S 169.254.254.1 -c 2 -C 1 -i eth0 192.168.50.90',
		both: 'ARPING 192.168.50.90\n42 bytes from 7e:f4:02:ff:04:96 (192.168.50.90): index=0 time=8.803 usec\n42 bytes from 0a:47:e4:d4:e1:bf (192.168.50.90): index=1 time=25.778 usec\n\n--- 192.168.50.90 statistics ---\n2 packets transmitted, 4 packets received,   0% unanswered (2 extra)\n',
	},
} as const;

describe.each(Object.entries(programs))('arping of %s', (_kind, {help, device, address, both}) => {
	test.each([
		['device', device],
		['169.254.254.1', address],
	])('asks as %s, and hears all who answer', async (as, line) => {
		const machine = fakeMachine('', {'arping -h': help, [line]: {stdout: both}});
		const answer = await askArp(machine, {device: 'eth0', address: '192.168.50.90', as});
		expect(answer).toEqual({answer: 'macs', macs: ['7e:f4:02:ff:04:96', '0a:47:e4:d4:e1:bf']});
	});
});

test.each([
	['192.168.1.70 dev eth0 src 192.168.1.2 uid 0 \n    cache \n', 'eth0'],
	['192.168.1.70 dev eth0  src 192.168.1.2\n', 'eth0'],
	['192.168.1.70 via 192.168.1.1 dev eth0 src 192.168.1.2 uid 0\n', undefined],
	['local 192.168.1.70 dev lo src 192.168.1.70 uid 0\n', undefined],
	['192.168.1.7 dev eth0 src 192.168.1.2\n', undefined],
	['192.168.1.70 dev $(x) src 192.168.1.2\n', undefined],
	['RTNETLINK answers: Network is unreachable\n', undefined],
	['', undefined],
])('on the LAN by another card? %j', (stdout, device) => {
	expect(onLinkDevice(stdout, '192.168.1.70')).toBe(device);
});

// The host's own program is looked for before it is run in the container's network.
describe.skipIf(lacks('arping') || lacks('bridge'))('the address of DSM', () => {
	const stranger = '00:11:32:00:00:01';
	const silence = 'ARPING\nSent 2 probes (2 broadcast(s))\nReceived 0 response(s)\n';
	const reply = (...macs: readonly string[]) =>
		`ARPING\n${macs.map(mac => `Unicast reply from 192.168.50.80 [${mac}]  1ms\n`).join('')}Received ${macs.length} response(s)\n`;

	/** What is heard on the LAN by eth0, null where no other card is on it; and on br0. */
	async function address(heard: {lan: string | null; br0: string}, layout: 'direct' | 'classic' = 'direct') {
		const route = heard.lan === null ? 'via 10.0.0.1 dev eth0' : 'dev eth0';
		const inside: Readonly<Record<string, string>> = {
			arping: heard.br0,
			ip: recorded(layout, 'ip-addr.json'),
			bridge: recorded(layout, 'fdb.txt'),
		};
		const instead: Instead = (question, [, args]) => {
			if (question === 'route') return {stdout: `192.168.50.80 ${route}\n`};
			if (question === 'nsenter') return {stdout: inside[basename(args[4] ?? '')] ?? ''};
			if (question !== 'arping') return undefined;
			return args[0] === '-h' ? programs.iputils.help : {stdout: heard.lan ?? ''};
		};
		const machine = await standing(layout, {uid: 0, instead});
		return (await verifyGuest(planOf(layout), {machine})).find(({check}) => check === 'lan-address');
	}

	const mac = guestMac.direct;
	const port = '02:42:c0:a8:32:50';

	test.each([
		[
			'by both: the LAN counts',
			{lan: reply(mac), br0: reply(mac)},
			{verdict: 'ok', how: 'other-nic', via: 'eth0'},
		],
		['on br0, no other card', {lan: null, br0: reply(mac)}, {verdict: 'ok', how: 'bridge'}],
		[
			'on br0, silent on what the host takes for the LAN',
			{lan: silence, br0: reply(mac)},
			{verdict: 'ok', how: 'bridge'},
		],
		['by nobody', {lan: silence, br0: silence}, {verdict: 'waiting', how: 'bridge'}],
		[
			'by another machine',
			{lan: reply(stranger), br0: silence},
			{verdict: 'failed', mac: stranger, via: 'eth0'},
		],
		[
			'by another machine too',
			{lan: reply(mac, stranger), br0: reply(mac)},
			{verdict: 'failed', mac: stranger},
		],
		[
			'on br0, with another MAC',
			{lan: null, br0: reply(stranger)},
			{verdict: 'failed', mac: stranger, how: 'bridge'},
		],
		['no question was understood', {lan: null, br0: 'what?'}, {verdict: 'unknown', why: 'inside'}],
	])('answers %s', async (_, heard, expected) => {
		expect(await address(heard)).toMatchObject(expected);
	});

	test.each([
		['the container’s MAC', reply(port), {verdict: 'ok', how: 'other-nic'}],
		['silence, and it is on the interface', silence, {verdict: 'ok', how: 'interface'}],
		['another MAC', reply(stranger), {verdict: 'failed', mac: stranger}],
	])('in layout classic: %s', async (_, lan, expected) => {
		expect(await address({lan, br0: ''}, 'classic')).toMatchObject(expected);
	});
});
