import type {Ipv4} from './address.js';
import type {Publish, RawAnswers} from './answers.js';
import type {Nic} from './nic.js';
import type {Platform} from './platform.js';
import type {Predecessor} from './predecessor.js';
import type {StandingSetup} from './standing-setup.js';
import type {Subnet} from './subnet.js';

/**
 * The three families of Docker Engine that need different commands (layouts.md, "Commands differ by Engine"):
 * `single` < 25.0 attaches one network at create; `several` 25.0–27.x takes all of them, with a MAC each;
 * `named` ≥ 28.0 also takes interface names and gateway priorities, and needs them (F35).
 */
export type Generation = 'single' | 'several' | 'named';

export const generations: readonly Generation[] = ['single', 'several', 'named'];

export type Engine =
	| {readonly state: 'none'}
	/** The program is there, the daemon does not answer; `reason` is its last line. */
	| {readonly state: 'unreachable'; readonly reason: string; readonly denied: boolean}
	| {
			readonly state: 'running';
			readonly version: string;
			readonly apiVersion: string;
			readonly clientVersion: string;
			readonly name: string;
			readonly operatingSystem: string;
			readonly rootless: boolean;
			readonly desktop: boolean;
			/** Where the client sends its commands when that is not this machine's own socket (F69). */
			readonly remote: string | null;
			readonly podman: boolean;
	  };

export type DockerNetwork = {
	readonly id: string;
	readonly name: string;
	readonly driver: string;
	readonly internal: boolean;
	readonly subnets: readonly Subnet[];
	readonly parent: string | null;
	readonly mode: string | null;
	/** The name that was given to its bridge. Left out: none, and Docker made one of the network's id. */
	readonly bridge?: string;
	/** Value of our installation label, null: not ours. */
	readonly install: string | null;
	/** What we noted on it of the card before we changed it; null: nothing. */
	readonly nicWas: string | null;
	/** The same of the container whose place ours takes; left out: nothing. */
	readonly predecessor?: string;
};

export type DockerContainer = {
	readonly id: string;
	readonly name: string;
	readonly image: string;
	readonly running: boolean;
	readonly networks: readonly string[];
	/** TCP ports that Docker has open for it on the host; empty while it is stopped. */
	readonly published: readonly Publish[];
	readonly install: string | null;
	/** What we noted on it of the container whose place it took; left out: nothing. */
	readonly predecessor?: string;
	/** It runs Virtual DSM, by its image's name or entry point. */
	readonly dsm: boolean;
};

export type Route = {
	readonly family: 4 | 6;
	/** `default`, or an address with prefix. */
	readonly destination: string;
	readonly gateway: string | null;
	readonly device: string;
	readonly table: string;
	/** null: none. Left out, as the next two: not known. */
	readonly metric?: number | null;
	/** Who made it, in iproute2's words: `kernel`, `boot`, `static`, `dhcp`, `ra`, …; null: not said. */
	readonly protocol?: string | null;
	/** The address that answers go out from, where the route names one. */
	readonly source?: string | null;
};

/** What the LAN said when it was asked for an address on a NIC. */
export type LanProbe = {
	readonly nic: string;
	readonly address: Ipv4;
	readonly result:
		| {readonly answer: 'mac'; readonly mac: string}
		| {readonly answer: 'silent'}
		| {
				readonly answer: 'not-checked';
				/** `in-use`: a passthru container takes the replies; `other-machine`: the facts are not of this one. */
				readonly why:
					| 'link-down'
					| 'no-carrier'
					| 'no-arping'
					| 'no-root'
					| 'in-use'
					| 'other-machine'
					| 'failed';
		  };
};

/** By the kernel's own table, over one of this machine's interfaces. */
export type Neighbour = {readonly nic: string; readonly address: Ipv4; readonly mac: string};

/** Everything that was read from a host, at one moment, without changing it. */
export type Facts = {
	readonly host: {
		readonly name: string;
		readonly system: string;
		readonly kernel: string;
		/** Left out: not known, as in the files of 0.1. */
		readonly platform?: Platform;
		/** `kvm`, `vmware`, `oracle`, `microsoft`, `lxc`, …; null on bare metal or unknown (F76, F81). */
		readonly virtualization: string | null;
		/** DMI system vendor. */
		readonly vendor: string | null;
		/** The provider that it stands at, by its firmware (F83); null: none that is known. Left out: not looked at. */
		readonly cloud?: string | null;
		readonly root: boolean;
		/** systemd is what started this machine, and can be told what to do at the next boot. */
		readonly systemd: boolean;
	};
	readonly nics: readonly Nic[];
	readonly routes: readonly Route[];
	readonly engine: Engine;
	readonly networks: readonly DockerNetwork[];
	readonly containers: readonly DockerContainer[];
	/** The Virtual DSM images that are present; version null: not labelled. */
	/** Those that DSM runs in, with what the one in their place has to get. */
	readonly predecessors: readonly Predecessor[];
	readonly images: ReadonlyArray<{readonly name: string; readonly version: string | null}>;
	readonly devices: {readonly kvm: boolean; readonly tun: boolean; readonly vhostNet: boolean};
	/** null: cannot be known here. */
	readonly modules: {
		readonly macvlan: boolean | null;
		readonly macvtap: boolean | null;
		readonly bridge: boolean | null;
		readonly tun: boolean | null;
	};
	/** TCP ports that something listens on; address `0.0.0.0` or `::` means all. */
	readonly listening: ReadonlyArray<{readonly address: string; readonly port: number}>;
	/** Value of net.bridge.bridge-nf-call-iptables; null: br_netfilter is not loaded (F15, F105). */
	readonly bridgeNf: boolean | null;
	readonly lan: readonly LanProbe[];
	/** Who has just spoken to this machine and has DSM's MAC. Left out: nobody, or not looked at. */
	readonly neighbours?: readonly Neighbour[];
	/** Our own set-ups, by our records. Left out: none, or nobody who may read them has looked. */
	readonly standing?: readonly StandingSetup[];
	/** What was answered in the wizard last time, and not done. Left out: nothing, or it is not to be proposed. */
	readonly remembered?: RawAnswers;
};

/** What is wrong with a file of facts. */
export type FactsFlaw = 'too-large' | 'not-json' | 'not-facts' | 'version' | 'content';
