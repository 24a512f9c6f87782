import {makeEngine, makeFacts} from '../helpers/facts.js';
import {
	type Case,
	dhcp,
	ended,
	firewall,
	lan,
	lanEnd,
	looping,
	macs,
	made,
	managementEnd,
	netdev,
	nic,
	other,
	shared,
	told,
	wide,
	withInside,
} from './container-cases.js';
import {healthy, inside, managementNetwork} from './healthy.js';
import {runningFacts} from './healthy-facts.js';

/** What is fine, and looks like a fault. `ok`, unless it says `skip` or `unknown`. */
export const fine: ReadonlyArray<Pick<Case, 'id' | 'name' | 'changes'> & {readonly verdict?: string}> = [
	{
		id: 'container-exists',
		name: 'an image of another name, on a macvlan',
		changes: {
			facts: {
				...runningFacts,
				networks: [{...runningFacts.networks[0], name: 'wire', driver: 'macvlan'} as never],
				containers: [{...other, networks: ['wire']}],
			},
		},
	},
	{
		id: 'container-exists',
		name: 'nobody can be asked',
		changes: {facts: makeFacts({engine: {state: 'unreachable', reason: 'no', denied: false}})},
		verdict: 'unknown',
	},
	{
		id: 'container-exists',
		name: 'ours',
		changes: {facts: {...runningFacts, engine: makeEngine({version: '20.10.24'})}},
	},
	{id: 'network-mode', name: 'another container’s', changes: made({networkMode: 'container:vpn', ends: []})},
	{
		id: 'network-device',
		name: 'another container’s',
		changes: made({networkMode: 'container:vpn', ends: []}),
		verdict: 'skip',
	},
	{
		id: 'network-device',
		name: 'no network, and none wanted',
		changes: told({NETWORK: 'N'}, {networkMode: 'none', ends: []}),
		verdict: 'skip',
	},
	{id: 'network-device', name: 'what the hook has made', changes: told({DEV: 'br7'})},
	{id: 'network-device', name: 'the name that Docker gave', changes: told({DEV: 'mgmt0'}, ended)},
	{
		id: 'network-device',
		name: 'a number, on an Engine that ignores names',
		changes: told({DEV: 'eth1'}, looping),
	},
	{
		id: 'image-hook',
		name: 'without a hook',
		changes: made({imageVersion: '7.10', mounts: []}),
		verdict: 'skip',
	},
	{id: 'image-hook', name: 'somebody’s own image', changes: made({imageVersion: null})},
	{id: 'image-hook', name: '7.42', changes: made({imageVersion: 'v7.42'})},
	{id: 'image-hook', name: '8.1', changes: made({imageVersion: '8.1'})},
	{id: 'image-bridge-acl', name: '7.26', changes: made({imageVersion: '7.26'})},
	{
		id: 'image-bridge-acl',
		name: 'it is mounted',
		changes: made({
			imageVersion: '7.20',
			mounts: [{type: 'bind', source: '/srv/bridge.conf', target: '/etc/qemu/bridge.conf', readOnly: true}],
		}),
	},
	{
		id: 'image-bridge-acl',
		name: 'no bridge wanted',
		changes: told({ARGUMENTS: ''}, {imageVersion: '7.20'}),
		verdict: 'skip',
	},
	{
		id: 'image-takes-macvlan',
		name: '7.39 behind a bridge',
		changes: made({imageVersion: '7.39'}),
		verdict: 'skip',
	},
	{
		id: 'image-takes-macvlan',
		name: '7.40',
		changes: {...made({imageVersion: '7.40', ends: lanEnd}), ...shared},
	},
	{
		id: 'image-takes-macvlan',
		name: '7.38',
		changes: {...made({imageVersion: '7.38', ends: lanEnd}), ...shared},
	},
	{id: 'net-admin', name: 'privileged', changes: made({capabilities: [], privileged: true})},
	{id: 'net-admin', name: 'all of them', changes: made({capabilities: ['ALL']})},
	{
		id: 'net-admin',
		name: 'the host’s network',
		changes: made({networkMode: 'host', capabilities: []}),
		verdict: 'skip',
	},
	{id: 'tun-passed', name: 'its folder', changes: made({devices: ['/dev/net']})},
	{id: 'tun-passed', name: 'a rule', changes: made({devices: [], cgroupRules: ['c 10:200 rwm']})},
	{id: 'tun-passed', name: 'a rule for all', changes: made({devices: [], cgroupRules: ['a *:* rwm']})},
	{id: 'tun-passed', name: 'privileged', changes: made({devices: [], privileged: true})},
	{id: 'tun-passed', name: 'DHCP=Y', changes: told(dhcp, {devices: []}), verdict: 'skip'},
	{id: 'dhcp-passthru', name: 'a macvlan for several', changes: {...told(dhcp, {ends: lanEnd}), ...shared}},
	{id: 'dhcp-passthru', name: 'no network wanted', changes: told({...dhcp, NETWORK: 'no'}), verdict: 'skip'},
	{id: 'dhcp-passthru', name: 'DHCP=N', changes: told({DHCP: 'N'}), verdict: 'skip'},
	{id: 'dhcp-macvlan', name: 'a macvlan for several', changes: {...told(dhcp, {ends: lanEnd}), ...shared}},
	{
		id: 'dhcp-macvlan',
		name: 'the interface is named',
		changes: {...told({...dhcp, DEV: 'lan0'}), networks: lan({options: {parent: 'enp3s0'}})},
	},
	{id: 'dhcp-tap', name: 'a rule', changes: told(dhcp, wide)},
	{
		id: 'dhcp-tap',
		name: 'an older rule, for one kernel',
		changes: told(dhcp, {cgroupRules: ['c 243:* rwm']}),
	},
	{id: 'dhcp-tap', name: 'privileged', changes: told(dhcp, {privileged: true})},
	{id: 'stored-macs', name: 'behind NAT', changes: {storage: {macs, free: null}}, verdict: 'skip'},
	{
		id: 'stored-macs',
		name: 'a MAC of its own',
		changes: {...told({...dhcp, MAC: '02:11:32:00:00:01'}), storage: {macs, free: null}},
		verdict: 'skip',
	},
	{
		id: 'stored-macs',
		name: 'different ones',
		changes: {
			...told(dhcp),
			storage: {macs: [...macs.slice(0, 1), {...macs[1], mac: '02:11:32:00:00:01'} as never], free: null},
		},
	},
	{
		id: 'stored-macs',
		name: 'one folder of two containers',
		changes: {
			...told(dhcp),
			storage: {macs: [...macs.slice(0, 1), {...macs[0], container: 'copy'} as never], free: null},
		},
	},
	{
		id: 'macvtap-leftover',
		name: 'it waited, long ago',
		changes: {
			...told(dhcp),
			log: ['❯ Waiting for macvtap interface to become available..', '1', '2', '3', '4'],
		},
	},
	{id: 'start-error', name: 'an earlier attempt', changes: made({error: 'whatever'})},
	{
		id: 'container-log',
		name: 'stopped by somebody',
		changes: {...made({...ended, exitCode: 143}), log: ["failed to get mtu of bridge `br0': No such device"]},
		verdict: 'skip',
	},
	{
		id: 'container-log',
		name: 'DSM was shut down',
		changes: {...made({...ended, exitCode: 0}), log: ["failed to get mtu of bridge `br0': No such device"]},
		verdict: 'skip',
	},
	{
		id: 'container-log',
		name: 'asked to end',
		changes: {
			...made(ended),
			log: [
				"failed to get mtu of bridge `br0': No such device",
				'❯ Received SIGTERM signal, sending ACPI shutdown signal...',
			],
		},
		verdict: 'skip',
	},
	{
		id: 'container-log',
		name: 'it runs, whatever stands there',
		changes: {log: ["failed to get mtu of bridge `br0': No such device"]},
		verdict: 'skip',
	},
	{
		id: 'container-log',
		name: 'Docker did not start it',
		changes: {...made({...ended, error: 'no'}), log: ["failed to get mtu of bridge `br0': No such device"]},
		verdict: 'skip',
	},
	{id: 'container-log', name: 'nobody knows', changes: made(ended)},
	{id: 'restart-policy', name: 'always', changes: made({restartPolicy: 'always'})},
	{
		id: 'arguments-quotes',
		name: 'JSON',
		changes: told({ARGUMENTS: '-netdev {"type":"bridge","id":"hostnet1","br":"br0"}'}),
	},
	{id: 'arguments-quotes', name: 'none at all', changes: told({ARGUMENTS: ' '}), verdict: 'skip'},
	{
		id: 'qemu-ids',
		name: 'the published recipe',
		changes: told({ARGUMENTS: `${netdev} -device virtio-net-pci,netdev=hostnet1`}),
	},
	{
		id: 'qemu-ids',
		name: 'the image makes none',
		changes: told({
			NETWORK: 'N',
			ARGUMENTS: '-netdev bridge,id=hostnet0 -device e1000,netdev=hostnet0,id=net0',
		}),
	},
	{
		id: 'qemu-ids',
		name: 'one of each kind',
		changes: told({ARGUMENTS: '-netdev user,id=a -device e1000,netdev=a,id=a'}),
	},
	{
		id: 'qemu-netdevs',
		name: 'vhost',
		changes: told({
			ARGUMENTS: `-netdev tap,id=hostnet1,br=br0,helper=/usr/lib/qemu/qemu-bridge-helper,vhost=on ${nic}`,
		}),
	},
	{
		id: 'qemu-netdevs',
		name: 'JSON',
		changes: told({ARGUMENTS: `-netdev {"type":"bridge","id":"hostnet1","br":"br0"} ${nic}`}),
	},
	{
		id: 'qemu-netdevs',
		name: 'a hub between',
		changes: told({
			ARGUMENTS: `${netdev} -netdev hubport,id=h,hubid=0,netdev=hostnet1 -device e1000,netdev=h`,
		}),
	},
	{id: 'qemu-netdevs', name: 'no networks in it', changes: told({ARGUMENTS: '-device usb-mouse,id=m -usb'})},
	{
		id: 'qemu-netdevs',
		name: 'a comma in a value',
		changes: told({ARGUMENTS: `-netdev user,id=hostnet1,hostname=a,,id=x ${nic}`}),
	},
	{
		id: 'second-nic',
		name: 'classic',
		changes: {...told({ARGUMENTS: ''}, {ends: lanEnd}), networks: lan({internal: false})},
		verdict: 'skip',
	},
	{
		id: 'second-nic',
		name: 'the macvlan keeps its address on the LAN',
		changes: {...told({ARGUMENTS: ''}), networks: lan({internal: false}), hook: null},
		verdict: 'skip',
	},
	{id: 'second-nic', name: 'DHCP=Y', changes: told({...dhcp, ARGUMENTS: ''}), verdict: 'skip'},
	{id: 'second-nic', name: 'in one word', changes: told({ARGUMENTS: '-nic bridge,br=br0'})},
	{
		id: 'second-nic',
		name: 'behind NAT',
		changes: {...told({ARGUMENTS: ''}, {ends: managementEnd}), networks: [managementNetwork]},
		verdict: 'skip',
	},
	{
		id: 'second-nic',
		name: 'a NIC of a kind that nobody here knows',
		changes: told({ARGUMENTS: `${netdev} -device xen-net-device,netdev=hostnet1`}),
	},
	{
		id: 'guest-mac',
		name: 'on QEMU’s own NAT',
		changes: told({ARGUMENTS: '-netdev user,id=u -device e1000,netdev=u'}),
		verdict: 'skip',
	},
	{
		id: 'guest-mac',
		name: 'small and large letters',
		changes: told({ARGUMENTS: `${netdev} -device e1000,netdev=hostnet1,mac=46:9A:45:D1:97:41`}),
	},
	{
		id: 'guest-mac',
		name: 'none given in classic, where the NIC is on Docker’s bridge',
		changes: {
			...told(
				{ARGUMENTS: `${netdev} -device virtio-net-pci,netdev=hostnet1`},
				{ends: [...managementEnd, ...lanEnd.map(end => ({...end, gwPriority: 200}))]},
			),
			networks: lan({internal: false}),
		},
	},
	{
		id: 'guest-mac-distinct',
		name: 'elsewhere in the container',
		changes: withInside({
			links: inside.links.map(link => (link.name === 'mgmt0' ? {...link, mac: '46:9a:45:d1:97:41'} : link)),
		}),
	},
	{id: 'guest-mac-distinct', name: 'none was given', changes: told({ARGUMENTS: netdev}), verdict: 'skip'},
	{id: 'qemu-runs', name: 'nobody can tell', changes: withInside({qemu: null}), verdict: 'unknown'},
	{
		id: 'health-firewall',
		name: 'still starting',
		changes: made({health: {status: 'starting', lastOutput: firewall}}),
	},
	{
		id: 'health-firewall',
		name: 'another reason',
		changes: made({health: {status: 'unhealthy', lastOutput: 'curl: (7)'}}),
	},
	{
		id: 'health-firewall',
		name: 'ended',
		changes: made({...ended, health: {status: 'unhealthy', lastOutput: firewall}}),
		verdict: 'skip',
	},
	{
		id: 'health-check',
		name: 'the firewall’s',
		changes: made({health: {status: 'unhealthy', lastOutput: firewall}}),
	},
	{
		id: 'health-check',
		name: 'none',
		changes: {container: {...healthy.container, health: null}},
		verdict: 'skip',
	},
];
