/**
 * QEMU's arguments for the guest's NIC on br0 (`ARGUMENTS`). The image splits them on blanks without any quoting, and takes
 * hostnet0/net0 itself (F75).
 */
export type GuestNic = {
	readonly mac: string;
	/** Bytes. */
	readonly mtu: number;
	readonly vhost: boolean;
};

/** `romfile=` keeps the PXE ROM out; `host_mtu` tells the guest about jumbo frames (F88). `before` stand in front. */
export function withGuestNic({mac, mtu, vhost}: GuestNic, before = ''): string {
	const number = freeNumber(before);
	const [net, device] = [`hostnet${number}`, `net${number}`];
	const netdev = vhost
		? `-netdev tap,id=${net},br=br0,helper=/usr/lib/qemu/qemu-bridge-helper,vhost=on`
		: `-netdev bridge,id=${net},br=br0`;
	const hostMtu = mtu === 1500 ? '' : `,host_mtu=${mtu}`;
	const own = `${netdev} -device virtio-net-pci,romfile=,netdev=${net},id=${device},mac=${mac}${hostMtu}`;
	return before === '' ? own : `${before} ${own}`;
}

/** The first number from 1 on that no id in these arguments has. */
function freeNumber(text: string): number {
	const used = new Set([...text.matchAll(/\bid=(?:hostnet|net)(\d+)/g)].map(([, number]) => Number(number)));
	let number = 1;
	while (used.has(number)) number += 1;
	return number;
}

const ours =
	/(?:^| )-netdev (?:tap|bridge),id=hostnet(\d+),br=br0(?:,\S*)? -device virtio-net-pci,romfile=,netdev=hostnet\1,id=net\1,mac=\S+$/;

/** Without the NIC that `withGuestNic` put there. */
export function withoutGuestNic(text: string): string {
	return text.replace(ours, '');
}

/**
 * No router on the NAT side (`DNSMASQ_OPTS`): the LAN's gateway is DSM's only one, so that DSM answers a client behind the
 * router on the way it came (F97). The tag is the image's bridge, and beats the image's untagged option.
 */
const noRouter = '--dhcp-option=tag:docker,option:router';

export function withoutRouter(before = ''): string {
	return before === '' ? noRouter : `${before} ${noRouter}`;
}

/** Without what `withoutRouter` put there. */
export function withRouter(text: string): string {
	return text.replace(new RegExp(`(?:^| )${noRouter}$`), '');
}
