import {another, bridge, create, image, macvlan, type Provocation, passthru, start} from './provocation.js';

export const parent: readonly Provocation[] = [
	{
		name: 'parent-missing',
		code: 'parent-missing',
		values: {nic: 'enp9s9'},
		fails: `${macvlan} -o parent=enp9s9 n1`,
	},
	{
		name: 'parent-missing-vlan',
		code: 'parent-missing',
		values: {nic: 'enp9s9'},
		fails: `${macvlan} -o parent=enp9s9.10 n1`,
	},
	{name: 'parent-missing-ip', code: 'parent-missing', fails: 'ip link set dev enp9s9 up'},
	{
		name: 'parent-gone',
		code: 'parent-gone',
		values: {nic: 'enp7s0'},
		set: [
			'ip link add enp7s0 type veth peer name enp7s1',
			`${macvlan} -o parent=enp7s0 n1`,
			`${create} --network n1 ${image} 9`,
			'ip link del enp7s0',
		],
		fails: start('c1'),
	},
	{
		name: 'parent-vlan-number',
		code: 'parent-vlan-number',
		values: {number: '5000'},
		fails: `${macvlan} -o parent=enp4s0.5000 n1`,
	},
	{
		name: 'parent-vlan-name',
		code: 'parent-vlan-name',
		values: {nic: 'enp4s0.1.2'},
		fails: `${macvlan} -o parent=enp4s0.1.2 n1`,
	},
	{name: 'parent-loopback', code: 'parent-loopback', fails: `${macvlan} -o parent=lo n1`},
	{
		name: 'parent-busy',
		code: 'parent-busy',
		set: [
			'ip link add vmbr0 type bridge',
			'ip link set enp4s0 master vmbr0',
			`${macvlan} ${passthru} -o parent=enp4s0 n1`,
			`${create} --network n1 ${image} 9`,
		],
		fails: start('c1'),
		clear: ['ip link del vmbr0'],
	},
	{
		name: 'parent-shared',
		code: 'parent-shared',
		set: [
			'ip link add mv0 link enp4s0 type macvlan mode bridge',
			`${macvlan} ${passthru} -o parent=enp4s0 n1`,
			`${create} --network n1 ${image} 9`,
		],
		fails: start('c1'),
		clear: ['ip link del mv0'],
	},
	{
		name: 'parent-shared-second',
		code: 'parent-shared',
		set: [
			`${macvlan} ${passthru} -o parent=enp4s0 n1`,
			`${create} --network n1 ${image} 99`,
			start('c1'),
			`${another} --network n1 ${image} 9`,
		],
		fails: start('c2'),
	},
	{
		name: 'parent-shared-tun',
		code: 'parent-shared',
		set: [
			'ip tuntap add dev tun7 mode tun',
			`${macvlan} ${passthru} -o parent=tun7 n1`,
			`${create} --network n1 ${image} 9`,
		],
		fails: start('c1'),
		clear: ['ip link del tun7'],
	},
	{
		name: 'parent-taken',
		code: 'parent-taken',
		values: {nic: 'enp4s0'},
		set: [`${macvlan} ${passthru} -o parent=enp4s0 n1`],
		fails: `docker network create --driver macvlan --subnet 10.9.2.0/24 ${passthru} -o parent=enp4s0 n2`,
	},
	{
		name: 'parent-taken-bridge',
		code: 'parent-taken',
		set: [`${macvlan} -o parent=enp4s0 n1`],
		fails: `docker network create --driver macvlan --subnet 10.9.2.0/24 ${passthru} -o parent=enp4s0 n2`,
	},
	{
		name: 'macvlan-mode',
		code: 'macvlan-mode',
		values: {mode: 'passthrough'},
		fails: `${macvlan} -o macvlan_mode=passthrough -o parent=enp4s0 n1`,
	},
	{
		name: 'mac-multicast',
		code: 'mac-multicast',
		values: {mac: '01:02:03:04:05:06'},
		set: [
			`${macvlan} -o parent=enp4s0 n1`,
			`${create} --network n1 --mac-address 01:02:03:04:05:06 ${image} 9`,
		],
		fails: start('c1'),
	},
	{
		name: 'mac-twice',
		code: 'mac-twice',
		values: {mac: '02:02:03:04:05:06'},
		set: [
			`${macvlan} -o parent=enp4s0 n1`,
			`${create} --network n1 --mac-address 02:02:03:04:05:06 ${image} 99`,
			start('c1'),
			`${another} --network n1 --mac-address 02:02:03:04:05:06 ${image} 9`,
		],
		fails: start('c2'),
	},
	{
		name: 'interface-name-long',
		code: 'interface-name',
		values: {name: 'averyveryverylongname'},
		only: 'sid',
		set: [
			`${bridge} n1`,
			`${create} --network name=n1,driver-opt=com.docker.network.endpoint.ifname=averyveryverylongname ${image} 9`,
		],
		fails: start('c1'),
	},
	{
		name: 'interface-name-slash',
		code: 'interface-name',
		only: 'sid',
		set: [
			`${bridge} n1`,
			`${create} --network name=n1,driver-opt=com.docker.network.endpoint.ifname=a/b ${image} 9`,
		],
		fails: start('c1'),
	},
];
