import type {Ipv4} from './address.js';
import type {LanProbe} from './facts.js';
import type {Mac} from './mac.js';

/**
 * What was read back after an apply. `ok`: seen. `failed`: seen to be otherwise. `waiting`: not yet, and DSM's own boot
 * explains it. `unknown`: cannot be told from here, and `why` says so.
 */
export type Verdict = 'ok' | 'failed' | 'waiting' | 'unknown';

/**
 * Why nothing could be read. `docker`: it did not answer. `not-running`: the container does not run. `restarting`:
 * it ends again and again. `inside`: its network could not be looked into. `no-port`: the interface in question is not
 * there. `limit`: it took too long. `error`: the look itself broke.
 */
export type Unseen = 'docker' | 'not-running' | 'restarting' | 'inside' | 'no-port' | 'limit' | 'error';

/**
 * Why nobody could be asked for the address. `router-decides`, `typed-in-dsm`: it is not known here. `no-root`,
 * `no-arping`: an ARP question needs both.
 */
export type AddressUnseen = Unseen | 'router-decides' | 'typed-in-dsm' | 'no-root' | 'no-arping';

/** Names, addresses and lines in a detail are cleaned already. The sentences are in `text/`. */
export type CheckDetail =
	/**
	 * A Docker network with its driver, subnet, gateway, parent interface and mode as planned. `differs`:
	 * `parent: enp4s0 ≠ enp3s0`, what is and what was planned; with `failed` and none of them there is no such network.
	 */
	| {
			readonly check: 'network';
			readonly network: string;
			readonly differs: readonly string[];
			readonly why?: Unseen;
	  }
	/**
	 * Published ports, as Docker itself reports them, as `--publish` takes them: `127.0.0.1:5000:5000`. `missing`:
	 * planned and not there.
	 */
	| {
			readonly check: 'ports';
			readonly published: readonly string[];
			readonly missing: readonly string[];
			readonly why?: Unseen;
	  }
	/**
	 * The container runs, has not just been restarted by Docker, and is attached to its networks. `state`: Docker's own
	 * word, or `absent`. `restarts`: how often Docker has restarted it since it was started. `detached`: planned networks
	 * that it is not attached to.
	 */
	| {
			readonly check: 'container';
			readonly container: string;
			readonly state: string;
			readonly restarts?: number;
			readonly detached?: readonly string[];
			readonly why?: Unseen;
	  }
	/** br0 inside the container has the LAN (or management) interface and the guest's tap as members; with several cards, `bridge`. */
	| {
			readonly check: 'bridge';
			readonly bridge?: string;
			readonly members: readonly string[];
			readonly missing: readonly ('port' | 'guest')[];
			/** Of br0 and its way out, what is not up: nothing passes. */
			readonly down: readonly string[];
			readonly why?: Unseen;
	  }
	/** Addresses on the wire's interface or br0 that the layout does not want there (F95): `lan0 10.213.213.2/30`. */
	| {
			readonly check: 'stray-address';
			readonly bridge?: string;
			readonly addresses: readonly string[];
			readonly why?: Unseen;
	  }
	/** Layout shared: DSM's end on the card, called `name`, under the planned `mac`; `has`: under which. */
	| {
			readonly check: 'macvtap';
			readonly name: string | null;
			readonly mac: Mac;
			readonly has: string | null;
			readonly why?: Unseen;
	  }
	/** The card: up, and with a link. */
	| {
			readonly check: 'nic';
			readonly nic: string;
			readonly up: boolean;
			readonly carrier: boolean | null;
			readonly why?: Unseen;
	  }
	/** Layout shared, with a way from this host to DSM: `via`, the interface that the kernel takes for it; null: a router, or none. */
	| {
			readonly check: 'shim';
			readonly shim: string;
			readonly dsm: Ipv4;
			readonly via: string | null;
			readonly why?: Unseen;
	  }
	/** The guest's MAC was learned on br0: DSM has spoken. */
	| {readonly check: 'guest-mac'; readonly bridge?: string; readonly mac: Mac; readonly why?: Unseen}
	/**
	 * Right before the container starts: nobody else on the LAN has the address that DSM is to get (F33). `mac`: who has
	 * it. `why`: nobody could be asked.
	 */
	| {
			readonly check: 'lan-free';
			readonly ip: Ipv4;
			readonly mac: string | null;
			readonly why: Extract<LanProbe['result'], {answer: 'not-checked'}>['why'] | null;
	  }
	/**
	 * The chosen address answers. `how`: who was asked; null where nobody could be. `bridge`: on br0, where only DSM hears
	 * it. `other-nic`: on the LAN, by another card of this host, named in `via`. `shim`: layout shared, by this host's own
	 * interface beside DSM, named there as well. `interface`: layout classic, the container's own interface was looked at. `failed`: another machine has it, with `mac`, or nobody on the interface.
	 */
	| {
			readonly check: 'lan-address';
			readonly bridge?: string;
			readonly ip: Ipv4 | null;
			readonly how: 'bridge' | 'other-nic' | 'shim' | 'interface' | null;
			readonly why: AddressUnseen | null;
			readonly mac?: Mac;
			readonly via?: string;
	  };

export type Check = CheckDetail & {readonly verdict: Verdict};
/** The check of one kind. */
export type CheckOf<K extends CheckDetail['check']> = Extract<Check, {readonly check: K}>;
export type CheckId = CheckDetail['check'];
