import type {CauseCode} from '../../source/model/cause.js';

/**
 * Error texts that cannot be provoked in the lab, as their programs' sources or users' reports have them. The lab's own
 * are in fixtures/causes, as the Engines printed them.
 */
export const quoted: ReadonlyArray<readonly [CauseCode, string, Readonly<Record<string, string>>?]> = [
	['no-macvlan', 'Error response from daemon: failed to create the macvlan port: operation not supported'],
	// As somebody types or quotes them: without what stood around them.
	['parent-missing', 'invalid subinterface vlan name eth9', {nic: 'eth9'}],
	['docker-denied', 'permission denied while trying to connect to the Docker daemon socket', {where: ''}],
	['disk-full', 'no space left on device', {path: ''}],
	['card-busy', 'device or resource busy', {nic: 'enp9s9'}],
	['card-busy', 'RTNETLINK answers: Device or resource busy', {nic: 'enp9s9'}],
	['no-macvtap', 'ERROR: Cannot create macvtap interface', {}],
	['net-denied', 'Error response from daemon: failed to create the macvlan port: operation not permitted'],
	// As docker inspect and Docker's own log have it, without the client's words before it.
	['address-taken', 'failed to set up container networking: Address already in use'],
	[
		'mac-twice',
		'❯ Waiting for MAC address 02:11:32:AA:BB:CC to become available...',
		{mac: '02:11:32:AA:BB:CC'},
	],
	// A USB adapter (cdc_ether) on Engine 26.1.
	[
		'card-mac-fixed',
		'Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: error running hook #0: error running hook: exit status 1, stdout: , stderr: failed to add interface vethd25b0da to sandbox: error setting interface "vethd25b0da" MAC to "5e:01:77:9e:c1:ae": device or resource busy: unknown',
		{nic: 'enp9s9'},
	],
	[
		'interface-name-drawn',
		'Error response from daemon: failed to set up container networking: failed to add interface veth1a2b3c4 to sandbox: error renaming interface "veth1a2b3c4" to "eth0": file exists',
		{name: 'eth0'},
	],
	[
		'engine-2800',
		'Error response from daemon: failed to set up container networking: failed to add interface veth1 to sandbox: failed to advertise addresses: write ip ::1->ff02::1: sendmsg: network is unreachable',
	],
	[
		'parent-taken',
		'Error response from daemon: macvlan network 0f199f2e46ee0f199f2e46ee0f199f2e46ee0f199f2e46ee0f199f2e46ee0f19 is already using parent interface eth1 in mode passthru',
		{nic: 'eth1', network: '0f199f2e46ee'},
	],
	['pools-used-up', 'Error response from daemon: all predefined address pools have been fully subnetted'],
	[
		'pools-used-up',
		'Error response from daemon: could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network',
	],
	[
		'endpoint-stale',
		'Error response from daemon: endpoint with name vdsm already exists in network vdsm-eth0-bridge',
		{container: 'vdsm', network: 'vdsm-eth0-bridge'},
	],
	['endpoint-not-found', 'Error response from daemon: endpoint not found'],
	[
		'firewall-modules',
		"Error response from daemon: Failed to Setup IP tables: Unable to enable SKIP DNAT rule:  (iptables failed: iptables --wait -t nat -I DOCKER -i br-1 -j RETURN: iptables v1.8.7 (legacy): can't initialize iptables table `nat': Table does not exist (do you need to insmod?)",
	],
	[
		'kernel-replaced',
		'Error response from daemon: failed to create endpoint vdsm on network bridge: failed to add the host (veth1) <=> sandbox (veth2) pair interfaces: operation not supported',
	],
	[
		'sysctl-denied',
		'Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: open sysctl net.ipv4.ip_unprivileged_port_start file: reopen fd 8: permission denied: unknown',
		{key: 'net.ipv4.ip_unprivileged_port_start'},
	],
	[
		'sysctl-denied',
		'OCI runtime create failed: runc create failed: error during container init: open /proc/sys/net/ipv4/ip_forward: read-only file system',
		{key: 'net.ipv4.ip_forward'},
	],
	[
		'nested-denied',
		'OCI runtime create failed: runc create failed: unable to apply cgroup configuration: bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted: unknown',
	],
	['no-cgroup', 'docker: Error response from daemon: cgroups: cgroup mountpoint does not exist: unknown.'],
	['no-cgroup', "Error response from daemon: Devices cgroup isn't mounted"],
	[
		'apparmor-parser',
		'Error response from daemon: AppArmor enabled on system but the docker-default profile could not be loaded: running `apparmor_parser apparmor_parser --version` failed with output: ',
	],
	['no-memory', "qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory"],
	[
		'registry-denied',
		"Error response from daemon: pull access denied for vdsm/nothing, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
		{image: 'vdsm/nothing'},
	],
	[
		'image-tag-missing',
		'Error response from daemon: manifest for vdsm/virtual-dsm:99 not found: manifest unknown: manifest unknown',
		{image: 'vdsm/virtual-dsm:99'},
	],
	[
		'registry-name',
		'Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host',
		{host: 'registry-1.docker.io'},
	],
	[
		'registry-name',
		'Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on [::1]:53: read udp [::1]:1->[::1]:53: read: connection refused',
		{host: 'registry-1.docker.io'},
	],
	[
		'registry-unreachable',
		'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
		{host: 'registry-1.docker.io'},
	],
	[
		'registry-unreachable',
		'Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp 44.208.254.194:443: connect: network is unreachable',
		{host: 'registry-1.docker.io'},
	],
	[
		'registry-clock',
		'Error response from daemon: Get "https://registry-1.docker.io/v2/": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 1970-01-01T00:01:40Z is before 2026-01-01T00:00:00Z',
		{host: 'registry-1.docker.io'},
	],
	[
		'registry-certificate',
		'Error response from daemon: Get "https://registry-1.docker.io/v2/": x509: certificate signed by unknown authority',
		{host: 'registry-1.docker.io'},
	],
	[
		'registry-proxy',
		'Error response from daemon: Get "https://registry-1.docker.io/v2/": proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: connection refused',
	],
	['pull-damaged', 'filesystem layer verification failed for digest sha256:aaaa'],
	[
		'hook-no-macvlan',
		'vdsm-passthru: No macvlan interface in this container: is it attached to its network? The container does not start.',
	],
	[
		'hook-no-uplink',
		'vdsm-passthru: No interface has 172.20.0.2: is the container attached to vdsm-eth0-bridge? The container does not start.',
		{address: '172.20.0.2'},
	],
	[
		'hook-dhcp',
		'vdsm-passthru: The DHCP server for the static address cannot be started. The container does not start.',
	],
	[
		'hook-filter',
		'vdsm-passthru: ebtables cannot keep the container off the LAN. The container does not start.',
		{tool: 'ebtables'},
	],
	[
		'hook-bridge',
		'vdsm-passthru: Cannot create the bridge br0: NET_ADMIN is needed. The container does not start.',
	],
	['hook-bridge', 'vdsm-passthru: Cannot put lan0 into br0. The container does not start.'],
	['hook-is-folder', '/run/entry.sh: line 10: .: start.sh: is a directory'],
	[
		'container-no-tun',
		'❯ WARNING: TUN device is missing. Please add the following setting to your container: --device /dev/net/tun',
	],
	[
		'container-no-forward',
		'❯ WARNING: IP forwarding is disabled. Please add the following setting to your container: --sysctl net.ipv4.ip_forward=1',
	],
	[
		'no-kvm',
		'❯ ERROR: KVM acceleration is not available (the KVM module is not loaded), this will cause the machine to run about 10 times slower.',
	],
	['cpu-too-old', '❯ ERROR: Your CPU does not have the SSE4.2 instruction set that Virtual DSM requires!'],
	[
		'ram-too-high',
		'❯ ERROR: Your configured RAM_SIZE of 16 GB is too high for the 7.5 GB of free memory available,',
		{wanted: '16 GB', free: '7.5 GB'},
	],
	['host-mode', '❯ ERROR: This container does not support host mode networking!'],
	['no-macvtap', '❯ ERROR: Cannot create macvtap interface.'],
	// With the image’s colours, as the log is read, and raw.
	['no-macvtap', '\\x1b[1;31m❯ ERROR: Cannot create macvtap interface.\\x1b[0m'],
	['no-macvtap', '\u001b[1;31m❯ ERROR: Cannot create macvtap interface.\u001b[0m'],
	[
		'macvtap-refused',
		"❯ ERROR: Cannot create macvtap interface. Please make sure that the network type of the container is 'macvlan' and not 'ipvlan'.",
	],
	[
		'tap-denied',
		"❯ ERROR: Cannot create TAP interface (1). Please add the following setting to your container: --device-cgroup-rule='c *:* rwm'",
	],
	[
		'vhost-missing',
		'❯ ERROR: VHOST can not be found (1). Please add the following setting to your container: --device=/dev/vhost-net',
	],
	['dhcp-not-macvlan', '❯ ERROR: The container needs to be in a MACVLAN network when DHCP=Y.'],
	['dhcp-not-macvlan', '❯ ERROR: You can only enable DHCP while the container is on a macvlan network!'],
	['user-mode', '❯ WARNING: failed to setup NAT networking, falling back to user-mode networking!'],
	[
		'user-mode',
		'\\x1b[1;31m❯ Warning: failed to setup NAT networking, falling back to user-mode networking!\\x1b[0m',
	],
	[
		'container-no-tun',
		'❯ Warning: TUN device is missing. Please add the following setting to your container: --device /dev/net/tun',
	],
	[
		'container-no-forward',
		'❯ Warning: IP forwarding is disabled. Please add the following setting to your container: --sysctl net.ipv4.ip_forward=1',
	],
	[
		'storage-denied',
		'❯ ERROR: Storage folder (/storage) is not writeable! If SELinux is active, you need to add the ":Z" flag to the bind mount.',
		{path: '/storage'},
	],
	[
		'storage-full',
		'❯ ERROR: Not enough free space for installation in /storage, have 3 GB available but need at least 14 GB.',
	],
	[
		'storage-file-system',
		'❯ ERROR: Unable to install on ecryptfs filesystems, please use a different filesystem for /storage.',
		{name: 'ecryptfs'},
	],
	['dsm-firewall', 'You might need to whitelist IP 172.30.0.1 in the DSM firewall', {ip: '172.30.0.1'}],
	[
		'disk-full',
		'failed to register layer: write /usr/bin/qemu-system-x86_64: no space left on device',
		{path: '/usr/bin/qemu-system-x86_64'},
	],
	[
		'disk-full',
		'Error response from daemon: mkdir /var/lib/docker/overlay2/abc-init: no space left on device',
	],
	[
		'disk-read-only',
		'Error response from daemon: mkdir /var/lib/docker/overlay2/abc-init: read-only file system',
	],
	['disk-error', 'EIO: i/o error, write'],
	['disk-error', "mkdir: cannot create directory '/srv/dsm': Input/output error", {path: '/srv/dsm'}],
	['disk-error', 'Error response from daemon: open /var/lib/docker/tmp/x: input/output error'],
	[
		'docker-denied',
		'Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.24/networks": dial unix /var/run/docker.sock: connect: permission denied',
		{where: 'unix:///var/run/docker.sock'},
	],
	[
		'docker-denied',
		'permission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
		{where: 'unix:///var/run/docker.sock'},
	],
	[
		'docker-down',
		'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
		{where: 'unix:///var/run/docker.sock'},
	],
	[
		'client-too-old',
		'Error response from daemon: client version 1.41 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version',
		{client: '1.41', engine: '1.44'},
	],
	['nm-not-running', 'Error: NetworkManager is not running.'],
	['nm-device-unknown', "Error: Device 'enp3s0' not found.", {nic: 'enp3s0'}],
	['systemd-absent', "System has not been booted with systemd as init system (PID 1). Can't operate."],
	['unit-missing', 'Failed to start vdsm.service: Unit vdsm.service not found.', {unit: 'vdsm.service'}],
	['service-denied', 'Failed to start transient service unit: Interactive authentication required.'],
];
