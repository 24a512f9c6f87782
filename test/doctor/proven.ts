import type {DoctorId} from '../../source/model/diagnosis/values.js';

type Recorded = {readonly id: DoctorId; readonly why: string};

const kernel =
	'the kernel and its modules are the machine’s own in the lab, and shared with everything else on it';
const engines = 'the lab has Engine 20.10 and 28.5, both of them Docker’s own, rootful and on this machine';
const cable = 'a card of the lab is one end of a virtual cable, which has no radio and no speed';
const place = 'the lab runs on no such machine, and in no such network';

/**
 * Checks that no lab test breaks for real, and why not: they are proven on recorded or constructed evidence alone. All
 * others are broken and mended in `test/lab/doctor`; see docs/troubleshooting.
 */
export const recordedOnly: readonly Recorded[] = [
	...because(kernel, ['kernel-age', 'kernel-arp', 'kernel-replaced', 'macvlan-module', 'macvtap-module']),
	...because(kernel, ['firewall-modules', 'nat-rules']),
	...because('the machine’s kernel has no dummy, which Docker makes then', ['nic-named']),
	...because('the machine’s kernel has no VLANs', ['vlan-card']),
	...because(place, ['nested-host', 'virtual-switch', 'cloud-filter']),
	...because(engines, ['engine-advertises', 'engine-desktop', 'engine-endpoints', 'engine-macs']),
	...because(engines, ['engine-rootful']),
	...because(
		'it takes a host whose Docker is Podman, on which `test/lab/scenarios/podman-refused.test.ts` sees it told',
		['engine-podman'],
	),
	...because(cable, ['nic-wired', 'nic-speed']),
	...because(
		'it takes a host with one card, on which `test/lab/scenarios/shared-shim.test.ts` breaks it for real and mends it',
		['host-shim'],
	),
	...because('it takes that very image, and the lab has a stand-in', ['image-takes-macvlan']),
	...because('Docker gives each start a network of its own; it takes Kubernetes', ['macvtap-leftover']),
	...because('it takes a Docker that dies at one certain moment', ['endpoint-record']),
];

function because(why: string, ids: readonly DoctorId[]): readonly Recorded[] {
	return ids.map(id => ({id, why}));
}
