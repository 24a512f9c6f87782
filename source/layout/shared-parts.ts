import {type ProjectPath, parsePath} from '../model/command.js';
import type {ContainerSpec} from '../model/spec.js';
import type {Parts} from './layout.js';

/** Where the hook stands beside the script; each installation has its own. */
export function hookFile(prefix: string): ProjectPath {
	return {project: `${prefix}-hook.sh`};
}

/** Where the image looks for it (since v7.42). */
export const hookTarget = '/run/start.sh';

/** What every layout wants of the container, whatever its networks are. */
export function commonContainer(
	{answers: {container, prefix}, devices}: Parts,
	netdev: string,
	environment: Readonly<Record<string, string>>,
): Omit<ContainerSpec, 'attachments' | 'ports'> {
	return {
		name: container.name,
		image: container.image,
		environment: {
			DISK_SIZE: container.diskSize,
			RAM_SIZE: container.ramSize,
			CPU_CORES: String(container.cpuCores),
			...(devices.kvm ? {} : {KVM: 'N'}),
			...environment,
			ARGUMENTS: netdev,
		},
		devices: [
			...(devices.kvm ? ['/dev/kvm'] : []),
			'/dev/net/tun',
			...(devices.vhostNet ? ['/dev/vhost-net'] : []),
		],
		capabilities: ['NET_ADMIN'],
		// Without it the image falls back to slow user-mode networking; in a new namespace it may be 0 (docs/testing.md).
		sysctls: {'net.ipv4.ip_forward': '1'},
		mounts: [
			{source: parsePath(container.storage), target: '/storage', readOnly: false},
			{source: hookFile(prefix), target: hookTarget, readOnly: true},
		],
		restart: 'unless-stopped',
		stopTimeout: 120,
	};
}

/**
 * QEMU's arguments for the guest's second NIC on br0. The image splits them on blanks without any quoting, and takes
 * hostnet0/net0 itself (F75). `romfile=` keeps the PXE ROM out; `host_mtu` tells the guest about jumbo frames (F88).
 */
export function guestNic(mac: string, mtu: number, {devices}: Parts): string {
	const netdev = devices.vhostNet
		? '-netdev tap,id=hostnet1,br=br0,helper=/usr/lib/qemu/qemu-bridge-helper,vhost=on'
		: '-netdev bridge,id=hostnet1,br=br0';
	const hostMtu = mtu === 1500 ? '' : `,host_mtu=${mtu}`;
	return `${netdev} -device virtio-net-pci,romfile=,netdev=hostnet1,id=net1,mac=${mac}${hostMtu}`;
}
