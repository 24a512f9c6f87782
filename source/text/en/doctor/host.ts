import type {HostValues, MachineValues} from '../../../model/diagnosis/values-host.js';
import type {DoctorTexts} from '../../doctor-text.js';
import {engineTexts} from './host-engine.js';

const megabytes = (bytes: number) => `${Math.floor(bytes / 1_000_000)} MB`;

const machineTexts: DoctorTexts<MachineValues> = {
	'run-unfinished': {
		title: 'No run of this program was cut off',
		found: ({install, action, at}) =>
			`A run of “vdsm-passthru ${action}” for ${install}, begun at ${at}, was cut off.`,
		why: 'Half of what it was to change is changed. What else is found here may come from that alone.',
		fix: () =>
			'Take back what it has begun. Or do it once more, to its end: “sudo npx vdsm-passthru apply” with the same answers goes on from there.',
	},
	'kernel-age': {
		title: 'The kernel is new enough for macvlan',
		found: ({kernel, case: which}) =>
			which === 'none'
				? `This machine runs Linux ${kernel}. Docker’s macvlan needs 3.9 or newer.`
				: `This machine runs Linux ${kernel}. Docker’s macvlan works from 3.9 on; 4.0 or newer is recommended.`,
		why: 'DSM reaches the network card by a macvlan, which the kernel makes.',
		fix: ({case: which}) =>
			which === 'none'
				? 'Update the system to one with Linux 4.0 or newer. An old NAS cannot do this; use another machine.'
				: 'Nothing, as long as it works.',
	},
	'kernel-arp': {
		title: 'The kernel passes broadcasts on to macvlans',
		found: ({kernel}) =>
			`This machine runs Linux ${kernel}, which is known to lose broadcasts on their way to a macvlan.`,
		why: 'The LAN asks for DSM’s address by broadcast. If that is lost, DSM can be reached only after it has spoken first.',
		fix: () =>
			'Update the kernel and reboot. On Raspberry Pi OS: apt update && apt full-upgrade, then reboot.',
	},
	'kernel-replaced': {
		title: 'The running kernel has its modules',
		found: ({kernel}) =>
			`The running kernel, ${kernel}, cannot make virtual network cards (veth): mostly an update has replaced its modules since the last reboot.`,
		why: 'Docker connects every container by one, so this container cannot start.',
		fix: () => 'Reboot this machine.',
	},
	'macvlan-module': {
		title: 'The kernel has macvlan',
		found: ({kernel, loadable}) =>
			loadable
				? `The kernel, ${kernel}, refuses to make a macvlan: “operation not supported”.`
				: `The kernel, ${kernel}, has no macvlan module.`,
		why: 'Docker gives the card to the container as a macvlan. Without it the container cannot start.',
		fix: ({loadable}) =>
			`${loadable ? 'Load the module macvlan. If there is none, install' : 'Install'} the kernel’s extra modules: on Ubuntu for Raspberry Pi, apt install linux-modules-extra-raspi. If the kernel was just updated, reboot. Some NAS and board kernels have none at all: they need another kernel.`,
	},
	'macvtap-module': {
		title: 'The kernel has macvtap, where DHCP=Y needs it',
		found: ({container, kernel}) =>
			`${container} has DHCP=Y, and the kernel, ${kernel}, cannot make the macvtap that this needs.`,
		why: 'With DHCP=Y the image ends there. Synology’s and UGREEN’s kernels have no macvtap.',
		fix: ({container}) =>
			`Load the module macvtap. If there is none, make ${container} without DHCP=Y: with DSM’s second network card on a bridge, as “sudo npx vdsm-passthru apply” sets it up, the router gives DSM an address just as well.`,
	},
	'host-tun': {
		title: 'This machine has /dev/net/tun',
		found: ({container, case: which}) =>
			({
				none: 'There is no /dev/net/tun on this machine, and DSM needs it.',
				now: `There is no /dev/net/tun on this machine, and ${container} needs it.`,
				next: `There is no /dev/net/tun on this machine. ${container} runs on, and its next start will fail.`,
			})[which],
		why: 'QEMU connects DSM to a network by this device.',
		fix: () =>
			'Load the module tun. If the device is still missing: “mkdir -p /dev/net && mknod /dev/net/tun c 10 200”. In an LXC container, pass it in from the host.',
	},
	'vhost-device': {
		title: 'What needs /dev/vhost-net has it',
		found: ({container, needs, case: which}) =>
			which === 'missing'
				? `${container} has ${needs === 'DHCP=Y' ? needs : `${needs} in ARGUMENTS`}, and there is no /dev/vhost-net on this machine.`
				: `${container} has ${needs === 'DHCP=Y' ? needs : `${needs} in ARGUMENTS`}, and was not given /dev/vhost-net.`,
		why: 'QEMU, or the image before it, ends when it cannot open this device.',
		fix: ({container, needs, case: which}) =>
			`${which === 'missing' ? 'Load the module vhost_net, or' : `Make ${container} with --device /dev/vhost-net, or`} leave ${needs === 'DHCP=Y' ? needs : `,${needs} in ARGUMENTS`} out: it is only faster.`,
	},
	'kvm-device': {
		title: 'DSM runs by KVM',
		found: ({container, missing, case: which}) =>
			({
				ended: missing
					? `There is no /dev/kvm on this machine, and ${container} does not start without it.`
					: `${container} cannot use /dev/kvm, and does not start without it.`,
				slow: missing
					? 'There is no /dev/kvm on this machine: DSM runs in pure emulation, about ten times slower.'
					: `${container} was not given /dev/kvm: DSM runs in pure emulation, about ten times slower.`,
				unused: `${container} has KVM=N, although this machine has /dev/kvm: DSM runs about ten times slower than it could.`,
			})[which],
		why: 'Without KVM DSM needs many minutes to come up, and does not answer until then.',
		fix: ({container, missing, case: which}) =>
			which === 'unused'
				? `Make ${container} without KVM=N, and with --device /dev/kvm.`
				: missing
					? 'Turn on virtualization (VT-x, AMD-V) in the BIOS, and load kvm_intel or kvm_amd. If this machine is itself virtual, allow nested virtualization around it.'
					: `Make ${container} with --device /dev/kvm. If it has that, see that virtualization is on in the BIOS.`,
	},
	'nested-host': {
		title: 'Docker may do here what it has to',
		found: ({kind, case: which}) =>
			which === 'refused'
				? `This system is itself a container (${kind}), which refuses Docker what DSM’s container needs.`
				: `This system is itself a container (${kind}). Nothing was refused so far.`,
		why: 'Unprivileged containers have no /dev/net/tun and may not change the network’s settings.',
		fix: ({kind, case: which}) =>
			which === 'works'
				? 'Nothing, as long as it works.'
				: kind === 'lxc'
					? 'Use a virtual machine. On Proxmox a container can do it, too, if its settings have features: nesting=1 and pass /dev/net/tun and /dev/kvm in.'
					: 'Run Docker on a real or virtual machine.',
	},
	'virtual-switch': {
		title: 'The virtual switch around this machine lets DSM’s MAC through',
		found: ({hypervisor, case: which, dsm, device}) =>
			({
				silent: `This machine is virtual (${hypervisor}). DSM answers at ${dsm} on br0, and ${device} hears nothing of it on the LAN: most likely the virtual switch outside drops its frames.`,
				works: `This machine is virtual (${hypervisor}), and DSM is heard on the LAN: its switch lets DSM’s MAC through.`,
				'not-known': `This machine is virtual (${hypervisor}). Whether its switch lets DSM’s MAC through cannot be seen from here.`,
			})[which],
		why: 'A virtual switch delivers only to MACs that it gave out itself. DSM has one of its own.',
		fix: ({case: which}) =>
			which === 'works'
				? 'Nothing.'
				: 'Where this virtual machine is configured, for the network card that DSM has: VMware ESXi: allow promiscuous mode, MAC changes and forged transmits. Hyper-V: MAC address spoofing on. VirtualBox: promiscuous mode “Allow All”. Proxmox: firewall off on that card.',
	},
	'cloud-filter': {
		title: 'The network lets a MAC of DSM’s own through',
		found: ({vendor}) => `This is a server of ${vendor}, and DSM is not heard on its network.`,
		why: 'Providers drop every frame of a MAC that they did not assign, and DSM has one of its own.',
		fix: () => 'This cannot be done there. Let DSM be reached by published ports, without a card of its own.',
	},
	'storage-space': {
		title: 'There is room for DSM’s disks',
		found: ({folder, free}) => `Only ${megabytes(free)} are free where DSM’s disks lie, in ${folder}.`,
		why: 'DSM’s disks are files that grow. When the space is used up, DSM’s writes fail, and it stops or does not start.',
		fix: ({folder}) =>
			`Free some space on the disk of ${folder}. “df -h” and “docker system df” show where it went. DSM wants at least 14 GB to install.`,
	},
	'nat-rules': {
		title: 'The container can set its packet rules',
		found: ({container, case: which, tool}) =>
			which === 'refused'
				? `${tool} could not set its rules inside ${container}, so the hook did not open the LAN and the container ended.`
				: `${container} could not set its rules with ${tool} and went on with user-mode networking.`,
		why: 'User-mode networking is slow and publishes only the ports in USER_PORTS; and without its rules the hook lets nothing through. The rules need modules of the host’s kernel.',
		fix: ({tool}) =>
			tool === 'ebtables'
				? 'Load the modules nf_tables and ebtables on this machine. If there are none, its kernel has to be another one.'
				: 'Load the modules ip_tables and iptable_nat on this machine. If there are none, its kernel has to be another one.',
	},
};

export const hostTexts: DoctorTexts<HostValues> = {...machineTexts, ...engineTexts};
