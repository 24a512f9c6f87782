import type {Cause} from '../cause.js';

type Container = {readonly container: string};

/** The container: its options, its image, its log, and what it was told to give QEMU. */
export type ContainerValues = {
	/** `others`: containers that are there and do not run DSM. `install`: our installation whose container is gone. */
	'container-exists': {readonly others: number; readonly install: string | null};
	'network-mode': Container;
	/** `dev`: what the image was told to use; empty: there is no network at all. */
	'network-device': Container & {readonly dev: string; readonly there: readonly string[]};
	'image-hook': Container & {readonly image: string; readonly version: string};
	'image-bridge-acl': Container & {readonly image: string; readonly version: string};
	'image-takes-macvlan': Container & {readonly image: string; readonly version: string};
	'net-admin': Container;
	'tun-passed': Container;
	'dhcp-passthru': Container & {readonly network: string};
	'dhcp-macvlan': Container & {readonly case: 'none' | 'ipvlan' | 'not-uplink'; readonly network: string};
	'dhcp-tap': Container;
	'macvtap-leftover': Container;
	/** `other`: the container whose storage holds the same MAC. */
	'stored-macs': Container & {readonly other: string; readonly mac: string; readonly file: string};
	'memory-killed': Container & {readonly running: boolean};
	/** `words`: Docker's own, at most 300 characters. */
	'start-error': Container & {readonly words: string; readonly cause: Cause | null};
	'container-log': Container & {readonly cause: Cause};
	/** `exitCode` of its last end; null: it runs again, and Docker has forgotten it. */
	'container-restarts': Container & {
		readonly restarts: number;
		readonly exitCode: number | null;
		readonly now: boolean;
	};
	'container-runs': Container & {readonly status: string; readonly exitCode: number};
	'restart-policy': Container & {readonly policy: string};
	/** `ip`: the address that DSM's firewall has to let in. */
	'health-firewall': Container & {readonly ip: string};
	'health-check': Container & {readonly output: string};
	'arguments-quotes': Container & {readonly word: string};
	'qemu-ids': Container & {
		readonly kind: 'netdev' | 'device';
		readonly id: string;
		/** Whose the first one is. */
		readonly with: 'image' | 'itself';
	};
	'qemu-netdevs': Container & {
		readonly case: 'unknown' | 'taken' | 'idle' | 'no-id' | 'unplugged';
		/** Of the netdev; of the device where it has none; may be empty. */
		readonly id: string;
	};
	'second-nic': Container & {readonly network: string};
	'guest-mac': Container & {
		readonly case: 'malformed' | 'macvlan' | 'default';
		readonly mac: string;
	};
	'guest-mac-distinct': Container & {readonly mac: string; readonly name: string};
	/** `cause`: what its log says about that. `line`: the last line of that log. */
	'qemu-runs': Container & {readonly cause: Cause | null; readonly line: string};
};
