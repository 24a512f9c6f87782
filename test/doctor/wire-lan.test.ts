import {describe, expect, it} from 'vitest';
import {addressConflict} from '../../source/doctor/checks/wire/address-conflict.js';
import {addressTwice} from '../../source/doctor/checks/wire/address-twice.js';
import {classicDhcp} from '../../source/doctor/checks/wire/classic-dhcp.js';
import {classicPorts} from '../../source/doctor/checks/wire/classic-ports.js';
import {gatewayAnswers} from '../../source/doctor/checks/wire/gateway-answers.js';
import {hostToDsm} from '../../source/doctor/checks/wire/host-to-dsm.js';
import {lanAnswers} from '../../source/doctor/checks/wire/lan-answers.js';
import {lanServices} from '../../source/doctor/checks/wire/lan-services.js';
import {ownCard} from '../../source/doctor/checks/wire/own-card.js';
import {webAnswers} from '../../source/doctor/checks/wire/web-answers.js';
import type {Evidence, LanAnswers, WebAnswers} from '../../source/model/diagnosis/evidence.js';
import {container, healthy, inside} from './healthy.js';
import {look} from './look.js';
import {byHand, classic, natOnly, withContainer, withLinks} from './wire-setups.js';

const mac = '46:9a:45:d1:97:41';
const stranger = '3c:2a:f4:00:00:50';
const router = '00:11:22:00:00:01';
const young = withContainer({ranFor: 40_000});

function lan(changes: Partial<LanAnswers>): {readonly lan: LanAnswers} {
	return {lan: {...healthy.lan, ...changes}};
}

const besides = (...macs: readonly string[]) => ({device: 'eno1', macs});

describe('lan-answers', () => {
	it.each([
		['nobody', lan({onBridge: [], besides: besides()}), 'error', {case: 'silent', device: 'eno1'}],
		['nobody on br0', lan({onBridge: [], besides: null}), 'error', {case: 'silent', device: ''}],
		['nobody yet', {...lan({onBridge: [], besides: besides()}), ...young}, 'warning', {case: 'booting'}],
		['somebody else', lan({onBridge: [], besides: besides(stranger)}), 'error', {case: 'other'}],
		// The router’s MAC was learned on lan0: one LAN.
		['br0 alone', lan({onBridge: [mac], besides: besides()}), 'error', {case: 'wire', device: 'eno1'}],
		[
			'br0 alone, and perhaps two LANs',
			lan({onBridge: [mac], besides: besides(), gatewayBesides: null}),
			'warning',
			{case: 'wire'},
		],
		[
			'its address is not known',
			lan({dsm: null, onBridge: null, besides: null}),
			'note',
			{case: 'unknown', mac},
		],
	] satisfies [string, Partial<Evidence>, string, object][])('%s', (_, changes, verdict, values) => {
		expect(look(lanAnswers, changes)).toMatchObject({verdict, values});
	});

	it.each([
		['the LAN says so', lan({onBridge: []}), 'ok'],
		['br0 says so', lan({besides: null}), 'ok'],
		['with a stranger beside it', lan({besides: besides(stranger, mac)}), 'ok'],
		['classic, by the container’s MAC', classic, 'ok'],
		['nobody could be asked', lan({onBridge: null, besides: null, why: 'no-program'}), 'unknown'],
		['classic by hand', {...classic, ...lan({dsm: null, onBridge: null, besides: null})}, 'skip'],
		['no card', natOnly, 'skip'],
	] satisfies [string, Partial<Evidence>, string][])('%s', (_, changes, verdict) => {
		expect(look(lanAnswers, changes).verdict).toBe(verdict);
	});

	it('takes any answer where DSM’s MAC is not known', () => {
		const {container: one = container} = byHand;
		const changes = {container: {...one}, ...lan({onBridge: null, besides: besides(stranger)})};
		expect(look(lanAnswers, changes).verdict).toBe('ok');
	});

	it('in classic does not listen on br0', () => {
		const changes = {...classic, ...lan({onBridge: [stranger], besides: besides()})};
		expect(look(lanAnswers, changes)).toMatchObject({verdict: 'error', values: {case: 'silent'}});
	});
});

describe('address-conflict', () => {
	it.each([
		['beside DSM', lan({besides: besides(mac, stranger)}), 'error', {mac, stranger, router: false}],
		['in its place', lan({onBridge: [], besides: besides(stranger)}), 'error', {mac, stranger}],
		['on br0', lan({onBridge: [mac, stranger], besides: null}), 'error', {mac, stranger}],
		['the router', lan({besides: besides(mac, router)}), 'warning', {stranger: router, router: true}],
		[
			'two, and nobody knows which is DSM',
			{...byHand, ...lan({onBridge: null, besides: besides(stranger, mac)})},
			'error',
			{mac: '', stranger: mac},
		],
	] satisfies [string, Partial<Evidence>, string, object][])('%s', (_, changes, verdict, values) => {
		expect(look(addressConflict, changes)).toMatchObject({verdict, values: {ip: '192.168.1.70', ...values}});
	});

	it.each([
		['DSM alone', {}, 'ok'],
		['nobody', lan({onBridge: [], besides: besides()}), 'ok'],
		[
			'classic: whoever is on br0',
			{...classic, ...lan({onBridge: [stranger], besides: besides('66:9a:45:d1:97:40')})},
			'ok',
		],
		['its address is not known', byHand, 'skip'],
		['nobody could be asked', lan({onBridge: null, besides: null, why: 'no-program'}), 'unknown'],
	] satisfies [string, Partial<Evidence>, string][])('%s', (_, changes, verdict) => {
		expect(look(addressConflict, changes).verdict).toBe(verdict);
	});
});

describe('address-twice', () => {
	const own = {
		inside: withLinks({
			lan0: {addresses: [{family: 4, address: '192.168.1.70', prefix: 24, scope: 'global'}]},
		}),
	};
	const url = {inside: {...inside, dsmUrl: 'http://172.20.0.2:5000'}};
	const dhcp = withContainer({environment: {DHCP: 'Y'}});

	it.each([
		['an interface has DSM’s', own, {ip: '192.168.1.70', device: 'lan0'}],
		['with DHCP=Y DSM has the container’s', {...url, ...dhcp}, {ip: '172.20.0.2', device: 'mgmt0'}],
	] satisfies [string, Partial<Evidence>, object][])('%s', (_, changes, values) => {
		expect(look(addressTwice, changes)).toMatchObject({
			verdict: 'error',
			values: {container: 'vdsm', ...values},
		});
	});

	it('classic: the address is meant for both', () => {
		expect(look(addressTwice, classic).verdict).toBe('skip');
		expect(look(addressTwice).verdict).toBe('ok');
		// Behind the image's NAT that is another network.
		expect(look(addressTwice, url).verdict).toBe('ok');
		expect(look(addressTwice, dhcp).verdict).toBe('ok');
	});
});

describe('web-answers', () => {
	const web = (...of: readonly [number, WebAnswers[number]['answer']][]) => ({
		web: of.map(([guest, answer]) => ({address: '127.0.0.1', port: guest + 50, guest, answer})),
	});

	it.each([
		['dead', web([5000, 'reset']), 'error', {at: '127.0.0.1:5050', guest: 5000, answer: 'reset', more: 0}],
		['all dead', web([22, 'silent'], [5001, 'silent']), 'error', {guest: 5001, more: 1}],
		['not up yet', {...web([5000, 'silent']), ...young}, 'warning', {booting: true}],
		['the page alone', web([5000, 'reset'], [22, 'open']), 'warning', {guest: 5000}],
		['a service that is off', web([5000, 'open'], [22, 'reset']), 'note', {guest: 22, answer: 'reset'}],
	] satisfies [string, Partial<Evidence>, string, object][])('%s', (_, changes, verdict, values) => {
		expect(look(webAnswers, changes)).toMatchObject({verdict, values});
	});

	it('fine, or nothing published', () => {
		expect(look(webAnswers).verdict).toBe('ok');
		expect(look(webAnswers, {web: []}).verdict).toBe('skip');
	});
});

describe('gateway-answers', () => {
	it.each([
		['nobody', lan({gatewayBesides: besides()}), 'error', {gateway: '192.168.1.1', device: 'eno1', macs: []}],
		[
			'nobody, in the container',
			{...classic, ...lan({gatewayBesides: null, gatewayInside: []})},
			'error',
			{device: ''},
		],
		['two', lan({gatewayBesides: besides(router, stranger)}), 'warning', {macs: [router, stranger]}],
	] satisfies [string, Partial<Evidence>, string, object][])('%s', (_, changes, verdict, values) => {
		expect(look(gatewayAnswers, changes)).toMatchObject({verdict, values});
	});

	it.each([
		['one', {}, 'ok'],
		[
			'the container, on the LAN itself',
			{...classic, ...lan({gatewayBesides: null, gatewayInside: [router]})},
			'ok',
		],
		['nobody could ask: a set-up with one card on the LAN is well', lan({gatewayBesides: null}), 'skip'],
		['none is known', lan({gateway: null, gatewayBesides: null}), 'skip'],
		['no card', natOnly, 'skip'],
	] satisfies [string, Partial<Evidence>, string][])('%s', (_, changes, verdict) => {
		expect(look(gatewayAnswers, changes).verdict).toBe(verdict);
	});
});

describe('what is normal', () => {
	it('host-to-dsm: the ways that there are', () => {
		expect(look(hostToDsm)).toMatchObject({
			verdict: 'note',
			values: {nic: 'enp3s0', dsm: '192.168.1.70', ports: ['127.0.0.1:5000'], device: 'eno1'},
		});
		expect(look(hostToDsm, lan({besides: null, hostRoute: 'enp3s0'}))).toMatchObject({
			values: {device: null},
		});
		// By a router is not by the switch.
		expect(look(hostToDsm, lan({besides: null, hostRoute: 'eno1'}))).toMatchObject({values: {device: null}});
		expect(look(hostToDsm, classic)).toMatchObject({values: {ports: [], bridge: '172.20.0.2'}});
		expect(look(hostToDsm, natOnly).verdict).toBe('skip');
		expect(look(hostToDsm, withContainer({pid: 0, status: 'exited'})).verdict).toBe('skip');
	});

	it('lan-services: what the hook closes', () => {
		const content =
			'ebtables -A FORWARD -i "$lan" -p IPv4 --ip-protocol udp --ip-destination-port 68 -j DROP\nebtables -A FORWARD -i "$lan" -p IPv4 --ip-protocol tcp --ip-destination-port 22 -j DROP\n';
		const hook = healthy.hook && {...healthy.hook, content};
		expect(look(lanServices, {hook})).toMatchObject({verdict: 'note', values: {closed: [22]}});
		expect(look(lanServices)).toMatchObject({verdict: 'note', values: {closed: []}});
		expect(look(lanServices, classic).verdict).toBe('skip');
	});

	it('classic-dhcp, classic-ports', () => {
		expect(look(classicDhcp, classic)).toMatchObject({verdict: 'note', values: {ip: '192.168.1.70'}});
		expect(look(classicPorts, classic)).toMatchObject({
			values: {ip: '192.168.1.70', bridge: '172.20.0.2'},
		});
		expect(look(classicDhcp).verdict).toBe('skip');
		expect(look(classicPorts).verdict).toBe('skip');
	});

	it('own-card', () => {
		expect(look(ownCard, natOnly)).toMatchObject({verdict: 'note', values: {ports: ['127.0.0.1:5000:5000']}});
		expect(look(ownCard).verdict).toBe('ok');
		const stopped = {...natOnly, container: {...container, ...natOnly.container, pid: 0, openPorts: []}};
		expect(look(ownCard, stopped)).toMatchObject({values: {ports: ['127.0.0.1:5000:5000']}});
		expect(look(ownCard, {...natOnly, networks: []}).verdict).toBe('skip');
		expect(look(ownCard, withContainer({networkMode: 'host'})).verdict).toBe('skip');
	});
});
