import type {ResolvedCommand} from '../command.js';
import type {Facts} from '../facts.js';
import type {NicAddress} from '../nic.js';
import type {ContainerDetail, NetworkDetail} from './container-detail.js';
import type {Unread} from './verdict.js';

/** An interface in the container's network. */
export type InsideLink = {
	readonly index: number;
	readonly name: string;
	readonly kind: string | null;
	readonly mac: string | null;
	readonly master: string | null;
	readonly mtu: number;
	readonly up: boolean;
	/** `UP`, `DOWN`, `LOWERLAYERDOWN`, `UNKNOWN`. */
	readonly state: string;
	/** Index, in the host, of the interface that it is stacked on; null: none. */
	readonly lowerIndex: number | null;
	/** `passthru`, `bridge`, …; null: no macvlan. */
	readonly macvlanMode: string | null;
	readonly addresses: readonly NicAddress[];
};

/** What can be seen in the running container's network and of its QEMU. null: could not be read. */
export type Inside = {
	readonly links: readonly InsideLink[];
	/** Default routes first. */
	readonly routes: ReadonlyArray<{
		readonly destination: string;
		readonly gateway: string | null;
		readonly device: string;
	}> | null;
	/** Where each MAC was learned on br0: interface by MAC. */
	readonly learned: ReadonlyMap<string, string> | null;
	/** /etc/qemu/bridge.conf; empty: there is none. */
	readonly bridgeConf: string | null;
	/** QEMU's arguments; empty: it does not run. */
	readonly qemu: readonly string[] | null;
	/** The image's own note of the container's address, and of DSM's (`/run/shm/qemu.host`, `dsm.url`). */
	readonly imageHost: string | null;
	readonly dsmUrl: string | null;
	/** net.bridge.bridge-nf-call-iptables in there; null: not loaded, or not readable. */
	readonly bridgeNf: boolean | null;
	/** The hook as the container sees it: `inode:device`. */
	readonly hookInode: string | null;
};

/** The hook's source on the host. */
export type HookFile = {
	readonly source: string;
	readonly kind: 'file' | 'folder' | 'missing';
	readonly content: string;
	/** `inode:device` */
	readonly inode: string | null;
	/** Ours, by its first lines. */
	readonly ours: boolean;
};

/** The parent interface now. */
export type CardNow = {
	readonly name: string;
	readonly exists: boolean;
	readonly index: number;
	readonly mac: string | null;
	readonly permanentMac: string | null;
	readonly mtu: number;
	readonly promiscuity: number;
	/** Frames received, and lost, since the card came up. */
	readonly received: number | null;
	readonly dropped: number | null;
	/** What the kernel says to a tentative macvlan in mode bridge (F5); null: not tried, since something runs on it. */
	readonly probe: 'fine' | 'busy' | 'invalid' | 'unsupported' | 'denied' | null;
	/** What of `lro`, `rx-vlan-filter`, … is on; null: ethtool does not say. */
	readonly offloads: readonly string[] | null;
};

/** What the LAN, and DSM, said. An answer is a MAC; empty: nobody answered; null: nobody could be asked, see `why`. */
export type LanAnswers = {
	/** DSM's address, as far as it is known. */
	readonly dsm: string | null;
	readonly gateway: string | null;
	/** Who answers for DSM's address on br0, where only the guest hears it. */
	readonly onBridge: readonly string[] | null;
	/** Who answers for it on the LAN, by another card of this host. */
	readonly besides: {readonly device: string; readonly macs: readonly string[]} | null;
	/** Who answers for the gateway's address, asked by another card of this host. */
	readonly gatewayBesides: {readonly device: string; readonly macs: readonly string[]} | null;
	/** Who answers for the gateway's address, asked by the container where it is on the LAN itself (wiring classic). */
	readonly gatewayInside: readonly string[] | null;
	/** The interface that this host itself would reach DSM by; null: not known. */
	readonly hostRoute: string | null;
	readonly why: Unread | null;
};

/** What answers where this host itself can reach DSM: on its published ports. */
export type WebAnswers = ReadonlyArray<{
	readonly address: string;
	readonly port: number;
	readonly guest: number;
	readonly answer: 'open' | 'refused' | 'silent' | 'reset';
}>;

/** Stored MACs of guests, by storage folder, of all DSM containers; and what is free where this one's lies, in bytes. */
export type StorageFacts = {
	readonly macs: ReadonlyArray<{readonly container: string; readonly file: string; readonly mac: string}>;
	readonly free: number | null;
};

/** An installation of ours that the container belongs to. */
export type Ours = {
	readonly install: string;
	/** The card, as it was when we set it up. */
	readonly nic: {readonly name: string; readonly mac: string | null};
	/** Docker's network by which this host reaches it, as it was planned; null: the record has none. */
	readonly management: string | null;
	/** DSM's address and its LAN's gateway; null: the router gives them. */
	readonly ip: string | null;
	readonly gateway: string | null;
	/** The MAC that we asked for on the card's end; null: none, as with an Engine before 25.0. */
	readonly portMac: string | null;
	/** This host's own way to DSM in layout shared, with what makes it and takes it away; null: it has none. */
	readonly shim: {
		readonly name: string;
		readonly ip: string;
		readonly dsm: string;
		readonly make: readonly ResolvedCommand[];
		readonly remove: readonly ResolvedCommand[];
	} | null;
	/** The same of further cards, in their order. */
	readonly further: readonly Pick<Ours, 'nic' | 'ip' | 'gateway' | 'portMac'>[];
	/** The card's network was planned as internal, so that the Docker bridge is the container's gateway: layout direct. */
	readonly internal: boolean;
	/** Makes everything as it was planned. */
	readonly repair: ResolvedCommand;
};

/** A run of ours that was cut off, or left something that it could not undo. */
export type UnfinishedRun = {
	readonly install: string;
	readonly action: 'apply' | 'undo';
	/** When it was begun: ISO 8601 in UTC. */
	readonly at: string;
	/** Takes back what it has begun. */
	readonly undo: ResolvedCommand;
};

/** Everything that the checks look at; each is read on its own, beside the others, within its own time. */
export type Evidence = {
	readonly facts: Facts;
	readonly container: ContainerDetail;
	readonly networks: readonly NetworkDetail[];
	readonly inside: Inside;
	/** The last 400 lines of the container's log, cleaned, oldest first. */
	readonly log: readonly string[];
	/** Lines of the Engine's log about containers and networks, cleaned, oldest first. */
	readonly daemon: readonly string[];
	readonly hook: HookFile | null;
	readonly card: CardNow | null;
	readonly lan: LanAnswers;
	readonly web: WebAnswers;
	readonly storage: StorageFacts;
	readonly ours: Ours | null;
	/** null: none, or nobody may look. */
	readonly unfinished: UnfinishedRun | null;
};

export type Probe = keyof Evidence;

export type Read<T> =
	| {readonly ok: true; readonly value: T}
	| {readonly ok: false; readonly why: Unread; readonly detail: string};

/** Each look is under way, or over. None of them rejects: what could not be read says why. */
export type Looks = {readonly [P in Probe]: Promise<Read<Evidence[P]>>};
