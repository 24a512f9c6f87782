import {factsJson} from '../../source/host/facts-file.js';
import type {Facts} from '../../source/model/facts.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {composed, factsWithDsm, makePredecessor} from '../helpers/predecessor.js';
import {homelab} from '../wizard/helpers/homelab.js';

const [, spare] = homelab.facts.nics;

/** A host with one of everything that facts can hold, so that each of their strings has a place in it. */
export const richFacts: Facts = {
	...factsWithDsm(
		makePredecessor({
			hook: {source: '/srv/start.sh', bridge: false},
			carried: {
				sysctls: {'net.ipv4.ip_forward': '1'},
				settings: {hostname: ['nas'], 'add-host': ['printer:192.168.1.50'], 'log-driver': ['json-file']},
				switches: ['init'],
				arguments: '-smbios type=1',
				dnsmasq: '--port=0',
			},
		}),
	),
	host: {
		...makeFacts().host,
		platform: {name: 'synology', version: '7.3.2', model: 'DS1520+'},
		virtualization: 'kvm',
		vendor: 'QEMU',
		cloud: 'aws',
	},
	nics: [
		...homelab.facts.nics,
		makeNic({
			name: 'enp9s0',
			index: 9,
			master: {name: 'br1', kind: 'bridge'},
			children: [{name: 'enp9s0.5', kind: 'vlan'}],
			dockerNetworks: [{name: 'lan', mode: 'bridge', install: 'other'}],
			carries: [{what: 'ssh-session', peer: '192.168.1.99', via: 'br1'}],
			extra: {dhcp: true, ieee8021x: 'peap', virtualMac: true},
		}),
		makeNic({
			name: 'eno1.30',
			index: 10,
			kind: 'vlan',
			driver: '802.1Q VLAN Support',
			bus: null,
			vlan: {parent: 'eno1', id: 30, group: 0},
			addresses: hostNic.addresses,
			managedBy: 'networkd',
		}),
	],
	routes: [
		...makeFacts().routes,
		{
			...{family: 4, destination: '10.1.0.0/16', gateway: '192.168.1.3', device: 'enp4s0', table: '100'},
			...{metric: 20, protocol: 'static', source: '192.168.1.40'},
		},
	],
	networks: [
		...makeFacts().networks,
		{
			...{
				id: 'f'.repeat(64),
				name: 'lan',
				driver: 'macvlan',
				internal: false,
				parent: 'enp9s0',
				mode: 'bridge',
			},
			...{subnets: [{address: '10.9.0.0', prefix: 24}], bridge: 'br-lan', install: 'other'},
			...{nicWas: 'enp9s0 up', predecessor: 'dsm'},
		},
	],
	neighbours: [{nic: 'eno1', address: '192.168.1.77', mac: '02:00:00:00:00:77'}],
	lan: [{nic: 'enp3s0', address: '192.168.1.70', result: {answer: 'mac', mac: '02:00:00:00:00:70'}}],
};

/** The same with a DSM of Docker Compose’s. */
export const composedFacts: Facts = {
	...richFacts,
	predecessors: [
		makePredecessor({compose: {...composed, values: ['DISK_SIZE'], files: '/srv/nas/compose.yaml'}}),
	],
};

/** The same where Docker does not answer, and nothing is spare but a card. */
export const silentFacts: Facts = {
	...makeFacts({nics: [hostNic, spare ?? makeNic()]}),
	engine: {state: 'unreachable', reason: 'Cannot connect to the Docker daemon', denied: false},
};

/** As a file, before it is text. */
export function fileOf(facts: Facts): Readonly<Record<string, unknown>> {
	return factsJson(facts);
}
