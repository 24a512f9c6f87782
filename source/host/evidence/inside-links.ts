import * as z from 'zod/mini';
import type {Inside, InsideLink} from '../../model/diagnosis/evidence.js';
import {parseIpJson} from '../ip-json.js';

const text = z.nullish(z.string());

const linkRow = z.object({
	ifindex: z.number(),
	ifname: z.string(),
	link_index: z.nullish(z.number()),
	flags: z.nullish(z.array(z.string())),
	mtu: z.nullish(z.number()),
	operstate: text,
	address: text,
	master: text,
	linkinfo: z.nullish(
		z.object({info_kind: text, info_data: z.nullish(z.object({mode: z.nullish(z.unknown())}))}),
	),
	addr_info: z.nullish(
		z.array(
			z.object({family: text, local: text, prefixlen: z.nullish(z.number()), scope: z.nullish(z.unknown())}),
		),
	),
});

/** `ip -j -d addr show` of a container's network; undefined where it is no JSON, as busybox prints it. */
export function parseInsideLinks(stdout: string): readonly InsideLink[] | undefined {
	const rows = parseIpJson(stdout);
	const links = (Array.isArray(rows) ? rows : []).flatMap((row): InsideLink[] => {
		const parsed = linkRow.safeParse(row);
		if (!parsed.success) return [];
		const {ifindex, ifname, link_index, flags, mtu, operstate, address, master, linkinfo, addr_info} =
			parsed.data;
		const kind = linkinfo?.info_kind ?? null;
		const mode = linkinfo?.info_data?.mode;
		return [
			{
				index: ifindex,
				name: ifname,
				kind,
				mac: address?.toLowerCase() ?? null,
				master: master ?? null,
				mtu: mtu ?? 0,
				up: flags?.includes('UP') ?? false,
				state: operstate ?? 'UNKNOWN',
				lowerIndex: link_index ?? null,
				macvlanMode: kind === 'macvlan' && typeof mode === 'string' ? mode : null,
				addresses: (addr_info ?? []).flatMap(({family, local, prefixlen, scope}) =>
					typeof local === 'string' && typeof prefixlen === 'number'
						? [
								{
									family: family === 'inet6' ? (6 as const) : (4 as const),
									address: local,
									prefix: prefixlen,
									scope: String(scope ?? 'global'),
								},
							]
						: [],
				),
			},
		];
	});
	return links.length === 0 ? undefined : links;
}

const routeRow = z.object({dst: z.string(), gateway: text, dev: text});

/** `ip -j -4 route show`, default routes first. An empty answer is a network without routes. */
export function parseInsideRoutes(stdout: string): Inside['routes'] | undefined {
	const rows = parseIpJson(stdout);
	if (!Array.isArray(rows)) return undefined;
	const routes = rows.flatMap(row => {
		const parsed = routeRow.safeParse(row);
		if (!parsed.success) return [];
		const {dst, gateway, dev} = parsed.data;
		return [{destination: dst, gateway: gateway ?? null, device: dev ?? ''}];
	});
	const isDefault = ({destination}: {readonly destination: string}) => destination === 'default';
	return [...routes.filter(isDefault), ...routes.filter(route => !isDefault(route))];
}
