import {expect, test} from 'vitest';
import type {ContainerDetail, NetworkDetail} from '../../source/model/diagnosis/container-detail.js';
import type {Inside} from '../../source/model/diagnosis/evidence.js';
import {containerOn, endsOnCards, insideOn, oursOn} from '../../source/model/diagnosis/one-card.js';
import {healthy} from './healthy.js';

const nic = (bridge: string, number: number) =>
	`-netdev bridge,id=hostnet${number},br=${bridge} -device virtio-net-pci,romfile=,netdev=hostnet${number},id=net${number},mac=02:00:00:00:00:0${number}`;

function firstMacvlan(): {readonly network: NetworkDetail; readonly end: ContainerDetail['ends'][number]} {
	const [first] = endsOnCards(healthy.container, healthy.networks);
	if (!first) throw new Error('no card');
	return first;
}

const {network, end} = firstMacvlan();
const other: NetworkDetail = {
	...network,
	id: 'n2',
	name: 'vdsm-eth2-macvlan',
	options: {...network.options, parent: 'enp4s0'},
};
const otherEnd = {...end, network: other.name, networkId: other.id, mac: '66:00:00:00:00:02'};
const networks = [other, ...healthy.networks];
const container: ContainerDetail = {
	...healthy.container,
	// As Docker may have them: in another order than the cards'.
	ends: [otherEnd, ...healthy.container.ends],
	environment: {...healthy.container.environment, ARGUMENTS: `-cpu host ${nic('br0', 1)} ${nic('br1', 2)}`},
};

test('the cards are in the order of the answers, whatever Docker’s is', () => {
	expect(endsOnCards(container, networks).map(one => one.network.name)).toEqual([network.name, other.name]);
});

test('each card is seen as if it were the only one', () => {
	const first = containerOn(container, networks, 1);
	expect(first.ends.map(one => one.network)).not.toContain(other.name);
	expect(first.environment['ARGUMENTS']).toBe(`-cpu host ${nic('br0', 1)}`);
	const second = containerOn(container, networks, 2);
	expect(second.ends.map(one => one.network)).toContain(other.name);
	expect(second.ends.map(one => one.network)).not.toContain(network.name);
	expect(second.environment['ARGUMENTS']).toBe(`-cpu host ${nic('br1', 2)}`);
});

test('and so is its wire in the container', () => {
	const [any] = healthy.inside.links;
	if (!any) throw new Error('no link');
	const link = (name: string, kind: string, master: string | null, mac = '66:00:00:00:00:09') => ({
		...any,
		...{name, kind, master, mac},
	});
	const inside: Inside = {
		...healthy.inside,
		links: [
			link('eth0', 'veth', null),
			link('br0', 'bridge', null),
			link('lan0', 'macvlan', 'br0', end.mac),
			link('tap0', 'tun', 'br0'),
			link('br1', 'bridge', null),
			// Out of its bridge: known by its MAC all the same.
			link('lan1', 'macvlan', null, otherEnd.mac),
			link('tap1', 'tun', 'br1'),
		],
	};
	const namesOn = (card: number) =>
		insideOn(inside, containerOn(container, networks, card), container, networks).links.map(({name}) => name);
	expect(namesOn(1)).toEqual(['eth0', 'br0', 'lan0', 'tap0']);
	expect(namesOn(2)).toEqual(['eth0', 'br1', 'lan1', 'tap1']);
});

test('our record tells of that card', () => {
	const {ours} = healthy;
	if (!ours) throw new Error('not ours');
	const further = [{nic: {name: 'enp4s0', mac: null}, ip: '10.20.0.5', gateway: null, portMac: null}];
	expect(oursOn({...ours, further}, 2)).toMatchObject({
		nic: {name: 'enp4s0'},
		ip: '10.20.0.5',
		gateway: null,
	});
	expect(oursOn({...ours, further}, 1)).toMatchObject({nic: {name: 'enp3s0'}, ip: '192.168.1.70'});
});
