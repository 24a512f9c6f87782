import type {Ipv4} from './address.js';

/** The bridge in the container that connects a card, counted from 1, with DSM. */
export function bridgeOf(card: number): string {
	return `br${card - 1}`;
}

/** The bridge's own address, for the hook's DHCP server; with a static address only. */
export function serverAddress(card: number): Ipv4 {
	return `169.254.254.${card}`;
}
