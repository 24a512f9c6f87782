import type {Ipv4} from './address.js';
import type {Publish} from './answers.js';
import type {ProjectPath} from './command.js';
import type {ComposeService} from './compose-project.js';
import type {Mac} from './mac.js';
import type {Carried} from './predecessor.js';
import type {Subnet} from './subnet.js';

/** A Docker network as a layout wants it; commands and compose files are both made from this. */
export type NetworkSpec = {
	readonly step: 'network-management' | 'network-lan' | `network-lan-${number}`;
	readonly name: string;
	readonly driver: 'bridge' | 'macvlan';
	readonly internal: boolean;
	readonly subnet: Subnet;
	readonly gateway: Ipv4;
	/** Limits what Docker hands out by itself; one address where there may be one endpoint only (F9). */
	readonly ipRange: Subnet | null;
	/** Addresses that Docker must not hand out, by name. */
	readonly reserved: Readonly<Record<string, Ipv4>>;
	readonly options: Readonly<Record<string, string>>;
};

/** One end of the container in a network. */
export type Attachment = {
	readonly network: string;
	readonly ip: Ipv4;
	/** Inside the container, Engine ≥ 28.0. Never eth* (F36), never net0–net3 (the image takes those as uplink). */
	readonly interfaceName: string;
	/** null: Docker's own choice. Engine ≥ 25.0 only (F43). */
	readonly mac: Mac | null;
	/** Owns the default route and the published ports (F41). */
	readonly gateway: boolean;
};

export type Mount = {
	/** A volume's source is its name. */
	readonly type: 'bind' | 'volume';
	readonly source: string | ProjectPath;
	readonly target: string;
	readonly readOnly: boolean;
};

export type ContainerSpec = {
	readonly name: string;
	readonly image: string;
	/** The gateway network first: an Engine before 25.0 takes only one at create. */
	readonly attachments: readonly [Attachment, ...Attachment[]];
	readonly environment: Readonly<Record<string, string>>;
	/** Further variables, as lines of a file: their values may be secrets, and are in no command (promise E7). */
	readonly environmentFile: ProjectPath | null;
	readonly devices: readonly string[];
	/** Devices that may be opened although they are made only later, as the cgroup's rules say it: `c *:* rwm`. */
	readonly deviceRules: readonly string[];
	readonly capabilities: readonly string[];
	readonly sysctls: Readonly<Record<string, string>>;
	readonly mounts: readonly Mount[];
	readonly ports: readonly Publish[];
	/** As `--restart` takes it. */
	readonly restart: string;
	/** Seconds that DSM gets to shut down; Docker's own 10 would kill QEMU under a live file system. */
	readonly stopTimeout: number;
	/** What the container that gives its place to this one had besides. */
	readonly carried: Pick<Carried, 'labels' | 'otherPorts' | 'settings' | 'switches'> | null;
	/** Id of that container; null: there is none. */
	readonly takesPlaceOf: string | null;
	/** That container is this service's, and Compose makes ours of it; null: Docker makes it. */
	readonly compose: ComposeService | null;
};

/** Where the image looks for the hook (since v7.42), and where the one lies that the container had before. */
export const hookTarget = '/run/start.sh';
export const predecessorHookTarget = '/run/start-predecessor.sh';

/** Marks what we made: whose installation, and which specification it was made from. */
export const installLabel = 'vdsm-passthru.install';
export const specLabel = 'vdsm-passthru.spec';
export const nicWasLabel = 'vdsm-passthru.nic-was';
