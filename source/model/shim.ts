import type {Ipv4} from './address.js';
import {digest} from './mac.js';

/**
 * The host's own way to a DSM that is beside it on one card: a macvlan of the host's, since the kernel has no path between
 * a card's owner and what is beside it, and has one between macvlans of one card (F84).
 */
export type Shim = {
	/** The host's second address, which DSM reaches it by. */
	readonly ip: Ipv4;
	/** DSM's, which the router gives it. */
	readonly dsm: Ipv4;
};

/** IFNAMSIZ, without the NUL that ends a name. */
const longest = 15;

/** What the interface is called: the same in every plan of an installation, so that a change finds the one that stands. */
export function shimName(install: string): string {
	const name = `${install}-shim`;
	return name.length <= longest ? name : `shim-${digest(install).slice(0, longest - 5)}`;
}

/**
 * The group that the kernel makes the interface in. It tells whose it is from the first moment on, which an alias does not:
 * that is set by a second command, and between the two a run may be cut off. The first byte keeps away from the small
 * numbers that people give to groups, and the sign bit from negative ones.
 */
export function shimGroup(install: string): string {
	return String(0x76000000 + Number.parseInt(digest(install).slice(0, 6), 16));
}
