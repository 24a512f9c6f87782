import {specialAddresses} from '../../source/model/address.js';
import {composeFlaws} from '../../source/model/compose-project.js';
import type {FindingCode, FindingDetail} from '../../source/model/finding.js';
import type {NicReason} from '../../source/model/nic.js';
import type {Problem, ProblemCode} from '../../source/model/problem.js';

type Samples<U extends {readonly code: string}> = {
	readonly [K in U['code']]: readonly Omit<Extract<U, {readonly code: K}>, 'code'>[];
};

/** What a flaw is about, where its name does not say it. */
const composeValues: Readonly<Record<string, readonly string[]>> = {
	tied: ['nas-vpn-1', 'nas-db-1'],
	writable: ['/srv/nas/.env'],
	'compose-old': ['2.33.0'],
	'not-listed': ['0123456789ab', 'ba9876543210'],
	card: ['eno1'],
	image: ['vdsm/virtual-dsm:9', 'vdsm/virtual-dsm:7'],
	name: ['other'],
};

/** One of each, or one for each way that it may be said. Every value is one that can be looked for in a sentence. */
export const findingSamples: Samples<FindingDetail> = {
	'nic-blocked': [
		{nic: 'enp3s0', use: 'own', reasons: []},
		{nic: 'enp3s0', use: 'own', reasons: [{code: 'shareable'}]},
		{nic: 'enp3s0', use: 'shared', reasons: []},
	],
	'nic-given-up': [
		{
			nic: 'enp3s0',
			reasons: [
				{code: 'default-route', family: 4, table: 'main', via: 'enp3s0'},
				{code: 'default-route', family: 6, table: '77', via: 'enp3s0'},
				{code: 'ssh-session', peer: '192.168.1.9', via: 'enp3s0'},
			],
		},
	],
	'nic-missing': [{nic: 'enp3s0'}],
	'nic-loses-address': [{nic: 'enp3s0', addresses: ['10.0.0.2/24', '2001:db8::2/64']}],
	'nic-no-carrier': [{nic: 'enp3s0'}],
	'nic-down': [{nic: 'enp3s0'}],
	'nic-managed': [{nic: 'enp3s0', by: 'NetworkManager'}],
	'nic-managed-still': [
		{nic: 'enp3s0', by: 'dhclient', platform: 'other'},
		{nic: 'enp3s0', by: 'dhcpcd', platform: 'debian'},
		{nic: 'enp3s0', by: 'ifupdown2', platform: 'proxmox'},
		{nic: 'enp3s0', by: 'dhcpcd', platform: 'unraid'},
		{nic: 'enp3s0', by: 'dhclient', platform: 'truenas'},
	],
	'not-reboot-safe': (['go-file', 'task-scheduler', 'by-hand'] as const).map(place => ({
		nic: 'enp3s0',
		place,
		commands: ['sysctl -q -w x=1', 'ip link set dev enp3s0 up'],
	})),
	'not-upgrade-safe': [{nic: 'enp3s0', commands: ['sysctl -q -w x=1', 'ip link set dev enp3s0 up']}],
	'nic-maybe-taken': [{nic: 'enp3s0'}],
	'nic-vlan': [{nic: 'enp3s0.10'}],
	'nic-vlan-made': [{nic: 'enp3s0.20', parent: 'enp3s0', id: 20}],
	'nic-vlan-name': [{nic: 'enp3s0.x'}],
	'bridge-nf': [{nic: 'br7'}],
	'unraid-macvlan': [{nic: 'br7'}],
	'proxmox-host': [{}],
	'proxmox-network': [{nic: 'enp3s0'}],
	'unraid-memory': [{}],
	'unraid-networks': [{}],
	'unraid-vhost': [{nic: 'eth7', child: 'vhost7'}],
	'synology-host': [{}],
	'kernel-arp': [{kernel: '4.19.97-v7l+'}],
	'platform-bridge': (['proxmox', 'unraid', 'truenas', 'synology'] as const).map(platform => ({
		nic: 'eth7',
		master: 'br7',
		platform,
	})),
	'storage-in-memory': [{storage: '/srv/dsm'}],
	'storage-changed': [{from: './dsm', to: '/srv/dsm'}],
	'storage-on-system': [
		{storage: '/srv/dsm', platform: 'truenas'},
		{storage: '/srv/dsm', platform: 'synology'},
	],
	'engine-none': [{}],
	'engine-unreachable': [
		{reason: 'permission-denied', denied: true},
		{reason: 'connection-refused', denied: false},
	],
	'engine-rootless': [{}],
	'engine-desktop': [{}],
	'engine-remote': [{where: 'ssh://nas'}],
	'engine-podman': [
		{version: '5.4.2', as: 'program', tried: true, leavesOut: true},
		{version: '5.8.6', as: 'socket', tried: true, leavesOut: false},
		{version: '5.6.1', as: 'socket', tried: false, leavesOut: false},
		{version: '', as: 'program', tried: false, leavesOut: true},
	],
	'engine-2800': [{version: '28.0.1'}],
	'engine-2500-mac': [{version: '25.0.3'}],
	'client-older': [{client: '20.10.24', server: '28.5.2'}],
	'network-foreign': [{name: 'shop_net'}],
	'container-foreign': [{name: 'shop'}],
	'parent-taken': [{nic: 'enp3s0', network: 'shop_net'}],
	'subnet-overlaps-docker': [{subnet: '172.31.4.0/24', network: 'shop_net', other: '172.31.0.0/16'}],
	'subnet-overlaps-route': [{subnet: '172.31.4.0/24', device: 'wg0', route: '172.16.0.0/12'}],
	'lan-is-docker': [{subnet: '172.18.0.0/16', network: 'shop_net', other: '172.18.0.0/16'}],
	'no-free-subnet': [{}],
	'ip-taken': [{ip: '192.168.1.70', mac: '3c:2a:f4:00:00:50'}],
	'mac-taken': [{ip: '192.168.1.71', mac: '3c:2a:f4:00:00:50', nic: 'enp3s0'}],
	'ip-not-checked': [
		'link-down',
		'no-carrier',
		'no-arping',
		'no-root',
		'in-use',
		'other-machine',
		'failed',
	].map(why => ({ip: '192.168.1.70', why})),
	'gateway-silent': [{gateway: '192.168.1.1', nic: 'enp3s0'}],
	'ip-in-dhcp-pool': [{ip: '192.168.1.70'}],
	'dhcp-reservation': [{mac: '46:9a:45:d1:97:41'}],
	'manual-address': [{}],
	'classic-no-dhcp': [{}],
	'classic-ports-dead': [{}],
	'classic-nat-clients': [{}],
	'classic-management': [{guest: '172.31.4.3', container: '172.31.4.2'}],
	'shared-address': [{ip: '192.168.1.70'}],
	'shared-isolation': [{}],
	'shared-shim': [{shim: 'vdsm-shim', ip: '192.168.1.71', dsm: '192.168.1.80', mac: '02:11:32:ab:cd:ef'}],
	'shim-boot': (['init-script', 'go-file', 'task-scheduler', 'by-hand'] as const).map(place => ({
		shim: 'vdsm-shim',
		place,
		commands: ['ip link add', 'ip route add'],
	})),
	'shim-dhcpcd': [{shim: 'vdsm-shim'}],
	'shared-ports-dead': [{}],
	'shared-no-filter': [{}],
	'shared-multicast': [{}],
	'lan-ports-direct': [{}],
	'two-gateways': [{}],
	'several-lans': [{nics: ['enp3s0', 'enp4s0']}],
	'gateways-apart': [{nics: ['enp3s0', 'enp4s0']}],
	'host-isolation': [{via: '127.0.0.1:5050'}, {via: ''}],
	'locked-out': [
		{ports: '5000, 5001', publish: '127.0.0.1:5050'},
		{ports: '5000', publish: ''},
	],
	'port-in-use': [{port: 5077, address: '127.0.0.1'}],
	'publish-everywhere': [{ports: '5077, 5078'}],
	'dsm-firewall': [{gateway: '172.30.4.1'}],
	'no-kvm': [{}],
	'no-macvtap': [{}],
	'shared-no-vhost': [{}],
	'no-tun': [{platform: 'other'}, {platform: 'synology'}],
	'no-macvlan': [
		{platform: 'ubuntu', raspberryPi: true},
		{platform: 'ubuntu', raspberryPi: false},
		{platform: 'raspberry-pi-os', raspberryPi: true},
		{platform: 'other', raspberryPi: false},
	],
	'no-vhost': [{}],
	'virtual-host': ['vmware', 'microsoft', 'oracle', 'kvm', 'xen', 'vm-other'].map(hypervisor => ({
		hypervisor,
	})),
	'cloud-host': [{vendor: 'DigitalOcean'}],
	'lxc-host': [{}],
	'port-security': [{mac: '46:9a:45:d1:97:41'}],
	'image-missing': [{image: 'vdsm/virtual-dsm:7.65'}],
	'image-old': [{image: 'vdsm/virtual-dsm:old', version: '7.41'}],
	'dsm-running': [{container: 'dsm-old', install: 'vdsm3'}],
	'take-over': [
		{container: 'dsm', kept: 'dsm-predecessor', byCompose: false},
		{container: 'dsm', kept: '/srv/nas/compose.override.yaml', byCompose: true},
	],
	'take-over-compose': [...composeFlaws, ...(['engine', 'card', 'image', 'name'] as const)].map(flaw => ({
		container: 'nas-dsm-1',
		project: 'nas',
		service: 'dsm',
		files: '/srv/nas/compose.yaml',
		folder: '/srv/nas',
		flaw,
		values: composeValues[flaw] ?? [],
	})),
	'take-over-networks': [{container: 'nas-dsm-1', networks: ['nas_default', 'proxy']}],
	'take-over-auto-remove': [{container: 'dsm'}],
	'take-over-no-storage': [{container: 'dsm'}],
	'take-over-lost': [{container: 'dsm', settings: ['DeviceRequests', 'Env A B']}],
	'take-over-dropped': [{container: 'dsm', variables: ['DHCP', 'DEV']}],
	'take-over-hook': [
		{container: 'dsm', path: '/srv/start.sh', called: true},
		{container: 'dsm', path: '/srv/start.sh', called: false},
	],
	'take-over-space': [{container: 'dsm', megabytes: 512}],
	'take-over-ports': [{container: 'dsm'}],
};

const range = {subnet: '192.168.1.0/24', first: '192.168.1.1', last: '192.168.1.254'} as const;

export const problemSamples: Samples<Problem> = {
	missing: [
		{field: 'ip', flag: '--ip', candidates: []},
		{field: 'nic', flag: '--nic', candidates: ['enp3s0', 'enp4s0']},
	],
	'take-over-unknown': [
		{value: 'nas', known: []},
		{value: 'nas', known: ['dsm', 'dsm2']},
	],
	'ipv4-malformed': (
		['empty', 'octal', 'hex', 'short', 'range', 'prefix', 'ipv6', 'width', 'other'] as const
	).map(why => ({value: 'v-a-l-u-e', why})),
	'subnet-malformed': [{value: 'v-a-l-u-e'}],
	'subnet-prefix': [{value: '10.0.0.0/31', longest: 30}],
	'subnet-host-bits': [{value: '192.168.1.7/24', meant: '192.168.1.0/24'}],
	'subnet-reserved': [{value: '172.17.9.0/24', reserved: '172.17.0.0/16'}],
	'also-card': [{nic: 'enp4s0', problem: {code: 'mac-multicast', value: 'v-a-l-u-e'}}],
	'also-no-nic': [{value: 'v-a-l-u-e'}],
	'also-unknown': [{value: 'v-a-l-u-e', known: ['address', 'subnet']}],
	'also-repeated': [{value: 'v-a-l-u-e', key: 'ip'}],
	'also-conflict': [
		{key: 'ip', address: 'dhcp'},
		{key: 'ip', address: 'manual'},
	],
	'card-twice': [{value: 'enp4s0'}],
	'cards-overlap': [{value: '10.20.0.0/24', other: '10.0.0.0/8', nic: 'enp4s0'}],
	'mac-twice': [{value: '02:11:32:ab:cd:ef', nic: 'enp4s0'}],
	'subnet-not-lan': specialAddresses.map(why => ({value: '127.0.0.0/8', why})),
	'address-outside': [
		{role: 'gateway', value: '10.0.0.1', ...range},
		{role: 'ip', value: '10.0.0.70', ...range},
	],
	'address-is-network': [{value: '192.168.1.0', ...range}],
	'address-is-broadcast': [{value: '192.168.1.255', ...range}],
	'ip-is-gateway': [{value: '192.168.1.1'}],
	'ip-twice': [
		{value: '192.168.1.70', flag: '--ip'},
		{value: '192.168.1.80', flag: '--dsm-ip'},
	],
	'address-not-host': specialAddresses.map(why => ({value: '127.0.0.1', why})),
	'dns-too-many': [{value: 'v-a-l-u-e', most: 3}],
	'mac-malformed': [{value: 'v-a-l-u-e'}],
	'mac-multicast': [{value: '01:00:5e:00:00:01'}],
	'mac-in-use': [{value: '46:9a:45:d1:97:41', by: 'eno1'}],
	'nic-unsafe': [{value: 'v-a-l-u-e'}],
	'vlan-number': [{value: 'enp3s0.4095', number: '4095'}],
	'nic-unknown': [
		{value: 'enp9s0', known: ['eno1', 'enp3s0']},
		{value: 'enp9s0', known: []},
	],
	'give-up-other': [{value: 'enp9s0', nic: 'enp3s0'}],
	'give-up-needless': [{value: 'enp3s0'}],
	'give-up-shared': [{value: 'enp3s0'}],
	'layout-unknown': [{value: 'v-a-l-u-e'}],
	'address-unknown': [{value: 'v-a-l-u-e'}],
	'classic-needs-static': [{value: 'dhcp'}],
	'shared-needs-static': [{value: 'manual'}],
	'publish-malformed': [{value: 'v-a-l-u-e'}],
	'publish-twice': [{value: '127.0.0.1:5077:5000'}],
	'port-range': [{value: '70000'}],
	'port-span': [{value: '5000-5001'}],
	'name-malformed': [
		{field: 'name', value: 'v-a-l-u-e'},
		{field: 'prefix', value: 'v-a-l-u-e'},
		{field: 'image', value: 'v-a-l-u-e'},
	],
	'storage-malformed': (['empty', 'control', 'colon-comma', 'root', 'home', 'outside'] as const).map(why => ({
		value: 'v-a-l-u-e',
		why,
	})),
	'size-malformed': [
		{field: 'disk-size', value: 'v-a-l-u-e'},
		{field: 'ram-size', value: 'v-a-l-u-e'},
	],
	'cores-malformed': [{value: 'v-a-l-u-e'}],
	'flag-conflict': (['dhcp', 'manual', 'classic', 'shared'] as const).map(because => ({
		flag: '--dns',
		because,
	})),
	'subnet-taken': [
		{value: '172.31.4.0/24', by: 'shop_net', kind: 'docker'},
		{value: '172.31.4.0/24', by: 'wg0', kind: 'route'},
	],
	'ip-taken': [{value: '192.168.1.70', mac: '3c:2a:f4:00:00:50'}],
	'ip-is-hosts': [{value: '192.168.1.2', nic: 'eno1'}],
};

export const reasonSamples: Samples<NicReason> = {
	'default-route': [{family: 6, table: '77', via: 'br7'}],
	'ssh-session': [{peer: '192.168.1.9', via: 'br7'}],
	wireless: [{}],
	enslaved: ['bridge', 'bond', 'team', 'openvswitch', 'vrf', 'odd-kind'].map(kind => ({master: 'br7', kind})),
	child: ['vlan', 'macvtap', 'ipvlan'].map(kind => ({name: 'mv7', kind})),
	'docker-network': ['bridge', 'passthru'].map(mode => ({network: 'shop_net', mode})),
	'docker-bridge': [{network: 'shop_net'}],
	'not-ethernet': [{arpType: 772}],
	loopback: [{}],
	'unsafe-name': [{}],
	'unfit-kind': [{kind: 'macvlan'}],
	'has-address': [{addresses: ['10.0.0.2/24', '2001:db8::2/64']}],
	'no-carrier': [{}],
	'link-down': [{}],
	managed: [{by: 'NetworkManager'}],
	'maybe-taken': [{promiscuity: 7}],
	'not-physical': (['vlan', 'bond', 'bridge', 'team', 'veth', 'other'] as const).map(kind => ({kind})),
	'half-duplex': [{}],
	slow: [{speed: 100}],
	ours: [{install: 'vdsm7'}],
	shareable: [{}],
	'not-up': [{}],
	free: [{}],
};

export const allFindings = listed<FindingDetail, FindingCode>(findingSamples);
export const allProblems = listed<Problem, ProblemCode>(problemSamples);
export const allReasons = listed<NicReason, NicReason['code']>(reasonSamples);

function listed<U extends {readonly code: string}, C extends string>(
	samples: Readonly<Record<C, readonly object[]>>,
): U[] {
	return Object.entries<readonly object[]>(samples).flatMap(([code, details]) =>
		details.map(detail => ({code, ...detail}) as unknown as U),
	);
}
