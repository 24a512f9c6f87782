import type {CauseDetail} from '../../model/cause.js';
import type {ByCode, CauseText} from '../by-code.js';

/** About what stands in the container’s log. */
export const logCauses = {
	'hook-no-macvlan': () => ({
		what: 'The container found no macvlan inside: it is not attached to its LAN network.',
		fix: 'Run “sudo npx vdsm-passthru apply” again; “docker inspect” of the container lists its networks.',
	}),
	'hook-no-uplink': ({address}) => ({
		what: `No interface in the container has ${address}: it is not attached to its management network.`,
		fix: 'Run “sudo npx vdsm-passthru apply” again; “docker inspect” of the container lists its networks.',
	}),
	'hook-filter': ({tool}) => ({
		what: `${tool} could not set its rules inside the container, so the container did not open the LAN.`,
		fix: 'Load the kernel’s modules on the host: “modprobe -a nf_tables ebtables ip_tables iptable_nat”. The container’s log tells which it was.',
	}),
	'hook-bridge': () => ({
		what: 'The bridge br0 could not be made inside the container, or the card not be put into it.',
		fix: 'Load the module: “modprobe bridge”. The container needs NET_ADMIN.',
	}),
	'hook-dhcp': () => ({
		what: 'The server inside the container that gives DSM its static address did not start.',
		fix: 'The lines from dnsmasq in the container’s log tell why. Use a recent image.',
	}),
	'hook-line-ends': () => ({
		what: 'The hook has the line ends of Windows.',
		fix: 'Write it anew with “sudo npx vdsm-passthru”, or: sed -i "s/\\r$//" on the file.',
	}),
	'hook-is-folder': () => ({
		what: 'The hook is a folder where a file should be: Docker makes one of a missing file.',
		fix: 'Remove the empty folder, then run “sudo npx vdsm-passthru apply” again.',
	}),
	'container-no-tun': () => ({
		what: 'The container has no /dev/net/tun.',
		fix: '“modprobe tun” on the host; the container needs --device /dev/net/tun.',
	}),
	'container-no-forward': () => ({
		what: 'IP forwarding is off inside the container.',
		fix: 'The container needs --sysctl net.ipv4.ip_forward=1.',
	}),
	'container-no-interface': ({name}) => ({
		what: `The container has no network interface ${name}.`,
		fix: 'It needs a network; for another interface set -e DEV=NAME.',
	}),
	'bridge-acl': () => ({
		what: 'QEMU may not use the bridge: /etc/qemu/bridge.conf in the container does not allow it.',
		fix: 'Use image v7.26 or newer; the hook adds the line “allow br0”.',
	}),
	'no-bridge': ({bridge}) => ({
		what: `The bridge ${bridge} is not there inside the container: the hook did not run, or did not come to its end.`,
		fix: 'Use image v7.42 or newer, which runs the hook; look at the first lines of the log.',
	}),
	'qemu-id-twice': ({id}) => ({
		what: `ARGUMENTS uses the id ${id}, which the image uses itself.`,
		fix: 'Use hostnet1 and net1 or higher there, and the same id after netdev= of the -device.',
	}),
	'qemu-id-unknown': ({id}) => ({
		what: `ARGUMENTS names ${id}, which is not defined there.`,
		fix: 'The id after netdev= has to be that of a -netdev before it.',
	}),
	'qemu-option': ({option}) => ({
		what: `QEMU does not know the option ${option} in ARGUMENTS.`,
		fix: 'Correct ARGUMENTS, or leave the option out.',
	}),
	'no-kvm': () => ({
		what: 'KVM is not available: DSM would be about ten times slower.',
		fix: 'Turn virtualisation on in the BIOS, load kvm_intel or kvm_amd, and pass --device /dev/kvm. In a virtual machine, allow nested virtualisation.',
	}),
	'cpu-too-old': () => ({
		what: 'This machine’s processor has no SSE4.2, which Virtual DSM needs.',
		fix: 'Use a newer machine. In a virtual machine, choose the processor type “host”.',
	}),
	'ram-too-high': ({wanted, free}) => ({
		what: `DSM was to have ${wanted} of memory, and ${free} are free.`,
		fix: 'Choose less with --ram-size, or stop something else.',
	}),
	'host-mode': () => ({
		what: 'The image takes its interface for a physical card of the host.',
		fix: 'Do not use --network host, nor move the card into the container. Use image v7.40 or newer.',
	}),
	'no-macvtap': () => ({
		what: 'The macvtap interface that DHCP=Y needs cannot be made: this machine’s kernel has none, or the card’s network is in mode passthru, which has no room for a second one.',
		fix: 'Leave DHCP=Y out: layouts direct and classic do without it. Layout shared takes a kernel that has macvtap.',
	}),
	'macvtap-refused': () => ({
		what: 'DHCP=Y and a passthru network do not go together: there is no room for a second interface on the card.',
		fix: 'Leave DHCP=Y out. In layout direct DSM uses the LAN’s DHCP anyway.',
	}),
	'tap-denied': () => ({
		what: 'The container may not open the tap device that DHCP=Y needs.',
		fix: 'Leave DHCP=Y out, or add --device-cgroup-rule="c *:* rwm".',
	}),
	'vhost-missing': () => ({
		what: 'The container has no /dev/vhost-net, which DHCP=Y needs.',
		fix: '“modprobe vhost_net” on the host, and --device /dev/vhost-net; or leave DHCP=Y out.',
	}),
	'dhcp-not-macvlan': () => ({
		what: 'DHCP=Y needs the image’s uplink to be a macvlan, and it is a bridge.',
		fix: 'Leave DHCP=Y out. No layout of this program needs it.',
	}),
	'user-mode': () => ({
		what: 'The image could not set up its NAT and went on with a slow network without published ports.',
		fix: 'Load the modules on the host: “modprobe -a ip_tables iptable_nat”. The container’s log may name another reason.',
	}),
	'storage-denied': ({path}) => ({
		what: `The container cannot write to ${path}, its storage folder.`,
		fix: 'Check the owner of the folder on the host. With SELinux the mount needs :Z.',
	}),
	'storage-full': () => ({
		what: 'There is not enough free space for DSM.',
		fix: 'Free some, or put the storage folder on another disk; DSM wants at least 14 GB to install.',
	}),
	'storage-file-system': ({name}) => ({
		what: `DSM cannot be installed on the file system ${name}.`,
		fix: 'Put the storage folder on ext4, xfs or btrfs.',
	}),
	'dsm-firewall': ({ip}) => ({
		what: `DSM’s firewall may block ${ip}, the container’s own address.`,
		fix: `Allow ${ip} in DSM’s firewall, on LAN 1.`,
	}),
} satisfies Partial<ByCode<CauseDetail, CauseText>>;
