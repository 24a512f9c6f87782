import type {Finding, FindingCode, FindingDetail, Severity} from '../model/finding.js';

/** How much each finding weighs, and the rows of the failure catalogue that it comes from. */
const ranks: Readonly<Record<FindingCode, readonly [Severity, ...number[]]>> = {
	'nic-blocked': ['error', 1, 5, 6, 12, 13, 14],
	'nic-given-up': ['danger', 1],
	'nic-missing': ['error', 2, 3],
	'nic-loses-address': ['danger', 1],
	'nic-no-carrier': ['warning', 10],
	'nic-down': ['note', 10],
	'nic-managed': ['note', 21],
	'nic-managed-still': ['warning', 21],
	'not-reboot-safe': ['warning', 4, 10],
	'not-upgrade-safe': ['warning', 4, 10],
	'nic-maybe-taken': ['warning', 6],
	'nic-vlan': ['note', 16],
	'nic-vlan-name': ['error', 3, 17],
	'bridge-nf': ['warning', 15],
	'unraid-macvlan': ['warning', 23],
	'proxmox-host': ['note'],
	'proxmox-network': ['note', 5, 22],
	'unraid-memory': ['note', 92],
	'unraid-networks': ['warning'],
	'unraid-vhost': ['note', 6],
	'synology-host': ['note', 60],
	'kernel-arp': ['warning', 59],
	'platform-bridge': ['note', 5],
	'storage-in-memory': ['error'],
	'storage-on-system': ['warning'],
	'engine-none': ['error'],
	'engine-unreachable': ['error'],
	'engine-rootless': ['error', 66],
	'engine-desktop': ['error', 68],
	'engine-remote': ['error', 69],
	'engine-podman': ['error', 67],
	'engine-2800': ['error', 11],
	'engine-2500-mac': ['warning', 46],
	'client-older': ['note', 39],
	'network-foreign': ['error', 52],
	'container-foreign': ['error', 52],
	'parent-taken': ['error', 7, 9],
	'subnet-overlaps-docker': ['error', 24],
	'subnet-overlaps-route': ['warning', 25],
	'no-free-subnet': ['error', 24],
	'ip-taken': ['error', 29, 33],
	'ip-not-checked': ['note', 33],
	'gateway-silent': ['warning'],
	'ip-in-dhcp-pool': ['note', 33, 34],
	'dhcp-reservation': ['note'],
	'manual-address': ['note'],
	'classic-no-dhcp': ['note', 61, 64],
	'classic-ports-dead': ['note', 41],
	'classic-nat-clients': ['note'],
	'classic-management': ['note', 95],
	'lan-ports-direct': ['note', 100],
	'two-gateways': ['note', 97],
	'host-isolation': ['note', 84],
	'locked-out': ['danger', 100],
	'port-in-use': ['error'],
	'publish-everywhere': ['warning', 100],
	'dsm-firewall': ['note', 98],
	'no-kvm': ['warning'],
	'no-tun': ['error', 71],
	'no-macvlan': ['error', 58],
	'no-vhost': ['note', 63],
	'virtual-host': ['warning', 81],
	'cloud-host': ['warning', 83],
	'lxc-host': ['warning', 76],
	'port-security': ['note', 82],
	'image-missing': ['note'],
	'image-old': ['error', 65, 91],
	'dsm-running': ['warning'],
};

const order: readonly Severity[] = ['error', 'danger', 'warning', 'note'];

/** Ranks findings, the gravest first, otherwise in the order in which they were made. */
export function rank(details: readonly FindingDetail[]): Finding[] {
	return details
		.map(detail => {
			const [severity, ...catalogue] = ranks[detail.code];
			return {...detail, severity, catalogue};
		})
		.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
