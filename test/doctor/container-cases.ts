import type {ContainerDetail, NetworkDetail} from '../../source/model/diagnosis/container-detail.js';
import type {Evidence} from '../../source/model/diagnosis/evidence.js';
import type {DoctorId} from '../../source/model/diagnosis/values.js';
import {container, healthy, lanNetwork, managementNetwork} from './healthy.js';
import {listed} from './healthy-facts.js';

export type Case = {
	readonly id: DoctorId;
	readonly name: string;
	readonly changes: Partial<Evidence>;
	readonly verdict?: 'error' | 'warning' | 'note';
	readonly values: Readonly<Record<string, unknown>>;
	/** As one would type them. */
	readonly commands?: readonly string[];
	readonly danger?: 'none' | 'dsm' | 'deletes';
};

/** The container, changed. */
export function made(changes: Partial<ContainerDetail>): Partial<Evidence> {
	return {container: {...container, ...changes}};
}

/** With these variables on top of its own. */
export function told(environment: Readonly<Record<string, string>>, more: Partial<ContainerDetail> = {}) {
	return made({environment: {...container.environment, ...environment}, ...more});
}

/** It has ended by itself. */
export const ended: Partial<ContainerDetail> = {status: 'exited', pid: 0, exitCode: 1, ranFor: 2000};
export const looping: Partial<ContainerDetail> = {status: 'restarting', pid: 0, exitCode: 1, restarts: 7};

export const lan = (changes: Partial<NetworkDetail>): readonly NetworkDetail[] => [
	managementNetwork,
	{...lanNetwork, ...changes},
];
/** A macvlan of the LAN that several can share, alone. */
export const shared: Partial<Evidence> = {
	networks: [{...lanNetwork, internal: false, options: {parent: 'enp3s0', macvlan_mode: 'bridge'}}],
};
export const lanEnd = container.ends.filter(({network}) => network === lanNetwork.name);
export const managementEnd = container.ends.filter(({network}) => network === managementNetwork.name);

export const [netdev, nic] = [
	'-netdev bridge,id=hostnet1,br=br0',
	'-device virtio-net-pci,romfile=,netdev=hostnet1,id=net1,mac=46:9a:45:d1:97:41',
];

/** Ours, as it was planned. */
export const anew = [
	'docker stop -t 120 vdsm',
	'docker rm vdsm',
	'npx vdsm-passthru apply --yes --prefix vdsm',
];
export const withInside = (changes: Partial<Evidence['inside']>): Partial<Evidence> => ({
	inside: {...healthy.inside, ...changes},
});

export const options = {commands: anew, danger: 'deletes'} as const;
export const dhcp = {DHCP: 'Y'};
export const wide = {cgroupRules: ['c *:* rwm']};
export const vdsm = {container: 'vdsm'};
export const image = 'vdsm/virtual-dsm:latest';
export const pulled = {commands: [`docker pull ${image}`, ...anew], danger: 'deletes'} as const;
export const other = {
	...listed,
	name: 'db',
	image: 'postgres',
	install: null,
	dsm: false,
	networks: ['bridge'],
};
export const macs = [
	{container: 'vdsm', file: '/root/dsm/dsm.mac', mac: '02:11:32:aa:bb:cc'},
	{container: 'copy', file: '/root/copy/dsm.mac', mac: '02:11:32:aa:bb:cc'},
];
export const firewall =
	'Failed to reach DSM at port 5000\nYou might need to whitelist IP 172.30.0.1 in the DSM firewall.\n';
