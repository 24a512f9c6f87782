import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {managers} from '../../source/model/manager.js';
import {formatNicBefore, type NicBefore, nicBefore, parseNicBefore} from '../../source/model/nic-before.js';
import {makeFacts, makeNic} from '../helpers/facts.js';
import {anySetup} from '../helpers/setups.js';

const bare: NicBefore = {
	up: true,
	ipv6: true,
	arpIgnore: 0,
	mac: null,
	manager: null,
	addresses: [],
	routes: [],
	vlan: null,
};

describe('the note of how a card was', () => {
	test('of the first version is read as ever', () => {
		expect(parseNicBefore('up,ipv6,00:11:22:33:44:55')).toEqual({...bare, mac: '00:11:22:33:44:55'});
		expect(parseNicBefore('down,no-ipv6')).toEqual({...bare, up: false, ipv6: false});
	});

	test('reads back as it was written, and is one plain word', () => {
		fc.assert(
			fc.property(anySetup, ({facts, answers}) => {
				const before = nicBefore(facts, answers.nic, answers.prefix);
				const text = formatNicBefore(before);
				expect(parseNicBefore(text)).toEqual(before);
				expect(text).toMatch(/^[A-Za-z\d.:/@=,-]+$/);
			}),
		);
	});

	test.each([
		['', undefined],
		['sideways,ipv6', undefined],
		['up,ipv6,ip=-rf,route=;@@@@,by=systemd', bare],
		['up,ipv6,ip=192.0.2.5/24@--help', bare],
		['up,ipv6,route=default@192.0.2.1@50@--x@', bare],
		['up,ipv6,from=tomorrow', bare],
	])('%j holds nothing that could become an option of a command', (text, read) => {
		expect(parseNicBefore(text)).toEqual(read);
	});

	test.each(managers)('names %s', manager => {
		expect(parseNicBefore(formatNicBefore({...bare, manager}))).toEqual({...bare, manager});
	});
});

describe('what is noted of a card', () => {
	const address = {family: 4, address: '192.0.2.5', prefix: 24, scope: 'global'} as const;
	const route = {
		family: 4,
		destination: '10.0.0.0/8',
		gateway: '192.0.2.1',
		device: 'enp3s0',
		table: 'main',
	} as const;
	const noted = (nic: Parameters<typeof makeNic>[0], routes: ReturnType<typeof makeFacts>['routes'] = []) =>
		nicBefore(makeFacts({nics: [makeNic(nic)], routes}), 'enp3s0', 'vdsm');

	test('are its addresses, but those that come again by themselves', () => {
		const nic = makeNic({
			addresses: [
				address,
				{family: 6, address: '2001:db8::5', prefix: 64, scope: 'global', dynamic: true},
				{family: 6, address: 'fd00::5', prefix: 64, scope: 'global', dynamic: false},
				{family: 6, address: 'fe80::5', prefix: 64, scope: 'link'},
			],
		});
		expect(noted(nic).addresses.map(held => held.address)).toEqual(['192.0.2.5', 'fd00::5']);
	});

	test('are the routes that somebody set over it', () => {
		const all = [
			{...route, protocol: 'static', metric: 50},
			{...route, destination: '10.1.0.0/16', protocol: null},
			{...route, destination: '10.2.0.0/16', gateway: null, protocol: 'boot'},
			{...route, destination: '192.0.2.0/24', gateway: null, protocol: 'kernel'},
			{...route, destination: '10.3.0.0/16', protocol: 'bird'},
			{...route, destination: '10.4.0.0/16', device: 'eno1'},
			{...route, destination: '10.5.0.0/16', table: '7'},
		];
		const held = noted({addresses: [address]}, all).routes.map(({destination}) => destination);
		expect(held).toEqual(['10.0.0.0/8', '10.1.0.0/16', '10.2.0.0/16']);
		expect(noted({}, all).routes).toEqual([]);
	});

	test('is the kernel’s own route too where the address came without it, as NetworkManager sets it', () => {
		const kernel = {...route, destination: '192.0.2.0/24', gateway: null, protocol: 'kernel', metric: 100};
		const held = noted({addresses: [{...address, noPrefixRoute: true}]}, [kernel]);
		expect(held.routes).toMatchObject([{destination: '192.0.2.0/24', metric: 100}]);
		expect(parseNicBefore(formatNicBefore(held))).toEqual(held);
	});
});
