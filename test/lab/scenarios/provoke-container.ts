import {another, bridge, create, image, macvlan, type Provocation, start} from './provocation.js';

export const containers: readonly Provocation[] = [
	{
		name: 'container-name-taken',
		code: 'container-name-taken',
		values: {container: 'c1'},
		set: [`${create} ${image} 9`],
		fails: `${create} ${image} 9`,
	},
	{
		name: 'engine-single-network',
		code: 'engine-single-network',
		values: {networks: 'n1, n2'},
		only: 'bookworm',
		set: [`${bridge} n1`, `${macvlan} -o parent=enp4s0 n2`],
		fails: `${create} --network n1 --network n2 ${image} 9`,
	},
	{
		name: 'client-option-field',
		code: 'client-option',
		only: 'bookworm',
		set: [`${bridge} n1`],
		fails: `${create} --network name=n1,gw-priority=-10 ${image} 9`,
	},
	{
		name: 'client-option-flag',
		code: 'client-option',
		values: {option: '--gw-priority'},
		only: 'bookworm',
		fails: `docker network connect --gw-priority 100 n1 c1`,
	},
	{
		name: 'port-taken-container',
		code: 'port-taken',
		values: {at: '127.0.0.1:5099'},
		set: [
			`${create} --publish 127.0.0.1:5099:5000 ${image} 99`,
			start('c1'),
			`${another} --publish 127.0.0.1:5099:5000 ${image} 9`,
		],
		fails: start('c2'),
	},
	{
		name: 'port-taken',
		code: 'port-taken',
		values: {at: '127.0.0.1:5098'},
		set: [`${create} --publish 127.0.0.1:5098:5000 ${image} 9`],
		fails: start('c1'),
	},
	{
		name: 'publish-address-missing',
		code: 'publish-address-missing',
		values: {at: '10.77.0.1:5097'},
		set: [`${create} --publish 10.77.0.1:5097:5000 ${image} 9`],
		fails: start('c1'),
	},
	{
		name: 'bind-source-missing',
		code: 'bind-source-missing',
		values: {path: '/root/nowhere'},
		fails: `${create} --mount type=bind,source=/root/nowhere,target=/run/start.sh ${image} 9`,
	},
	{
		name: 'bind-source-missing-at-start',
		code: 'bind-source-missing',
		set: [
			'touch /root/vanishing',
			`${create} --mount type=bind,source=/root/vanishing,target=/run/start.sh ${image} 9`,
			'rm /root/vanishing',
		],
		fails: start('c1'),
	},
	{
		name: 'bind-kind-differs',
		code: 'bind-kind-differs',
		values: {path: '/root/folder'},
		set: [
			'mkdir -p /root/folder',
			`${create} --mount type=bind,source=/root/folder,target=/run/start.sh ${image} 9`,
		],
		fails: start('c1'),
		clear: ['rmdir /root/folder'],
	},
	{
		name: 'device-missing',
		code: 'device-missing',
		values: {device: '/dev/nothing'},
		set: [`${create} --device /dev/nothing ${image} 9`],
		fails: start('c1'),
	},
	{
		name: 'sysctl-unknown',
		code: 'sysctl-unknown',
		values: {key: 'net.ipv4.nothing'},
		set: [`${create} --sysctl net.ipv4.nothing=1 ${image} 9`],
		fails: start('c1'),
	},
	{
		name: 'sysctl-unknown-host',
		code: 'sysctl-unknown',
		fails: 'sysctl -q -w net/ipv6/conf/enp9s9/disable_ipv6=1',
	},
	{
		name: 'image-absent',
		code: 'image-absent',
		fails: 'docker create --pull never --name c1 vdsm/nothing:7',
	},
	{
		name: 'wrong-architecture',
		code: 'wrong-architecture',
		set: [
			'docker create --name c1 --mount type=bind,source=/root/garbage,target=/g --entrypoint /g vdsm/virtual-dsm:latest',
		],
		fails: 'docker start --attach c1',
	},
	{name: 'image-name', code: 'image-name', fails: 'docker pull vdsm/dsm:7:2'},
];
