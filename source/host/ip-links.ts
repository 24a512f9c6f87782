import * as z from 'zod/mini';
import type {NicAddress} from '../model/nic.js';
import {parseIpJson} from './ip-json.js';
import {type Machine, readLimit} from './machine.js';

/** What `ip` knows of an interface and /sys does not say. */
export type IpLink = {
	readonly index: number;
	readonly name: string;
	readonly mac: string | null;
	/** Set up by somebody, or not said; a link on the wire is another matter. */
	readonly up: boolean;
	/** `vlan`, `bridge`, `bond`, `veth`, `macvlan`, …; null: a real device, or one that does not say. */
	readonly kind: string | null;
	readonly master: string | null;
	readonly slaveKind: string | null;
	/** The interface of this namespace that it is stacked on. For a veth: nothing, its link is the other end. */
	readonly lower: string | null;
	readonly permanentMac: string | null;
	readonly promiscuity: number;
	readonly addresses: readonly NicAddress[];
};

const addressRow = z.object({
	family: z.nullish(z.string()),
	local: z.nullish(z.string()),
	prefixlen: z.nullish(z.number()),
	scope: z.nullish(z.union([z.string(), z.number()])),
	broadcast: z.nullish(z.string()),
	dynamic: z.nullish(z.boolean()),
	noprefixroute: z.nullish(z.boolean()),
});

const linkRow = z.object({
	ifindex: z.number(),
	ifname: z.string(),
	address: z.nullish(z.string()),
	flags: z.nullish(z.array(z.string())),
	link: z.nullish(z.string()),
	link_netnsid: z.nullish(z.union([z.number(), z.string()])),
	master: z.nullish(z.string()),
	permaddr: z.nullish(z.string()),
	promiscuity: z.nullish(z.number()),
	linkinfo: z.nullish(
		z.object({
			info_kind: z.nullish(z.string()),
			info_slave_kind: z.nullish(z.string()),
			info_data: z.nullish(z.object({link: z.nullish(z.string())})),
		}),
	),
	addr_info: z.nullish(z.array(addressRow)),
});

/**
 * All interfaces of this namespace by index: names may be no valid text, indexes always match /sys. One call, since
 * `addr` prints all that `link` does. Empty when `ip` is missing or is busybox's, which knows no JSON.
 */
export async function readIpLinks(machine: Machine): Promise<Map<number, IpLink>> {
	const {stdout} = await machine.run(['ip', ['-j', '-d', 'addr', 'show']], {timeoutMs: readLimit});
	return parseIpLinks(stdout);
}

export function parseIpLinks(text: string): Map<number, IpLink> {
	const rows = parseIpJson(text);
	const links = new Map<number, IpLink>();
	for (const row of Array.isArray(rows) ? rows : []) {
		const parsed = linkRow.safeParse(row);
		if (parsed.success) links.set(parsed.data.ifindex, toLink(parsed.data));
	}
	return links;
}

function toLink(row: z.infer<typeof linkRow>): IpLink {
	const kind = row.linkinfo?.info_kind ?? null;
	const sameNamespace = row.link_netnsid === undefined || row.link_netnsid === null;
	const stackedOn = sameNamespace && kind !== 'veth' ? (row.link ?? null) : null;
	return {
		index: row.ifindex,
		name: row.ifname,
		mac: row.address ?? null,
		up: row.flags?.includes('UP') ?? true,
		kind,
		master: row.master ?? null,
		slaveKind: row.linkinfo?.info_slave_kind ?? null,
		lower: stackedOn ?? row.linkinfo?.info_data?.link ?? null,
		permanentMac: row.permaddr ?? null,
		promiscuity: row.promiscuity ?? 0,
		addresses: (row.addr_info ?? []).flatMap(toAddress),
	};
}

function toAddress(row: z.infer<typeof addressRow>): NicAddress[] {
	if (typeof row.local !== 'string' || typeof row.prefixlen !== 'number') return [];
	if (row.family !== 'inet' && row.family !== 'inet6') return [];
	const family = row.family === 'inet' ? 4 : 6;
	return [
		{
			family,
			address: row.local,
			prefix: row.prefixlen,
			scope: String(row.scope ?? 'global'),
			broadcast: row.broadcast ?? null,
			dynamic: row.dynamic ?? false,
			noPrefixRoute: row.noprefixroute ?? false,
		},
	];
}
