/** One end of the container in a Docker network. Empty strings: Docker says nothing. */
export type NetworkEnd = {
	readonly network: string;
	readonly networkId: string;
	readonly ip: string;
	readonly mac: string;
	readonly gateway: string;
	/** What was asked for, rather than given; null: Docker chose. An Engine before 25 does not keep the MAC. */
	readonly wantedIp: string | null;
	readonly wantedMac: string | null;
	readonly driverOpts: Readonly<Record<string, string>>;
	/** Null: this Engine knows none (before 28.0). */
	readonly gwPriority: number | null;
};

export type DockerMount = {
	readonly type: string;
	readonly source: string;
	readonly target: string;
	readonly readOnly: boolean;
};

/** One container, as `docker inspect` has it. Of its environment only what steers the network is read (promise E7). */
export type ContainerDetail = {
	readonly id: string;
	readonly name: string;
	readonly image: string;
	/** Version label of the image it was made from; null: none. */
	readonly imageVersion: string | null;
	/** `created`, `running`, `paused`, `restarting`, `exited`, `dead`, … */
	readonly status: string;
	/** Of its first process, on this host; 0: it does not run. */
	readonly pid: number;
	readonly restarts: number;
	/** Milliseconds since 1970: when its last run began, and when the last that is over ended. */
	readonly startedAt: number | null;
	readonly finishedAt: number | null;
	/** Milliseconds that its last run has lasted, until now or until it ended; null: it never ran. */
	readonly ranFor: number | null;
	readonly exitCode: number;
	readonly oomKilled: boolean;
	/** Docker's own words when it could not start it; empty: it could. */
	readonly error: string;
	readonly health: {readonly status: string; readonly lastOutput: string} | null;
	/** `default`, `bridge`, `host`, `none`, `container:…`, or a network's name. */
	readonly networkMode: string;
	readonly ends: readonly NetworkEnd[];
	/** Only names in `networkVariables`. */
	readonly environment: Readonly<Record<string, string>>;
	readonly devices: readonly string[];
	readonly cgroupRules: readonly string[];
	readonly capabilities: readonly string[];
	readonly privileged: boolean;
	readonly sysctls: Readonly<Record<string, string>>;
	readonly mounts: readonly DockerMount[];
	/** As `--publish` takes them, `127.0.0.1:5000:5000`: asked for, and really open. TCP only. */
	readonly wantedPorts: readonly string[];
	readonly openPorts: readonly string[];
	readonly restartPolicy: string;
	/** Our installation; null: not ours. */
	readonly install: string | null;
	/** Compose's project; null: not made by Compose. */
	readonly compose: {readonly project: string; readonly files: string; readonly service: string} | null;
};

/** The image's variables that steer the network. Their values hold no secret. */
export const networkVariables = [
	'ARGUMENTS',
	'DEV',
	'DHCP',
	'DNSMASQ_OPTS',
	'HOST_PORTS',
	'KVM',
	'MAC',
	'MTU',
	'NETWORK',
	'USER_PORTS',
	'VM_NET_DEV',
	'VM_NET_MAC',
	'VM_NET_MTU',
] as const;

/** One Docker network, whole. */
export type NetworkDetail = {
	readonly id: string;
	readonly name: string;
	readonly driver: string;
	readonly internal: boolean;
	readonly ipv6: boolean;
	/** Containers may be attached by hand: of a swarm's network. */
	readonly attachable: boolean;
	readonly ipam: ReadonlyArray<{
		readonly subnet: string;
		readonly gateway: string | null;
		readonly ipRange: string | null;
		readonly reserved: readonly string[];
	}>;
	readonly options: Readonly<Record<string, string>>;
	readonly labels: Readonly<Record<string, string>>;
	/** Those that run; Docker does not count stopped ones. */
	readonly attached: ReadonlyArray<{
		readonly id: string;
		readonly name: string;
		readonly mac: string;
		readonly ip: string;
	}>;
};
