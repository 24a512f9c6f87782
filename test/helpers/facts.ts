import type {Facts} from '../../source/model/facts.js';
import type {Nic} from '../../source/model/nic.js';

/** A physical card that nobody uses: down, without an address, as the best candidates are. */
export function makeNic(changes: Partial<Nic> = {}): Nic {
	return {
		name: 'enp3s0',
		index: 3,
		kind: 'physical',
		mac: '00:11:22:33:44:55',
		permanentMac: '00:11:22:33:44:55',
		driver: 'igc',
		bus: 'pci 0000:03:00.0',
		model: null,
		up: true,
		carrier: true,
		speed: 1000,
		duplex: 'full',
		mtu: 1500,
		arpType: 1,
		wireless: false,
		addresses: [],
		master: null,
		children: [],
		dockerNetworks: [],
		carries: [],
		managedBy: null,
		promiscuity: 0,
		ipv6: true,
		...changes,
	};
}

/** The card that carries the host: an address and the default route. */
export const hostNic = makeNic({
	name: 'eno1',
	index: 2,
	mac: '00:11:22:33:44:00',
	permanentMac: '00:11:22:33:44:00',
	addresses: [{family: 4, address: '192.168.1.2', prefix: 24, scope: 'global'}],
	carries: [{what: 'default-route', family: 4, table: 'main', via: 'eno1'}],
});

export type RunningEngine = Extract<Facts['engine'], {state: 'running'}>;

export function makeEngine(changes: Partial<RunningEngine> = {}): RunningEngine {
	return {
		state: 'running',
		version: '28.5.2',
		apiVersion: '1.51',
		clientVersion: '28.5.2',
		name: 'homelab',
		operatingSystem: 'Debian GNU/Linux 13 (trixie)',
		rootless: false,
		desktop: false,
		remote: null,
		podman: false,
		...changes,
	};
}

/** A homelab host with one card to spare, on 192.168.1.0/24. */
export function makeFacts(changes: Partial<Facts> = {}): Facts {
	return {
		host: {
			name: 'homelab',
			system: 'Debian GNU/Linux 13',
			kernel: '6.12.0',
			virtualization: null,
			vendor: null,
			root: true,
			systemd: true,
		},
		nics: [hostNic, makeNic()],
		routes: [
			{family: 4, destination: 'default', gateway: '192.168.1.1', device: 'eno1', table: 'main'},
			{family: 4, destination: '192.168.1.0/24', gateway: null, device: 'eno1', table: 'main'},
		],
		engine: makeEngine(),
		networks: [
			{
				id: '0123456789ab',
				name: 'bridge',
				driver: 'bridge',
				internal: false,
				subnets: [{address: '172.17.0.0', prefix: 16}],
				parent: null,
				mode: null,
				install: null,
				nicWas: null,
			},
		],
		containers: [],
		predecessors: [],
		images: [{name: 'vdsm/virtual-dsm:latest', version: '7.65'}],
		devices: {kvm: true, tun: true, vhostNet: true},
		modules: {macvlan: true, macvtap: true, bridge: true, tun: true},
		listening: [{address: '0.0.0.0', port: 22}],
		bridgeNf: null,
		lan: [],
		...changes,
	};
}
