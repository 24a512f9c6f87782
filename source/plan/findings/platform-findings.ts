import {type Answers, cardsOf} from '../../model/answers.js';
import type {Facts} from '../../model/facts.js';
import type {FindingDetail} from '../../model/finding.js';
import {platformOf} from '../platforms.js';

/** What the system that Docker runs on is known for. */
export function platformFindings(answers: Answers, facts: Facts): FindingDetail[] {
	const {nic, container} = answers;
	const nics = cardsOf(answers).map(card => card.nic);
	return [
		...systemFindings(nic, facts),
		...nics.flatMap(name => [...bridged(name, facts), ...unraidTap(name, facts)]),
		// Where the storage of a DSM that moves is, was decided long ago.
		...(container.storage === null ? [] : storageFindings(container.storage, facts)),
	];
}

function systemFindings(nic: string, {host}: Facts): FindingDetail[] {
	const {platform, kernel} = host;
	return [
		...(platform?.name === 'proxmox'
			? [{code: 'proxmox-host'} as const, {code: 'proxmox-network', nic} as const]
			: []),
		...(platformOf(host) === 'unraid' ? [{code: 'unraid-memory'} as const] : []),
		// Nothing is said against a setting that could not be read.
		...(platform?.name === 'unraid' && platform.keepsNetworks === false
			? [{code: 'unraid-networks'} as const]
			: []),
		...(platform?.name === 'synology' ? [{code: 'synology-host'} as const] : []),
		// Raspberry Pi's, among others; 4.19.98 has the cure (raspberrypi/linux#3470).
		...(/^4\.19\.97(?!\d)/.test(kernel) ? [{code: 'kernel-arp', kernel} as const] : []),
	];
}

/** Each system has its own place where a card is taken out of a bridge, and puts it back from there. */
function bridged(name: string, {nics, host}: Facts): FindingDetail[] {
	const master = nics.find(nic => nic.name === name)?.master;
	const platform = platformOf(host);
	if (!master) return [];
	switch (platform) {
		case 'proxmox':
		case 'unraid':
		case 'truenas':
		case 'synology':
			return [{code: 'platform-bridge', nic: name, master: master.name, platform}];
		default:
			return [];
	}
}

/** Since 6.12.4 it makes a macvtap at each boot on every card that its settings have without a bridge, address or not (F6). */
function unraidTap(name: string, {nics, host}: Facts): FindingDetail[] {
	if (platformOf(host) !== 'unraid') return [];
	const taps =
		nics.find(nic => nic.name === name)?.children.filter(child => /^vhost\d+$/.test(child.name)) ?? [];
	return taps.map(({name: child}) => ({code: 'unraid-vhost', nic: name, child}));
}

/** Where DSM's disks would lie, if the answer says so: a folder of the project is known only where it is made. */
function storageFindings(storage: string, {host}: Facts): FindingDetail[] {
	if (!storage.startsWith('/')) return [];
	const platform = platformOf(host);
	if (platform === 'unraid' && !/^\/(?:mnt|boot)\//.test(storage))
		return [{code: 'storage-in-memory', storage}];
	if (platform === 'truenas' && !storage.startsWith('/mnt/'))
		return [{code: 'storage-on-system', storage, platform}];
	if (platform === 'synology' && !storage.startsWith('/volume'))
		return [{code: 'storage-on-system', storage, platform}];
	return [];
}
