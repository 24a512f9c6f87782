/**
 * Why a program failed, read from its output or from a container's log. All values are cleaned and at most 100
 * characters long; they come from the text itself, or from what the step was about where the text does not say.
 * The sentences are in `text/`, the patterns in `plan/causes/`.
 */
export type CauseDetail =
	/** The card. */
	| {readonly code: 'parent-missing'; readonly nic: string}
	| {readonly code: 'parent-gone'; readonly nic: string}
	| {readonly code: 'parent-vlan-name'; readonly nic: string}
	| {readonly code: 'parent-vlan-number'; readonly number: string}
	| {readonly code: 'parent-loopback'}
	| {readonly code: 'parent-busy'; readonly nic: string}
	/** The kernel’s words alone: they do not tell what was asked of it. */
	| {readonly code: 'card-busy'; readonly nic: string}
	| {readonly code: 'parent-shared'; readonly nic: string}
	/** `network` is an id, in part or whole: Docker does not tell the name. */
	| {readonly code: 'parent-taken'; readonly nic: string; readonly network: string}
	| {readonly code: 'no-macvlan'}
	| {readonly code: 'net-denied'}
	| {readonly code: 'macvlan-mode'; readonly mode: string}
	| {readonly code: 'mac-multicast'; readonly mac: string}
	| {readonly code: 'mac-twice'; readonly mac: string}
	| {readonly code: 'card-mac-fixed'; readonly nic: string}
	| {readonly code: 'interface-name'; readonly name: string}
	| {readonly code: 'interface-name-drawn'; readonly name: string}
	| {readonly code: 'engine-2800'}
	/** Docker's networks. */
	| {readonly code: 'subnet-overlaps'}
	| {readonly code: 'subnet-host-bits'; readonly subnet: string; readonly right: string}
	| {readonly code: 'outside-subnet'; readonly value: string}
	| {readonly code: 'addresses-used-up'; readonly network: string}
	| {readonly code: 'address-taken'; readonly container: string}
	| {readonly code: 'pools-used-up'}
	| {readonly code: 'network-exists'; readonly network: string}
	| {readonly code: 'network-missing'; readonly network: string}
	| {readonly code: 'network-in-use'; readonly network: string}
	| {readonly code: 'endpoint-stale'; readonly container: string; readonly network: string}
	| {readonly code: 'endpoint-not-found'}
	| {readonly code: 'firewall-chains'}
	| {readonly code: 'firewall-modules'}
	| {readonly code: 'kernel-replaced'}
	/** The container. */
	| {readonly code: 'container-name-taken'; readonly container: string}
	| {readonly code: 'engine-single-network'; readonly networks: string}
	| {readonly code: 'client-option'; readonly option: string}
	| {readonly code: 'port-taken'; readonly at: string}
	| {readonly code: 'publish-address-missing'; readonly at: string}
	| {readonly code: 'bind-source-missing'; readonly path: string}
	| {readonly code: 'bind-kind-differs'; readonly path: string}
	| {readonly code: 'device-missing'; readonly device: string}
	| {readonly code: 'sysctl-unknown'; readonly key: string}
	| {readonly code: 'sysctl-denied'; readonly key: string}
	| {readonly code: 'nested-denied'}
	| {readonly code: 'no-cgroup'}
	| {readonly code: 'apparmor-parser'}
	| {readonly code: 'wrong-architecture'; readonly image: string}
	| {readonly code: 'no-memory'}
	/** The image, and where it comes from. `host` may have a port. */
	| {readonly code: 'image-absent'; readonly image: string}
	| {readonly code: 'image-name'; readonly image: string}
	| {readonly code: 'image-tag-missing'; readonly image: string}
	| {readonly code: 'image-platform'; readonly platform: string}
	| {readonly code: 'registry-limit'}
	| {readonly code: 'registry-denied'; readonly image: string}
	| {readonly code: 'registry-failed'; readonly status: string}
	| {readonly code: 'registry-name'; readonly host: string}
	| {readonly code: 'registry-unreachable'; readonly host: string}
	| {readonly code: 'registry-certificate'; readonly host: string}
	| {readonly code: 'registry-clock'; readonly host: string}
	| {readonly code: 'registry-plain'; readonly host: string}
	| {readonly code: 'registry-proxy'}
	| {readonly code: 'pull-damaged'}
	/** The container's own log: the hook, the image, QEMU. */
	| {readonly code: 'hook-no-macvlan'}
	| {readonly code: 'hook-no-uplink'; readonly address: string}
	| {readonly code: 'hook-filter'; readonly tool: string}
	| {readonly code: 'hook-bridge'}
	| {readonly code: 'hook-dhcp'}
	| {readonly code: 'hook-line-ends'}
	| {readonly code: 'hook-is-folder'}
	| {readonly code: 'container-no-tun'}
	| {readonly code: 'container-no-forward'}
	| {readonly code: 'container-no-interface'; readonly name: string}
	| {readonly code: 'bridge-acl'}
	| {readonly code: 'no-bridge'; readonly bridge: string}
	| {readonly code: 'qemu-id-twice'; readonly id: string}
	| {readonly code: 'qemu-id-unknown'; readonly id: string}
	| {readonly code: 'qemu-option'; readonly option: string}
	| {readonly code: 'no-kvm'}
	| {readonly code: 'cpu-too-old'}
	| {readonly code: 'ram-too-high'; readonly wanted: string; readonly free: string}
	| {readonly code: 'host-mode'}
	| {readonly code: 'no-macvtap'}
	| {readonly code: 'macvtap-refused'}
	| {readonly code: 'tap-denied'}
	| {readonly code: 'vhost-missing'}
	| {readonly code: 'dhcp-not-macvlan'}
	| {readonly code: 'user-mode'}
	| {readonly code: 'storage-denied'; readonly path: string}
	| {readonly code: 'storage-full'}
	| {readonly code: 'storage-file-system'; readonly name: string}
	| {readonly code: 'dsm-firewall'; readonly ip: string}
	/** Files and rights of the host. */
	| {readonly code: 'disk-full'; readonly path: string}
	| {readonly code: 'disk-read-only'; readonly path: string}
	| {readonly code: 'disk-error'; readonly path: string}
	| {readonly code: 'not-a-folder'; readonly path: string}
	| {readonly code: 'file-denied'; readonly path: string}
	/** Docker itself, and the services of the host. */
	| {readonly code: 'docker-down'; readonly where: string}
	| {readonly code: 'docker-denied'; readonly where: string}
	| {readonly code: 'docker-remote'; readonly where: string}
	| {readonly code: 'client-too-new'; readonly client: string; readonly engine: string}
	/** Versions of Docker's API. */
	| {readonly code: 'engine-too-old'; readonly needs: string; readonly has: string}
	| {readonly code: 'client-too-old'; readonly client: string; readonly engine: string}
	| {readonly code: 'nm-not-running'}
	| {readonly code: 'nm-device-unknown'; readonly nic: string}
	| {readonly code: 'systemd-absent'}
	| {readonly code: 'unit-missing'; readonly unit: string}
	| {readonly code: 'service-denied'};

export type CauseCode = CauseDetail['code'];

/** `catalogue`: rows F1–F107 of docs/failures; none for what has nothing to do with networks. */
export type Cause = CauseDetail & {readonly catalogue: readonly number[]};
