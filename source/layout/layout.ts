import type {Ipv4} from '../model/address.js';
import type {Answers, FurtherCard, LayoutName, Publish} from '../model/answers.js';
import type {FindingDetail} from '../model/finding.js';
import type {Mac, MacRole} from '../model/mac.js';
import type {Picture} from '../model/picture.js';
import type {Names} from '../model/plan.js';
import type {Predecessor} from '../model/predecessor.js';
import type {ContainerSpec, NetworkSpec} from '../model/spec.js';
import type {Subnet} from '../model/subnet.js';

/** A card of DSM's with all that is its own: a network, a bridge in the container, MACs. */
export type CardParts = FurtherCard & {
	/** From 1, in the order in which DSM sees them. */
	readonly number: number;
	/** Its LAN network, and the container's bridge between that and DSM. */
	readonly network: string;
	readonly bridge: string;
	/** A free /30, in which the container's end has an address that nothing carries; by it the hook knows its end. */
	readonly dummy: Subnet;
	readonly mtu: number;
	/** The macvlan's, which the card has while the container runs, and the bridge's. */
	readonly macs: Readonly<Record<'port' | 'bridge', Mac>>;
};

/** Everything a layout builds from: the answers, and what the plan worked out from the machine. */
export type Parts = {
	readonly answers: Answers;
	readonly names: Names;
	/** `lan` and `management` both are the guest's NIC that the layout wires; it uses the one that fits. */
	readonly macs: Readonly<Record<MacRole, Mac>>;
	/** A layout without a network between this host and DSM does not look at it. */
	readonly management: {
		readonly publish: readonly Publish[];
		readonly subnet: Subnet;
		readonly gateway: Ipv4;
		readonly container: Ipv4;
		readonly guest: Ipv4;
	};
	/** The first one is `answers.nic`, and only layout direct has others. */
	readonly cards: readonly [CardParts, ...CardParts[]];
	readonly devices: {readonly kvm: boolean; readonly vhostNet: boolean};
	/** The container whose place this one takes; null: DSM is set up anew. */
	readonly predecessor: Predecessor | null;
	/** The image's own network for the guest's first NIC, as its network.sh computes it (v7.48: 172.30.x.0/24). */
	readonly nat: {readonly gateway: Ipv4; readonly guest: Ipv4};
};

/** One way to wire NIC → container → guest. A new layout is one new file, and one line in `layouts.ts`. */
export type Layout = {
	readonly name: LayoutName;
	names(prefix: string, container: string): Names;
	networks(parts: Parts): readonly NetworkSpec[];
	container(parts: Parts): ContainerSpec;
	/** The text that the image sources at start, as `/run/start.sh`; null: there is nothing for it to do. */
	hook(parts: Parts): string | null;
	picture(parts: Parts): Picture;
	/** What this wiring can never do, said before the user decides. */
	limits(parts: Parts): readonly FindingDetail[];
};
