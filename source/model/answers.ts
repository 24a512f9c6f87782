import type {Ipv4} from './address.js';
import type {Mac} from './mac.js';
import type {Shim} from './shim.js';
import type {Subnet} from './subnet.js';

export const layoutNames = ['direct', 'classic', 'shared'] as const;

export type LayoutName = (typeof layoutNames)[number];

/** Who has the card: DSM alone (macvlan passthru, F1), or still the host, with DSM beside it. */
export type CardUse = 'own' | 'shared';

export const cardUse: Readonly<Record<LayoutName, CardUse>> = {
	direct: 'own',
	classic: 'own',
	shared: 'shared',
};

export const addressModes = ['static', 'dhcp', 'manual'] as const;

export type AddressMode = (typeof addressModes)[number];

/** A published port: `host` on the host's `address` leads to `guest` in DSM. */
export type Publish = {readonly address: Ipv4; readonly host: number; readonly guest: number};

/** The questions, in the order in which they are asked: a later one may lean on the answer to an earlier one. */
export const fieldIds = [
	'nic',
	'layout',
	'address',
	'subnet',
	'gateway',
	'ip',
	'dns',
	'prefix',
	'takeOver',
	'mac',
	'dsmIp',
	'shimIp',
	'also',
	'mgmtSubnet',
	'blockPorts',
	'publish',
	'name',
	'image',
	'storage',
	'diskSize',
	'ramSize',
	'cpuCores',
] as const;

export type FieldId = (typeof fieldIds)[number];

/** What each question's answer is, once parsed. */
export type FieldValues = {
	readonly nic: string;
	readonly layout: LayoutName;
	readonly address: AddressMode;
	readonly subnet: Subnet;
	readonly gateway: Ipv4;
	readonly ip: Ipv4;
	readonly dns: readonly Ipv4[];
	readonly prefix: string;
	/** Name of the container that DSM runs in now; null: a new one. */
	readonly takeOver: string | null;
	readonly mac: Mac;
	/** The address that the router has reserved for DSM; null: this host needs no way to it. */
	readonly dsmIp: Ipv4 | null;
	readonly shimIp: Ipv4;
	readonly also: readonly FurtherCard[];
	readonly mgmtSubnet: Subnet;
	readonly blockPorts: readonly number[];
	readonly publish: readonly Publish[];
	readonly name: string;
	readonly image: string;
	readonly storage: string;
	readonly diskSize: string;
	readonly ramSize: string;
	readonly cpuCores: number;
};

/** Answers as they come from flags, a file or the keyboard: text, not yet checked. */
export type RawAnswers = {readonly [K in FieldId]?: string};

/** How DSM gets its address on the LAN; in `shared` the address is the container's own, and DSM asks the router. */
export type Lan =
	| {
			readonly mode: 'static';
			readonly subnet: Subnet;
			readonly gateway: Ipv4;
			readonly ip: Ipv4;
			readonly dns: readonly Ipv4[];
	  }
	| {readonly mode: 'dhcp'}
	| {readonly mode: 'manual'};

/** A storage network has no router: a further card may do without. */
export type FurtherLan =
	| (Omit<Extract<Lan, {readonly mode: 'static'}>, 'gateway'> & {readonly gateway: Ipv4 | null})
	| Exclude<Lan, {readonly mode: 'static'}>;

/** A card beside the first one, with a network, a bridge and a NIC of DSM's own. */
export type FurtherCard = {
	readonly nic: string;
	readonly lan: FurtherLan;
	/** DSM's MAC on this card. */
	readonly mac: Mac;
	readonly blockPorts: readonly number[];
};

/** A complete, checked set of answers: what a layout builds from. */
export type Answers = {
	readonly nic: string;
	readonly layout: LayoutName;
	readonly lan: Lan;
	/** DSM's own MAC: on the LAN in `direct` and `shared`, on the management bridge in `classic`. */
	readonly mac: Mac;
	/** This host's way to DSM on the card that they share; null: none, and only layout shared has one. */
	readonly shim: Shim | null;
	/** null: a layout without a network between this host and DSM. */
	readonly management: {readonly subnet: Subnet; readonly publish: readonly Publish[]} | null;
	/** TCP ports of DSM that are closed on the LAN side. */
	readonly blockPorts: readonly number[];
	/** Further cards, in the order in which DSM sees them; only in `direct`. */
	readonly more: readonly FurtherCard[];
	readonly container: {
		readonly name: string;
		readonly image: string;
		/** These four are null where they stay as the container before has them. */
		readonly storage: string | null;
		readonly diskSize: string | null;
		readonly ramSize: string | null;
		readonly cpuCores: number | null;
	};
	/** The container that gives its place to this one. */
	readonly takeOver: string | null;
	/** Names and labels what belongs to this installation; unique on the host. */
	readonly prefix: string;
};

/** Where a proposed value comes from; shown beside it. */
export type Origin =
	| {readonly from: 'nic'; readonly name: string}
	| {readonly from: 'default-route'; readonly name: string}
	| {readonly from: 'docker-free'}
	| {readonly from: 'port-free'}
	| {readonly from: 'name-free'}
	| {readonly from: 'derived'; readonly name: string}
	| {readonly from: 'subnet'}
	| {readonly from: 'gateway'}
	| {readonly from: 'recommended'}
	/** The card has to stay the host's. */
	| {readonly from: 'carries-host'; readonly name: string}
	/** As it is in the set-up that stands. */
	| {readonly from: 'standing'}
	/** As it was answered last time. */
	| {readonly from: 'last-time'}
	/** As the container before has it. */
	| {readonly from: 'predecessor'; readonly name: string}
	| {readonly from: 'default'};

/** `safe`: may be taken without anybody looking at it. An address on somebody's LAN never is. */
export type Proposal = {
	readonly value: string;
	readonly origin: Origin;
	readonly safe: boolean;
	/** All that would do as well, where the choice is the user's. */
	readonly others?: readonly string[];
};

/** Every card of DSM's, the first one first. */
export function cardsOf({nic, lan, mac, blockPorts, more}: CardAnswers): readonly FurtherCard[] {
	return [{nic, lan, mac, blockPorts}, ...more];
}

type CardAnswers = Pick<Answers, 'nic' | 'lan' | 'mac' | 'blockPorts' | 'more'>;
