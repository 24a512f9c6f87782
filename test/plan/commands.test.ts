import {describe, expect, test} from 'vitest';
import {resolveCommand} from '../../source/model/command.js';
import {type Generation, generations} from '../../source/model/facts.js';
import type {StepAction} from '../../source/model/step.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {makeAnswers, makeDhcpAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';

// Written out by hand, as in the design: what is shown here is what users will run.

const facts = makeFacts({nics: [hostNic, makeNic({up: false, carrier: null})]});

/** One line for each command; the digest that tells specifications apart is no command's business. */
function lines(actions: readonly StepAction[]): string[] {
	return actions.map(action => {
		if (action.kind !== 'run') {
			const path = action.kind === 'remove' ? action.path : action.file.path;
			return `${action.kind} ${typeof path === 'string' ? path : 'hook'}`;
		}
		const [program, args] = resolveCommand(action.command, '/srv');
		const words = [program, ...args].map(word => (word.includes(' ') ? `'${word}'` : word));
		return words.join(' ').replaceAll(/ --label vdsm-passthru\.spec=[\da-f]{16}/g, '');
	});
}

const create = 'docker create --name vdsm --restart unless-stopped --stop-timeout 120';
const mine = '--label vdsm-passthru.install=vdsm';
const note = '--label vdsm-passthru.nic-was=down,ipv6,00:11:22:33:44:55';
const common = [
	'--cap-add NET_ADMIN --device /dev/kvm --device /dev/net/tun --device /dev/vhost-net',
	'--sysctl net.ipv4.ip_forward=1',
	'--mount type=bind,source=/srv/dsm,target=/storage',
	'--mount type=bind,source=/srv/vdsm-hook.sh,target=/run/start.sh,readonly',
	'--env DISK_SIZE=256G --env RAM_SIZE=2G --env CPU_CORES=2',
].join(' ');
const netdev = 'tap,id=hostnet1,br=br0,helper=/usr/lib/qemu/qemu-bridge-helper,vhost=on';
const device = 'virtio-net-pci,romfile=,netdev=hostnet1,id=net1,mac=46:9a:45:d1:97:41';
const args = `--env 'ARGUMENTS=-netdev ${netdev} -device ${device}'`;
const mgmt0 = 'driver-opt=com.docker.network.endpoint.ifname=mgmt0';
const lan0 = 'driver-opt=com.docker.network.endpoint.ifname=lan0';

const before = ['docker pull vdsm/virtual-dsm:latest', 'mkdir -p -- /srv/dsm', 'write hook'];
const unit = '/etc/systemd/system/vdsm-passthru-vdsm.service';
const card = [
	'sysctl -q -w net/ipv6/conf/enp3s0/disable_ipv6=1 net/ipv4/conf/enp3s0/arp_ignore=1',
	'ip link set dev enp3s0 up',
];
const boot = [`write ${unit}`, 'systemctl enable --quiet vdsm-passthru-vdsm.service'];

const direct = {
	networks: [
		`docker network create --driver bridge --subnet 172.31.4.0/24 --gateway 172.31.4.1 ${mine} vdsm-eth0-bridge`,
		`docker network create --driver macvlan --internal --subnet 10.213.213.0/30 --gateway 10.213.213.1 --opt parent=enp3s0 --opt macvlan_mode=passthru --opt com.docker.network.advertise_addr_nmsgs=0 ${mine} ${note} vdsm-eth1-macvlan`,
	],
	tail: `--publish 127.0.0.1:5000:5000 ${common} --env DNSMASQ_OPTS=--dhcp-option=tag:docker,option:router ${args} ${mine} vdsm/virtual-dsm:latest`,
};

const classic = {
	networks: [
		`docker network create --driver bridge --subnet 172.31.4.0/24 --gateway 172.31.4.1 --aux-address dsm=172.31.4.3 ${mine} vdsm-eth1-bridge`,
		`docker network create --driver macvlan --subnet 192.168.1.0/24 --gateway 192.168.1.1 --ip-range 192.168.1.70/32 --opt parent=enp3s0 --opt macvlan_mode=passthru ${mine} ${note} vdsm-eth0-macvlan`,
	],
	tail: `${common} ${args} ${mine} vdsm/virtual-dsm:latest`,
};

const containers: Readonly<Record<'direct' | 'classic', Readonly<Record<Generation, readonly string[]>>>> = {
	direct: {
		single: [
			`${create} --network vdsm-eth0-bridge --ip 172.31.4.2 ${direct.tail}`,
			'docker network connect --ip 10.213.213.2 vdsm-eth1-macvlan vdsm',
		],
		several: [
			`${create} --network name=vdsm-eth0-bridge,ip=172.31.4.2 --network name=vdsm-eth1-macvlan,ip=10.213.213.2,mac-address=00:11:22:33:44:55 ${direct.tail}`,
		],
		named: [
			`${create} --network name=vdsm-eth0-bridge,ip=172.31.4.2,${mgmt0},gw-priority=100 --network name=vdsm-eth1-macvlan,ip=10.213.213.2,mac-address=00:11:22:33:44:55,${lan0} ${direct.tail}`,
		],
	},
	classic: {
		single: [
			`${create} --network vdsm-eth0-macvlan --ip 192.168.1.70 ${classic.tail}`,
			'docker network connect --ip 172.31.4.2 vdsm-eth1-bridge vdsm',
		],
		several: [
			`${create} --network name=vdsm-eth0-macvlan,ip=192.168.1.70,mac-address=00:11:22:33:44:55 --network name=vdsm-eth1-bridge,ip=172.31.4.2 ${classic.tail}`,
		],
		named: [
			`${create} --network name=vdsm-eth0-macvlan,ip=192.168.1.70,mac-address=00:11:22:33:44:55,${lan0},gw-priority=100 --network name=vdsm-eth1-bridge,ip=172.31.4.2,${mgmt0} ${classic.tail}`,
		],
	},
};

describe.each(generations)('for an Engine of generation %s', generation => {
	test.each([
		['direct', direct],
		['classic', classic],
	] as const)('%s', (layout, {networks}) => {
		const {steps} = buildPlan(makeAnswers({layout}, facts), facts, generation);
		expect(steps.flatMap(({run}) => lines(run))).toEqual([
			...before,
			...networks,
			...card,
			...boot,
			...containers[layout][generation],
			'docker start vdsm',
		]);
	});
});

test('how DSM gets its address makes no difference to the commands', () => {
	const commands = (answers: ReturnType<typeof makeAnswers>) =>
		buildPlan(answers, facts).steps.flatMap(({run}) => lines(run));
	expect(commands(makeDhcpAnswers({}, facts))).toEqual(commands(makeAnswers({}, facts)));
	expect(commands(makeDhcpAnswers({address: 'manual'}, facts))).toEqual(commands(makeAnswers({}, facts)));
});

test.each([
	['direct', ['vdsm-eth1-macvlan', 'vdsm-eth0-bridge']],
	['classic', ['vdsm-eth0-macvlan', 'vdsm-eth1-bridge']],
])('%s is taken down in reverse, by name, and the data stays', (layout, [lan = '', management = '']) => {
	const {steps} = buildPlan(makeAnswers({layout}, facts), facts);
	expect(steps.toReversed().flatMap(({undo}) => lines(undo))).toEqual([
		'docker stop vdsm',
		'docker rm vdsm',
		'systemctl disable --quiet vdsm-passthru-vdsm.service',
		`remove ${unit}`,
		'systemctl daemon-reload',
		'ip link set dev enp3s0 down',
		'sysctl -q -w net/ipv6/conf/enp3s0/disable_ipv6=0 net/ipv4/conf/enp3s0/arp_ignore=0',
		`docker network rm ${lan}`,
		`docker network rm ${management}`,
		'remove hook',
	]);
});

describe('where the machine is another', () => {
	const script = (changes: Parameters<typeof makeFacts>[0]) => {
		const there = makeFacts({nics: [hostNic, makeNic()], ...changes});
		const {steps} = buildPlan(makeAnswers({}, there), there);
		return {run: steps.flatMap(({run}) => lines(run)), undo: steps.flatMap(({undo}) => lines(undo))};
	};

	test('a card that was up, or silent, is left as it was', () => {
		const {run, undo} = script({nics: [hostNic, makeNic({up: true, ipv6: false, arpIgnore: 1})]});
		expect(run).toEqual(expect.arrayContaining(card));
		expect(undo.filter(line => /^(?:ip|sysctl) /.test(line))).toEqual([]);
	});

	test('where systemd did not start it, nothing is installed for its boots', () => {
		const {run} = script({host: {...makeFacts().host, systemd: false}});
		expect(run.join('\n')).not.toContain('systemctl');
	});

	test('a kernel without IPv6 has ARP alone to be silenced', () => {
		const {run, undo} = script({nics: [hostNic, makeNic({ipv6: null})]});
		expect(run).toContain('sysctl -q -w net/ipv4/conf/enp3s0/arp_ignore=1');
		expect(undo).toContain('sysctl -q -w net/ipv4/conf/enp3s0/arp_ignore=0');
		expect(run.join('\n')).not.toContain('disable_ipv6');
	});

	test('jumbo frames reach DSM', () => {
		const {run} = script({nics: [hostNic, makeNic({mtu: 9000})]});
		expect(run.join('\n')).toContain(`${device},host_mtu=9000'`);
	});

	test('without /dev/vhost-net and /dev/kvm neither is asked for', () => {
		const {run} = script({devices: {kvm: false, tun: true, vhostNet: false}});
		const line = run.find(one => one.startsWith('docker create')) ?? '';
		expect(line).not.toMatch(/\/dev\/kvm|vhost/);
		expect(line).toContain(`--device /dev/net/tun --sysctl`);
		expect(line).toContain('--env KVM=N');
		expect(line).toContain(`'ARGUMENTS=-netdev bridge,id=hostnet1,br=br0 -device ${device}'`);
	});
});
