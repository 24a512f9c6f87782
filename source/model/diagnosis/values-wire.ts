import type {Ipv4} from '../address.js';

type Container = {readonly container: string};
/** `source`: the hook's file on this host. */
type Hook = Container & {readonly source: string};
/** `bridge`: the one that QEMU is told to join, mostly br0. */
type Bridge = Container & {readonly bridge: string};

/** Behind the card: hook, br0, the guest, the LAN, the gateway. A MAC or an address that is not known is empty. */
export type WireValues = {
	'hook-mounted': Bridge;
	'hook-file': Hook & {readonly case: 'folder' | 'missing'};
	/** `lines`: how many of them. */
	'hook-line-ends': Hook & {readonly lines: number};
	/** `line`: the number of the line whose `text` leaves. */
	'hook-exits': Hook & {readonly line: number; readonly text: string};
	/** `last`: the last words of the log; may be empty. */
	'hook-ran': Hook & {readonly exitCode: number; readonly last: string};
	'hook-current': Hook;
	'hook-own': Hook & {readonly case: 'mac' | 'ip'; readonly has: string; readonly wants: string};
	'bridge-allowed': Bridge & {readonly case: 'missing' | 'denied'};
	'bridge-made': Bridge;
	/** `instead`: the interface that is in the bridge where the macvlan should be; null: none. */
	'bridge-ports': Bridge & {
		readonly missing: 'bridge' | 'up' | 'lan' | 'guest';
		readonly instead: string | null;
	};
	/** `device`: the first one that has some. */
	'member-addresses': Bridge & {readonly device: string; readonly addresses: readonly string[]};
	'bridge-ipv6': Container & {readonly device: string; readonly address: string};
	'bridge-firewall': Bridge;
	/** `elsewhere`: its MAC is heard from the wire. `quiet`: it could not be asked, either. `seconds` since the start. */
	'guest-spoke': Bridge & {
		readonly mac: string;
		readonly seconds: number;
		readonly case: 'booting' | 'silent' | 'quiet' | 'elsewhere';
	};
	'two-gateways': Container;
	/** `at`: address and port on this host. `more`: how many others do not answer, either. */
	'web-answers': Container & {
		readonly at: string;
		readonly guest: number;
		readonly answer: 'open' | 'refused' | 'silent' | 'reset';
		readonly more: number;
		readonly booting: boolean;
	};
	/** `stranger`: a MAC. `router`: it is the gateway's own. */
	'address-conflict': {
		readonly ip: string;
		readonly mac: string;
		readonly stranger: string;
		readonly router: boolean;
	};
	/** `device`: the interface in the container that has it. */
	'address-twice': Container & {readonly ip: string; readonly device: string};
	/** `unknown`: the address. `wire`: it answers on br0 alone. `device`: the card of this host that asked; empty: none. */
	'lan-answers': {
		readonly case: 'unknown' | 'wire' | 'other' | 'booting' | 'silent';
		readonly ip: string;
		readonly mac: string;
		readonly device: string;
	};
	/** `ports`: published addresses and ports. */
	'own-card': Container & {readonly ports: readonly string[]};
	/** `device`: another card of this host, that leads there by the switch; null: none. `bridge`: the container's address. */
	'host-to-dsm': {
		readonly nic: string;
		readonly dsm: Ipv4 | null;
		readonly ports: readonly string[];
		readonly bridge: string;
		readonly device: string | null;
	};
	/** Layout shared. `mac`: DSM's, in `other` that of whoever answers. `device`: what leads to DSM; empty: not known. */
	'host-shim': {
		readonly case: 'gone' | 'half' | 'route' | 'booting' | 'silent' | 'other';
		readonly shim: string;
		readonly ip: Ipv4;
		readonly dsm: Ipv4;
		readonly mac: string;
		readonly device: string;
	};
	/** `closed`: TCP ports that the hook closes on the LAN. */
	'lan-services': Container & {readonly closed: readonly number[]};
	'nat-discovery': Container;
	'classic-dhcp': Container & {readonly ip: string};
	'classic-ports': Container & {readonly ip: string; readonly bridge: string};
	/** `macs`: none answered, or several. `device`: the card of this host that asked; empty: the container did. */
	'gateway-answers': {readonly gateway: string; readonly device: string; readonly macs: readonly string[]};
	'out-of-sight': {readonly mac: string};
};
