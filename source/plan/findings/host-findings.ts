import {cardUse, type LayoutName} from '../../model/answers.js';
import type {Facts} from '../../model/facts.js';
import type {FindingDetail} from '../../model/finding.js';
import {compareVersions} from '../../model/version.js';
import {platformOf} from '../platforms.js';

/** The machine below Docker: devices, modules, a hypervisor around it, the image. */
export function hostFindings(image: string, facts: Facts, layout: LayoutName): FindingDetail[] {
	const {devices, modules, host, engine} = facts;
	const owned = cardUse[layout] === 'own';
	const platform = platformOf(host);
	const present = facts.images.find(({name}) => name === image);
	return [
		...(devices.kvm ? [] : [{code: 'no-kvm'} as const]),
		...(devices.tun || modules.tun === true ? [] : [{code: 'no-tun', platform} as const]),
		...(modules.macvlan === false ? [{code: 'no-macvlan', platform, raspberryPi: isPi(host)} as const] : []),
		// The image's DHCP=Y, and so layout shared only.
		...(!owned && modules.macvtap === false ? [{code: 'no-macvtap'} as const] : []),
		...(devices.vhostNet ? [] : [{code: owned ? 'no-vhost' : 'shared-no-vhost'} as const]),
		...surroundings(host),
		...(engine.state === 'running' && !present ? [{code: 'image-missing', image} as const] : []),
		// The start hook exists since 7.42; before, the second NIC has no bridge to sit on.
		...(owned &&
		present?.version &&
		/^v?\d/.test(present.version) &&
		compareVersions(present.version, '7.42') < 0
			? [{code: 'image-old', image, version: present.version} as const]
			: []),
	];
}

function isPi({platform}: Facts['host']): boolean {
	if (platform?.name === 'ubuntu' || platform?.name === 'debian') return platform.raspberryPi;
	return platform?.name === 'raspberry-pi-os';
}

/** What files of facts that do not know of providers have of them: the vendor’s name. */
const clouds =
	/amazon|google|digitalocean|hetzner|alibaba|tencent|huawei|ovh|vultr|linode|scaleway|oraclecloud/i;

/** They also make machines that stand at home, such as Chromeboxes. */
const makers = /google|huawei/i;

type Surroundings = Pick<Facts['host'], 'virtualization' | 'vendor' | 'cloud'>;

function surroundings(host: Surroundings): FindingDetail[] {
	const {virtualization, vendor, cloud} = host;
	if (virtualization === 'lxc') return [{code: 'lxc-host'}];
	if (isCloud(host)) return [{code: 'cloud-host', vendor: cloud ?? vendor ?? ''}];
	return virtualization === null ? [] : [{code: 'virtual-host', hypervisor: virtualization}];
}

/** It stands at a provider’s, who lets only MACs out that he assigned (F83). */
export function isCloud({virtualization, vendor, cloud}: Surroundings): boolean {
	if (cloud !== undefined) return cloud !== null;
	return vendor !== null && clouds.test(vendor) && (virtualization !== null || !makers.test(vendor));
}
