import {another, bridge, create, image, type Provocation, start} from './provocation.js';

export const networks: readonly Provocation[] = [
	{
		name: 'subnet-overlaps',
		code: 'subnet-overlaps',
		set: [`${bridge} n1`],
		fails: 'docker network create --subnet 10.9.3.128/25 n2',
	},
	{
		name: 'subnet-host-bits',
		code: 'subnet-host-bits',
		values: {subnet: '192.168.4.7/24', right: '192.168.4.0/24'},
		only: 'sid',
		fails: 'docker network create --subnet 192.168.4.7/24 n1',
	},
	{
		name: 'outside-subnet-gateway',
		code: 'outside-subnet',
		values: {value: '192.168.5.1'},
		fails: 'docker network create --subnet 10.9.4.0/24 --gateway 192.168.5.1 n1',
	},
	{
		name: 'outside-subnet-range',
		code: 'outside-subnet',
		fails: 'docker network create --subnet 10.9.4.0/24 --ip-range 192.168.9.70/32 n1',
	},
	{
		name: 'outside-subnet-reserved',
		code: 'outside-subnet',
		fails: 'docker network create --subnet 10.9.4.0/24 --aux-address=a=192.168.9.70 n1',
	},
	{
		name: 'outside-subnet-container',
		code: 'outside-subnet',
		values: {value: '192.168.77.1'},
		set: [`${bridge} n1`],
		fails: `docker run --rm --name c1 --network n1 --ip 192.168.77.1 --entrypoint sleep ${image} 9`,
	},
	{
		name: 'addresses-used-up',
		code: 'addresses-used-up',
		values: {network: 'n1'},
		set: [
			'docker network create --driver macvlan --subnet 10.9.1.0/24 --ip-range 10.9.1.70/32 -o parent=enp4s0 n1',
			`${create} --network n1 ${image} 9`,
		],
		fails: start('c1'),
	},
	{
		name: 'address-taken',
		code: 'address-taken',
		set: [`${bridge} n1`, `${create} --network n1 --ip 10.9.3.1 ${image} 9`],
		fails: start('c1'),
	},
	{
		name: 'address-taken-by-another',
		code: 'address-taken',
		set: [
			`${bridge} n1`,
			`${create} --network n1 --ip 10.9.3.8 ${image} 99`,
			start('c1'),
			`${another} --network n1 --ip 10.9.3.8 ${image} 9`,
		],
		fails: start('c2'),
	},
	{
		name: 'network-exists',
		code: 'network-exists',
		values: {network: 'n1'},
		set: [`${bridge} n1`],
		fails: 'docker network create n1',
	},
	{
		name: 'network-missing-at-start',
		code: 'network-missing',
		values: {network: 'n1'},
		set: [`${bridge} n1`, `${create} --network n1 ${image} 9`, 'docker network rm n1'],
		fails: start('c1'),
	},
	{
		name: 'network-in-use',
		code: 'network-in-use',
		values: {network: 'n1'},
		set: [`${bridge} n1`, `${create} --network n1 ${image} 99`, start('c1')],
		fails: 'docker network rm n1',
	},
	{
		name: 'firewall-chains',
		code: 'firewall-chains',
		set: [
			`${bridge} n1`,
			`${create} --network n1 --publish 5099:5000 ${image} 9`,
			'iptables -t nat -F',
			'iptables -t nat -X DOCKER',
		],
		fails: start('c1'),
		clear: ['iptables -t nat -N DOCKER'],
	},
];
