import * as z from 'zod/mini';
import type {Route} from '../model/facts.js';
import {readText} from '../system/files.js';
import {parseIpJson} from './ip-json.js';
import {type Machine, readLimit} from './machine.js';
import {parseProcRoutes, parseProcRoutes6} from './proc-routes.js';

const hop = z.object({
	gateway: z.nullish(z.string()),
	via: z.nullish(z.object({host: z.nullish(z.string())})),
	dev: z.nullish(z.string()),
});

const routeRow = z.extend(hop, {
	type: z.nullish(z.string()),
	dst: z.string(),
	table: z.nullish(z.union([z.string(), z.number()])),
	metric: z.nullish(z.number()),
	protocol: z.nullish(z.union([z.string(), z.number()])),
	prefsrc: z.nullish(z.string()),
	nexthops: z.nullish(z.array(hop)),
});

/**
 * The unicast routes of one family in all tables; a multipath route is one entry per next hop. Where `ip` prints no
 * usable JSON its plain text is read, and without `ip` the kernel's own list of the main table.
 */
export async function readRoutes(machine: Machine, family: 4 | 6): Promise<Route[]> {
	const list = [`-${family}`, 'route', 'show', 'table', 'all'];
	const json = await machine.run(['ip', ['-j', ...list]], {timeoutMs: readLimit});
	const routes = json.exitCode === 0 ? parseRoutes(json.stdout, family) : undefined;
	if (routes !== undefined) return routes;
	const plain = await machine.run(['ip', list], {timeoutMs: readLimit});
	if (plain.exitCode === 0) return parsePlainRoutes(plain.stdout, family);
	return family === 4
		? parseProcRoutes((await readText(`${machine.root}/proc/net/route`)) ?? '')
		: parseProcRoutes6((await readText(`${machine.root}/proc/net/ipv6_route`)) ?? '');
}

/** undefined: not JSON, or not a list of routes. */
export function parseRoutes(text: string, family: 4 | 6): Route[] | undefined {
	const rows = z.array(routeRow).safeParse(parseIpJson(text));
	if (!rows.success) return undefined;
	return rows.data.flatMap(row => {
		// Local, broadcast and multicast routes say nothing; unreachable and blackhole ones lead nowhere.
		if (typeof row.type === 'string' && row.type !== 'unicast') return [];
		const hops =
			row.nexthops !== undefined && row.nexthops !== null && row.nexthops.length > 0 ? row.nexthops : [row];
		return hops.flatMap(({gateway, via, dev}): Route[] => {
			if (typeof dev !== 'string') return [];
			const table = String(row.table ?? 'main');
			return [
				{
					family,
					destination: row.dst,
					gateway: gateway ?? via?.host ?? null,
					device: dev,
					table,
					metric: row.metric ?? null,
					// The one that iproute2 leaves unsaid: what `ip route add` makes.
					protocol: String(row.protocol ?? 'boot'),
					source: row.prefsrc ?? null,
				},
			];
		});
	});
}

const specialType = /^(?:local|broadcast|anycast|multicast|unreachable|blackhole|prohibit|throw|nat)$/;

/** `default via 192.0.2.1 dev eth0 table 7`; next hops on lines of their own. Names hold no white space. */
export function parsePlainRoutes(text: string, family: 4 | 6): Route[] {
	const routes: Route[] = [];
	let destination = '';
	let table = 'main';
	let own: Pick<Route, 'metric' | 'protocol' | 'source'> = {};
	for (const line of text.split('\n')) {
		const words = line.trim().split(/\s+/);
		const after = (word: string) => (words.includes(word) ? (words[words.indexOf(word) + 1] ?? null) : null);
		if (words[0] !== 'nexthop') {
			destination = words[0] === 'unicast' ? (words[1] ?? '') : (words[0] ?? '');
			table = after('table') ?? 'main';
			const metric = after('metric');
			own = {
				metric: metric !== null && /^\d+$/.test(metric) ? Number(metric) : null,
				protocol: after('proto'),
				source: after('src'),
			};
		}
		const device = after('dev');
		if (destination === '' || specialType.test(destination) || device === null) continue;
		routes.push({family, destination, gateway: after('via'), device, table, ...own});
	}
	return routes;
}
