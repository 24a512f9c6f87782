import type {Facts} from './facts.js';
import type {Mac} from './mac.js';
import type {Nic} from './nic.js';

/** How the card stood before the first change; noted on the LAN network, since a later plan only sees what we made of it. */
export type NicBefore = {readonly up: boolean; readonly ipv6: boolean; readonly mac: Mac | null};

export function formatNicBefore({up, ipv6, mac}: NicBefore): string {
	return `${up ? 'up' : 'down'},${ipv6 ? 'ipv6' : 'no-ipv6'}${mac === null ? '' : `,${mac}`}`;
}

export function parseNicBefore(text: string): NicBefore | undefined {
	const found = /^(up|down),(ipv6|no-ipv6)(?:,([\da-f:]{17}))?$/.exec(text);
	return found ? {up: found[1] === 'up', ipv6: found[2] === 'ipv6', mac: found[3] ?? null} : undefined;
}

/**
 * How the card was before installation `install` touched it: as noted, else as it is now. While a passthru container
 * runs, the card shows the macvlan's MAC and is up, so what can be read then is our own work.
 */
export function nicBefore(facts: Pick<Facts, 'nics' | 'networks'>, name: string, install: string): NicBefore {
	const standing = facts.networks.find(
		network => network.install === install && network.parent === name && network.nicWas !== null,
	);
	const noted = standing?.nicWas ? parseNicBefore(standing.nicWas) : undefined;
	const now: Nic | undefined = facts.nics.find(nic => nic.name === name);
	return noted ?? {up: now?.up ?? true, ipv6: now?.ipv6 ?? false, mac: now?.permanentMac ?? now?.mac ?? null};
}
