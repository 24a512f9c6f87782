import type {FindingDetail} from '../../model/finding.js';
import type {PlatformName} from '../../model/platform.js';
import type {ByCode, FindingText} from '../by-code.js';

/** About the system that Docker runs on, and what is around it. */
export const platformFindings = {
	'not-reboot-safe': ({nic, place, commands}) => ({
		title: `After a reboot nobody sets ${nic} up`,
		meaning: {
			'go-file': 'Unraid’s system is in memory: what is written below /etc is gone with a reboot.',
			'task-scheduler':
				'DSM’s Docker is a package with a unit of its own, so the unit that other hosts get is not made here.',
			'by-hand':
				'This machine does not run systemd, so nothing is installed that does it before Docker starts.',
		}[place],
		fix: {
			'go-file': `Put this line into /boot/config/go, above the one with emhttp: ${commands.join('; ')}`,
			'task-scheduler': `Control Panel > Task Scheduler > Create > Triggered Task > User-defined script, user root, event Boot-up, with this line: ${commands.join('; ')}`,
			'by-hand': `Have this machine run at boot, before Docker: ${commands.join('; ')}`,
		}[place],
	}),
	'not-upgrade-safe': ({nic, commands}) => ({
		title: `An upgrade of TrueNAS removes what sets ${nic} up`,
		meaning:
			'The unit that does it after each reboot is below /etc, and an upgrade starts with a new /etc. Network settings that are applied set a card down that they do not know.',
		fix: `System > Advanced Settings > Init/Shutdown Scripts > Add: type “Command”, when “Post Init”, command: ${commands.join('; ')}`,
	}),
	'unraid-macvlan': ({nic}) => ({
		title: `macvlan on ${nic} is known to crash Unraid`,
		meaning:
			'Unraid’s kernel can stop with call traces when a macvlan sits on a bridge. A card and a bond are well.',
		fix: 'Turn bridging off for the card, or use a second card that Unraid does not use.',
	}),
	'proxmox-host': () => ({
		title: 'Docker runs on Proxmox VE itself',
		meaning: 'Proxmox recommends a virtual machine for Docker’s images, apart from the host.',
		fix: 'Better: a virtual machine with Docker, and its MAC filter off (Firewall > Options). It works here, too; what is set up is Docker’s alone, and not seen in Proxmox’s pages.',
	}),
	'proxmox-network': ({nic}) => ({
		title: `Keep ${nic} out of Proxmox’s bridges`,
		meaning:
			'Its pages write /etc/network/interfaces. A card that is among a bridge’s ports there is put into the bridge at the next boot, or “Apply Configuration” fails with “Device or resource busy”.',
		fix: `Node > System > Network: ${nic} in no “Bridge ports” and no “Slaves”, and without an address. It may stay in the list.`,
	}),
	'unraid-memory': () => ({
		title: 'Unraid’s system is in memory',
		meaning:
			'What lies outside of /mnt and /boot is gone after a reboot: a hook there, without which the container does not start, and DSM’s disks.',
		fix: 'Work in a folder of a share or a pool, such as /mnt/user/appdata/vdsm, and give apply a folder there with --state-dir.',
	}),
	'unraid-networks': () => ({
		title: 'Unraid may remove the networks of this plan',
		meaning:
			'Its setting “Preserve user defined networks” is “No”: Docker networks that were not made in its pages can be gone when Docker is started anew, and the container does not start without them.',
		fix: 'Settings > Docker, with Docker stopped: set “Preserve user defined networks” to “Yes”.',
	}),
	'unraid-vhost': ({nic, child}) => ({
		title: `${child} on ${nic} is Unraid’s own`,
		meaning:
			'Unraid makes such a macvtap at each boot on every card that its network settings have without a bridge, and passthru wants its card alone. A card that is “not configured” there has none.',
		fix: `If no virtual machine uses it: ip link del ${child}, and the same line into /boot/config/go, since it comes again.`,
	}),
	'synology-host': () => ({
		title: 'Docker runs on Synology’s DSM',
		meaning:
			'Kernels of Synology’s, such as 4.4, have no macvtap: DHCP=Y of the image, by itself, ends there.',
		fix: 'Nothing to do in layouts direct and classic, which use neither. Layout shared uses both: there it takes a kernel with macvtap.',
	}),
	'kernel-arp': ({kernel}) => ({
		title: `Kernel ${kernel} loses broadcasts to a macvlan`,
		meaning: 'Nobody can ask for DSM’s MAC: others reach it only after it has spoken to them.',
		fix: 'Update the kernel and reboot. On Raspberry Pi OS: apt update && apt full-upgrade, then reboot.',
	}),
	'platform-bridge': ({nic, master, platform}) => ({
		title: `Where ${nic} is taken out of ${master}`,
		meaning: 'A card in a bridge, a bond or an Open vSwitch cannot be given away.',
		fix: {
			proxmox: `Node > System > Network > ${master}: take ${nic} out of “Bridge ports” (of a bond: “Slaves”), then “Apply Configuration”.`,
			unraid: `Settings > Network Settings > ${nic}: “Enable bridging” and “Enable bonding” to “No”. Then plan again: Unraid may put a macvtap on it.`,
			truenas: `Network > ${master} > Edit: take ${nic} out of its members, then test and save the changes.`,
			synology: `Open vSwitch holds ${nic}; the interface above it is called ovs_${nic}, that of a bond ovs_bond0. Choose that one if nothing of DSM’s goes over it, or another card.`,
		}[platform],
	}),
	'storage-in-memory': ({storage}) => ({
		title: `${storage} is in Unraid’s memory`,
		meaning: 'DSM’s disks would fill the memory, and be gone after a reboot.',
		fix: 'Choose a folder of a share or a pool, such as /mnt/user/vdsm.',
	}),
	'storage-changed': ({from, to}) => ({
		title: `DSM’s disks are in ${from}, and it is to look for them in ${to}`,
		meaning: `Where they are not there by then, DSM starts as a new, empty one. Nothing in ${from} is removed.`,
		fix: `To move DSM: stop its container, move what is in ${from} to ${to}, then go on. To leave it where it is, leave --storage out.`,
	}),
	'storage-on-system': ({storage, platform}) => ({
		title: `${storage} is on the disk of the system`,
		meaning:
			platform === 'truenas'
				? 'On TrueNAS data belongs below /mnt. The system’s own file systems are read-only in part, and an upgrade starts with new ones.'
				: 'On DSM data belongs on a volume. The system has a partition of its own.',
		fix:
			platform === 'truenas'
				? 'Choose a dataset of a pool, such as /mnt/POOL/vdsm.'
				: 'Choose a shared folder, such as /volume1/vdsm.',
	}),
	'no-tun': ({platform}) => ({
		title: '/dev/net/tun is missing',
		meaning: 'QEMU cannot connect DSM to any network.',
		fix:
			platform === 'synology'
				? 'insmod /lib/modules/tun.ko, and the same line in the boot-up task: DSM does not load it by itself.'
				: 'modprobe tun',
	}),
	'no-macvlan': ({platform, raspberryPi}) => ({
		title: 'This kernel has no macvlan',
		meaning: 'Docker would answer “failed to create the macvlan port: operation not supported”.',
		fix: extraModules(platform, raspberryPi),
	}),
	'virtual-host': ({hypervisor}) => ({
		title: `This machine is a virtual machine (${hypervisor})`,
		meaning:
			'The virtual switch outside usually drops MAC addresses that it does not know, and DSM’s is one.',
		fix: allowing(hypervisor),
	}),
	'cloud-host': ({vendor}) => ({
		title: `This is a cloud server (${vendor})`,
		meaning: 'Cloud providers drop frames of a MAC that they did not assign: DSM would have no network.',
		fix: 'Use published ports without passthru there.',
	}),
	'lxc-host': () => ({
		title: 'This is an LXC container',
		meaning: 'Unprivileged containers lack /dev/net/tun and the right to set sysctls.',
		fix: 'Use a virtual machine, or pass tun through and allow nesting in the container’s settings.',
	}),
} satisfies Partial<ByCode<FindingDetail, FindingText>>;

function extraModules(platform: PlatformName, raspberryPi: boolean): string {
	if (platform === 'ubuntu' && raspberryPi)
		return 'apt install linux-modules-extra-raspi, then modprobe macvlan. Where there is no such package (Ubuntu 24.04), update the kernel and reboot.';
	if (platform === 'ubuntu') return 'apt install linux-modules-extra-$(uname -r), then modprobe macvlan.';
	if (platform === 'debian' || platform === 'raspberry-pi-os')
		return 'Reboot: after an update the running kernel no longer finds its modules. If that does not help, update it: apt update && apt full-upgrade.';
	return 'Install the kernel’s extra modules, or another kernel, then modprobe macvlan. If the kernel was just updated, reboot first.';
}

/** What has to be allowed outside, in systemd’s words for who is outside (F81). */
function allowing(hypervisor: string): string {
	switch (hypervisor) {
		case 'vmware':
			return 'On ESXi, for the port group of the network card: promiscuous mode, MAC address changes and forged transmits to “Accept”.';
		case 'microsoft':
			return 'On the Hyper-V host, for the network card: Set-VMNetworkAdapter -VMName NAME -MacAddressSpoofing On';
		case 'oracle':
			return 'In VirtualBox, for the network card: promiscuous mode “Allow All”.';
		case 'kvm':
		case 'qemu':
			return 'Proxmox: the firewall of the network card off, or the MAC filter in the machine’s Firewall > Options to “No”. libvirt: no filter such as clean-traffic on the interface.';
		case 'xen':
			return 'XenServer, XCP-ng: the locking mode of the VIF to “unlocked”.';
		default:
			return 'There, allow promiscuous mode, MAC changes and forged transmits (ESXi), MAC spoofing (Hyper-V), or turn the MAC filter off (Proxmox).';
	}
}
