import {describe, expect, test} from 'vitest';
import {fields} from '../../source/answers/fields.js';
import {settle} from '../../source/answers/settle.js';
import {type FieldId, fieldIds, type RawAnswers} from '../../source/model/answers.js';
import {deriveMacs} from '../../source/model/mac.js';
import {isMachineProblem, type ProblemCode} from '../../source/model/problem.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';

/** A host with something in the way of everything: see the rows below. */
const facts = makeFacts({
	nics: [
		hostNic,
		makeNic(),
		makeNic({name: '网卡', index: 9, mac: '00:11:22:33:44:99', permanentMac: '00:11:22:33:44:98'}),
	],
	networks: [
		...makeFacts().networks,
		{
			id: 'aa',
			name: 'shop_default',
			driver: 'bridge',
			internal: false,
			subnets: [{address: '172.20.0.0', prefix: 16}],
			parent: null,
			mode: null,
			install: null,
			nicWas: null,
		},
	],
	routes: [
		...makeFacts().routes,
		{family: 4, destination: '10.8.0.0/24', gateway: null, device: 'wg0', table: 'main'},
		{family: 4, destination: '10.9.0.7', gateway: null, device: 'tun0', table: 'main'},
		{family: 4, destination: '10.10.0.4/31', gateway: null, device: 'tun1', table: '52'},
		{family: 6, destination: 'fd00::/64', gateway: null, device: 'eno1', table: 'main'},
	],
	lan: [
		{nic: 'enp3s0', address: '192.168.1.50', result: {answer: 'mac', mac: '3c:2a:f4:00:00:50'}},
		{nic: 'enp3s0', address: '192.168.1.51', result: {answer: 'silent'}},
		{nic: 'eno1', address: '192.168.1.52', result: {answer: 'mac', mac: '3c:2a:f4:00:00:52'}},
	],
});

const exact: RawAnswers = {
	nic: 'enp3s0',
	subnet: '192.168.1.0/24',
	gateway: '192.168.1.1',
	ip: '192.168.1.70',
};
const derived = deriveMacs('00:11:22:33:44:55|vdsm');
const hex64 = '0123456789abcdef'.repeat(4);

/** Wrong on any machine: exit 2. */
const malformed: ReadonlyArray<readonly [field: FieldId, text: string, code: ProblemCode]> = [
	['also', 'address=dhcp', 'also-no-nic'],
	['also', 'enp3s0', 'also-card'],
	['nic', '', 'nic-unsafe'],
	['nic', 'enp3s0.4095', 'vlan-number'],
	['nic', 'enp3s0.020', 'vlan-number'],
	['nic', '-rf', 'nic-unsafe'],
	['nic', 'a b', 'nic-unsafe'],
	['nic', '网卡', 'nic-unsafe'],
	['nic', '$(x)', 'nic-unsafe'],
	['nic', 'enp3s0\u001b[2J', 'nic-unsafe'],
	['nic', 'a234567890123456', 'nic-unsafe'],
	['layout', 'bridge', 'layout-unknown'],
	['layout', 'Direct', 'layout-unknown'],
	['layout', '', 'layout-unknown'],
	['address', 'auto', 'address-unknown'],
	['address', 'DHCP', 'address-unknown'],
	['subnet', '192.168.1.0', 'subnet-malformed'],
	['subnet', '192.168.1.7/24', 'subnet-host-bits'],
	['subnet', '192.168.1.0/31', 'subnet-prefix'],
	['subnet', '192.0.0.0/7', 'subnet-prefix'],
	['subnet', '010.0.0.0/8', 'ipv4-malformed'],
	['subnet', '127.0.0.0/8', 'subnet-not-lan'],
	['subnet', '224.0.0.0/8', 'subnet-not-lan'],
	['subnet', '169.254.0.0/16', 'subnet-not-lan'],
	['gateway', '192.168.1', 'ipv4-malformed'],
	['gateway', '0xC0A80101', 'ipv4-malformed'],
	['gateway', '192.168.2.1', 'address-outside'],
	['gateway', '192.168.1.0', 'address-is-network'],
	['gateway', '192.168.1.255', 'address-is-broadcast'],
	['gateway', '127.0.0.1', 'address-not-host'],
	['ip', '', 'ipv4-malformed'],
	['ip', '192.168.001.070', 'ipv4-malformed'],
	['ip', '192.168.1.0x46', 'ipv4-malformed'],
	['ip', '192.168.70', 'ipv4-malformed'],
	['ip', '3232235846', 'ipv4-malformed'],
	['ip', '192.168.1.70/24', 'ipv4-malformed'],
	['ip', '１９２.168.1.70', 'ipv4-malformed'],
	['ip', '192.168.1.0', 'address-is-network'],
	['ip', '192.168.1.255', 'address-is-broadcast'],
	['ip', '192.168.2.70', 'address-outside'],
	['ip', '192.168.0.255', 'address-outside'],
	['ip', '192.168.1.1', 'ip-is-gateway'],
	['ip', '0.0.0.0', 'address-not-host'],
	['ip', '255.255.255.255', 'address-not-host'],
	['ip', '169.254.1.70', 'address-not-host'],
	['dns', '192.168.1.1,9.9.9', 'ipv4-malformed'],
	['dns', 'fd00::1', 'ipv4-malformed'],
	['dns', '127.0.0.53', 'address-not-host'],
	['dns', '9.9.9.9 8.8.8.8 1.1.1.1 4.4.4.4', 'dns-too-many'],
	['prefix', '', 'name-malformed'],
	['prefix', 'v', 'name-malformed'],
	['prefix', 'VDSM', 'name-malformed'],
	['prefix', '-vdsm', 'name-malformed'],
	['prefix', 'v.dsm', 'name-malformed'],
	['prefix', 'v'.repeat(32), 'name-malformed'],
	['mac', '02:11:32:ab:cd', 'mac-malformed'],
	['mac', '01:11:32:ab:cd:ef', 'mac-multicast'],
	['mac', '00:11:22:33:44:00', 'mac-in-use'],
	['mac', '00-11-22-33-44-98', 'mac-in-use'],
	['mac', '00:11:22:33:44:55', 'mac-in-use'],
	['mac', derived.bridge, 'mac-in-use'],
	['mgmtSubnet', '172.31.4.1/24', 'subnet-host-bits'],
	['mgmtSubnet', '172.31.4.0/30', 'subnet-prefix'],
	['mgmtSubnet', '127.0.0.0/24', 'subnet-not-lan'],
	['mgmtSubnet', '172.17.9.0/24', 'subnet-reserved'],
	['mgmtSubnet', '172.16.0.0/12', 'subnet-reserved'],
	['mgmtSubnet', '172.30.4.0/24', 'subnet-reserved'],
	['blockPorts', '22,ssh', 'port-range'],
	['blockPorts', '0', 'port-range'],
	['blockPorts', '65536', 'port-range'],
	['blockPorts', '022', 'port-range'],
	['blockPorts', '-22', 'port-range'],
	['blockPorts', '22-24', 'port-span'],
	['blockPorts', '22:24', 'port-span'],
	['blockPorts', '２２', 'port-range'],
	['publish', '5000', 'publish-malformed'],
	['publish', '5000:5000/udp', 'publish-malformed'],
	['publish', '[::1]:5000:5000', 'publish-malformed'],
	['publish', '127.0.0.1:5000', 'publish-malformed'],
	['publish', ':5000:5000', 'publish-malformed'],
	['publish', '-p:5000:5000', 'ipv4-malformed'],
	['publish', 'localhost:5000:5000', 'ipv4-malformed'],
	['publish', '127.1:5000:5000', 'ipv4-malformed'],
	['publish', '255.255.255.255:5000:5000', 'address-not-host'],
	['publish', '224.0.0.1:5000:5000', 'address-not-host'],
	['publish', '0:5000', 'port-range'],
	['publish', '5000:65536', 'port-range'],
	['publish', '05000:5000', 'port-range'],
	['publish', '5000:5000,5000:5001', 'publish-twice'],
	['publish', '0.0.0.0:5000:5000,192.168.1.2:5000:5001', 'publish-twice'],
	['publish', '192.168.1.2:5000:5000,0.0.0.0:5000:5001', 'publish-twice'],
	['name', '', 'name-malformed'],
	['name', 'd', 'name-malformed'],
	['name', '-dsm', 'name-malformed'],
	['name', '_dsm', 'name-malformed'],
	['name', 'my dsm', 'name-malformed'],
	['name', 'dsm/x', 'name-malformed'],
	['name', '数据', 'name-malformed'],
	['name', 'd'.repeat(64), 'name-malformed'],
	['image', '', 'name-malformed'],
	['image', '-x', 'name-malformed'],
	['image', 'vdsm/Virtual-DSM', 'name-malformed'],
	['image', 'vdsm//virtual-dsm', 'name-malformed'],
	['image', 'vdsm/virtual-dsm:', 'name-malformed'],
	['image', 'vdsm/virtual-dsm:a:b', 'name-malformed'],
	['image', 'vdsm:1/virtual-dsm:-x', 'name-malformed'],
	['image', 'a..b', 'name-malformed'],
	['image', 'a-', 'name-malformed'],
	['image', 'a/', 'name-malformed'],
	['image', '/a', 'name-malformed'],
	['image', 'a___b', 'name-malformed'],
	['image', 'a@sha256:1234', 'name-malformed'],
	['image', `a@md5:${hex64}`, 'name-malformed'],
	['image', 'vdsm/virtual-dsm;reboot', 'name-malformed'],
	['image', 'a'.repeat(256), 'name-malformed'],
	['storage', '', 'storage-malformed'],
	['storage', '/', 'storage-malformed'],
	['storage', '//', 'storage-malformed'],
	['storage', '/.', 'storage-malformed'],
	['storage', '/././', 'storage-malformed'],
	['storage', '../dsm', 'storage-malformed'],
	['storage', '/srv/../etc', 'storage-malformed'],
	['storage', '/srv/..', 'storage-malformed'],
	['storage', '~', 'storage-malformed'],
	['storage', '~/dsm', 'storage-malformed'],
	['storage', '~root/dsm', 'storage-malformed'],
	['storage', '/srv/a,readonly', 'storage-malformed'],
	['storage', '/srv/a:b', 'storage-malformed'],
	['storage', '/srv/a"b', 'storage-malformed'],
	['storage', '/srv/a\nb', 'storage-malformed'],
	['storage', '/srv/a\u001b[2Jb', 'storage-malformed'],
	['storage', '/srv/a\u0085b', 'storage-malformed'],
	['storage', '/srv/a\u2028b', 'storage-malformed'],
	['storage', '/srv/a\u202eb', 'storage-malformed'],
	['storage', '/srv/a\u200bb', 'storage-malformed'],
	['storage', '/srv/a\ufffeb', 'storage-malformed'],
	['storage', '/srv/a\ud800b', 'storage-malformed'],
	['diskSize', '256', 'size-malformed'],
	['diskSize', '0G', 'size-malformed'],
	['diskSize', '1.5T', 'size-malformed'],
	['diskSize', '256 GiB', 'size-malformed'],
	['diskSize', '256GG', 'size-malformed'],
	['diskSize', '-1G', 'size-malformed'],
	['diskSize', '900K', 'size-malformed'],
	['ramSize', 'lots', 'size-malformed'],
	['cpuCores', '0', 'cores-malformed'],
	['cpuCores', '1.5', 'cores-malformed'],
	['cpuCores', '02', 'cores-malformed'],
	['cpuCores', '1000', 'cores-malformed'],
	['cpuCores', 'all', 'cores-malformed'],
	['takeOver', '-rf', 'name-malformed'],
	['takeOver', 'my dsm', 'name-malformed'],
];

/** Right as such, and not on this machine: exit 3. */
const disagreeing: ReadonlyArray<readonly [field: FieldId, text: string, code: ProblemCode]> = [
	['nic', 'enp9s0', 'nic-unknown'],
	['ip', '192.168.1.50', 'ip-taken'],
	['ip', '192.168.1.2', 'ip-is-hosts'],
	['mgmtSubnet', '172.20.5.0/24', 'subnet-taken'],
	['mgmtSubnet', '172.20.0.0/14', 'subnet-taken'],
	['mgmtSubnet', '192.168.1.0/24', 'subnet-taken'],
	['mgmtSubnet', '192.168.0.0/16', 'subnet-taken'],
	['mgmtSubnet', '192.168.1.128/25', 'subnet-taken'],
	['mgmtSubnet', '10.8.0.0/16', 'subnet-taken'],
	['mgmtSubnet', '10.8.0.64/26', 'subnet-taken'],
	['mgmtSubnet', '10.9.0.0/24', 'subnet-taken'],
	['mgmtSubnet', '10.10.0.0/24', 'subnet-taken'],
	['takeOver', 'shop', 'take-over-unknown'],
];

/** Good, though it may not look so. What is kept is the third. */
const fine: ReadonlyArray<readonly [field: FieldId, text: string, kept: unknown]> = [
	['nic', ' enp3s0 ', 'enp3s0'],
	['also', ' ; ', []],
	['ip', '192.168.1.51', '192.168.1.51'],
	// Somebody answered for it on another card: that is another LAN.
	['ip', '192.168.1.52', '192.168.1.52'],
	['ip', '192.168.1.254', '192.168.1.254'],
	['subnet', '192.168.1.0/24', {address: '192.168.1.0', prefix: 24}],
	['dns', '', []],
	['dns', '9.9.9.9, 8.8.8.8', ['9.9.9.9', '8.8.8.8']],
	['dns', '9.9.9.9 8.8.8.8,1.1.1.1', ['9.9.9.9', '8.8.8.8', '1.1.1.1']],
	['mac', '02-11-32-AB-CD-EF', '02:11:32:ab:cd:ef'],
	['mgmtSubnet', '10.9.1.0/24', {address: '10.9.1.0', prefix: 24}],
	['mgmtSubnet', '172.31.4.0/29', {address: '172.31.4.0', prefix: 29}],
	['blockPorts', '', []],
	['takeOver', '', null],
	['blockPorts', '5001, 22  5000,22', [22, 5000, 5001]],
	['publish', '', []],
	['publish', '5000:5000', [{address: '127.0.0.1', host: 5000, guest: 5000}]],
	[
		'publish',
		'127.0.0.1:5000:5000 192.168.1.2:5000:5000',
		[
			{address: '127.0.0.1', host: 5000, guest: 5000},
			{address: '192.168.1.2', host: 5000, guest: 5000},
		],
	],
	['prefix', 'v2', 'v2'],
	['prefix', '0_a-b', '0_a-b'],
	['name', 'DSM.2_x-y', 'DSM.2_x-y'],
	['image', 'alpine', 'alpine'],
	['image', 'vdsm/virtual-dsm:V7.65_x', 'vdsm/virtual-dsm:V7.65_x'],
	['image', 'Registry.example.org:5000/a/b__c---d.e:1', 'Registry.example.org:5000/a/b__c---d.e:1'],
	['image', `localhost/a@sha256:${hex64}`, `localhost/a@sha256:${hex64}`],
	['image', `a:1@sha256:${hex64}`, `a:1@sha256:${hex64}`],
	['storage', '/srv/dsm//', '/srv/dsm'],
	['storage', './dsm', './dsm'],
	['storage', 'my dsm', 'my dsm'],
	['storage', '/srv/..dsm/a..b', '/srv/..dsm/a..b'],
	['storage', '/srv/网卡 $(x) `y` \\n ~', '/srv/网卡 $(x) `y` \\n ~'],
	['storage', '-rf', '-rf'],
	['diskSize', '256 gb', '256G'],
	['diskSize', '1t', '1T'],
	['ramSize', '512M', '512M'],
	['cpuCores', '16', 16],
];

const codesOf = (words: RawAnswers) =>
	settle({...exact, ...words}, facts).problems.map(({field, problem}) => [
		field,
		problem.code,
		isMachineProblem(problem),
	]);

describe('refused on any machine [D5]', () => {
	test.each(malformed)('%s %j: %s', (field, text, code) => {
		expect(codesOf({[field]: text})[0]).toEqual([field, code, false]);
	});
});

describe('refused on this machine', () => {
	test.each(disagreeing)('%s %j: %s', (field, text, code) => {
		// What leans on an unknown card has nothing to be proposed from; it is not named again.
		expect(codesOf({[field]: text})).toEqual([[field, code, true]]);
	});
});

describe('taken', () => {
	test.each(fine)('%s %j', (field, text, kept) => {
		const settled = settle({...exact, [field]: text}, facts);
		expect(settled.problems).toEqual([]);
		expect(settled.values[field]).toEqual(kept);
	});
});

test('every question has a wrong answer above, and a right one or a list of choices', () => {
	// Of layout shared only: shim.test.ts.
	const beside: readonly FieldId[] = ['dsmIp', 'shimIp'];
	expect(fieldIds.filter(id => !beside.includes(id) && !malformed.some(([field]) => field === id))).toEqual(
		[],
	);
	const choices: readonly FieldId[] = ['layout', 'address', 'gateway', ...beside];
	expect(fieldIds.filter(id => !choices.includes(id) && !fine.some(([field]) => field === id))).toEqual([]);
});

describe('what a refusal carries', () => {
	const problemOf = (field: FieldId, text: string) =>
		settle({...exact, [field]: text}, facts).problems[0]?.problem;

	test('the range of an address outside', () => {
		expect(problemOf('ip', '192.168.2.70')).toEqual({
			code: 'address-outside',
			role: 'ip',
			value: '192.168.2.70',
			subnet: '192.168.1.0/24',
			first: '192.168.1.1',
			last: '192.168.1.254',
		});
		expect(problemOf('gateway', '10.0.0.1')).toMatchObject({role: 'gateway'});
	});

	test('who has it', () => {
		expect(problemOf('ip', '192.168.1.50')).toMatchObject({mac: '3c:2a:f4:00:00:50'});
		expect(problemOf('ip', '192.168.1.2')).toMatchObject({nic: 'eno1'});
		expect(problemOf('mgmtSubnet', '172.20.0.0/24')).toMatchObject({by: 'shop_default', kind: 'docker'});
		expect(problemOf('mgmtSubnet', '10.8.0.0/24')).toMatchObject({by: 'wg0', kind: 'route'});
		expect(problemOf('mgmtSubnet', '192.168.1.0/25')).toMatchObject({by: '192.168.1.0/24', kind: 'lan'});
		expect(problemOf('mac', '00:11:22:33:44:98')).toMatchObject({by: '网卡'});
	});

	test('the cards that there are, but none that could not be named', () => {
		expect(problemOf('nic', 'enp9s0')).toMatchObject({known: ['eno1', 'enp3s0']});
	});

	test('the part of a list that is wrong', () => {
		expect(problemOf('blockPorts', '22,5000,x')).toEqual({code: 'port-range', value: 'x'});
		expect(problemOf('publish', '5000:5000 80')).toEqual({code: 'publish-malformed', value: '80'});
	});
});

test('flags are distinct, and named like their fields', () => {
	const flags = fieldIds.map(id => fields[id].flag);
	expect(new Set(flags).size).toBe(flags.length);
	expect(fieldIds.map(id => fields[id].id)).toEqual([...fieldIds]);
	for (const [index, flag] of flags.entries())
		expect(flag.slice(2).replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())).toBe(
			fieldIds[index],
		);
});

test.each(['a-', 'a.', 'a_', 'a/', 'a:', 'a', '-', '.'])(
	'no pattern goes astray in a long row of %j',
	part => {
		const text = `${part.repeat(Math.floor(254 / part.length))}!`;
		expect(codesOf({image: text})[0]?.[1]).toBe('name-malformed');
		expect(codesOf({publish: text})[0]?.[0]).toBe('publish');
		expect(codesOf({storage: `/${'/'.repeat(5000)}${text}`})).toEqual(
			part === 'a:' ? [['storage', 'storage-malformed', false]] : [],
		);
	},
);
