/**
 * QEMU's arguments for a NIC of the guest's on a bridge of the hook's (`ARGUMENTS`). The image splits them on blanks without any quoting, and takes
 * hostnet0/net0 itself (F75). The guest sees its NICs in the order of the arguments: QEMU hands out PCI slots so.
 */
export type GuestNic = {
	readonly mac: string;
	readonly bridge: string;
	/** Bytes. */
	readonly mtu: number;
	readonly vhost: boolean;
};

/** The arguments for `nics`, one behind the other. `before` stand in front. */
export function withGuestNics(nics: readonly GuestNic[], before = ''): string {
	const numbers = freeNumbers(before);
	return [...(before === '' ? [] : [before]), ...nics.map(nic => guestNic(nic, numbers.next().value))].join(
		' ',
	);
}

/** `romfile=` keeps the PXE ROM out; `host_mtu` tells the guest about jumbo frames (F88). */
function guestNic({mac, bridge, mtu, vhost}: GuestNic, number: number): string {
	const [net, device] = [`hostnet${number}`, `net${number}`];
	const netdev = vhost
		? `-netdev tap,id=${net},br=${bridge},helper=/usr/lib/qemu/qemu-bridge-helper,vhost=on`
		: `-netdev bridge,id=${net},br=${bridge}`;
	const hostMtu = mtu === 1500 ? '' : `,host_mtu=${mtu}`;
	return `${netdev} -device virtio-net-pci,romfile=,netdev=${net},id=${device},mac=${mac}${hostMtu}`;
}

/** The numbers from 1 on that no id in these arguments has. */
function* freeNumbers(text: string): Generator<number, never> {
	const used = new Set([...text.matchAll(/\bid=(?:hostnet|net)(\d+)/g)].map(([, number]) => Number(number)));
	for (let number = 1; ; number += 1) {
		if (!used.has(number)) yield number;
	}
}

const ours =
	/(?:^| )-netdev (?:tap|bridge),id=hostnet(\d+),br=br\d+(?:,\S*)? -device virtio-net-pci,romfile=,netdev=hostnet\1,id=net\1,mac=\S+$/;

/** Without the NICs that `withGuestNics` put there, one behind the other. */
export function withoutGuestNic(text: string): string {
	const rest = text.replace(ours, '');
	return rest === text ? text : withoutGuestNic(rest);
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
