import * as z from 'zod/mini';
import {parseIpv4} from '../model/address.js';
import type {Neighbour} from '../model/facts.js';
import {parseIpJson} from './ip-json.js';
import {type Machine, readLimit} from './machine.js';
import {macOrNull} from './permanent-mac.js';

const rows = z.array(
	z.object({
		dst: z.optional(z.string()),
		dev: z.optional(z.string()),
		lladdr: z.optional(z.string()),
		state: z.optional(z.array(z.string())),
	}),
);

/** Heard of within the last minute; what is older may be of a DSM that was here before. */
const fresh: ReadonlySet<string> = new Set(['REACHABLE', 'DELAY', 'PROBE']);

/** Who has spoken to this machine over IPv4 in the last minute, by the kernel's own list; nobody is asked for it (promise A1). */
export async function readNeighbours(machine: Machine): Promise<readonly Neighbour[]> {
	const {exitCode, stdout} = await machine.run(['ip', ['-j', '-4', 'neigh', 'show']], {
		timeoutMs: readLimit,
	});
	return exitCode === 0 ? parseNeighbours(stdout) : [];
}

export function parseNeighbours(text: string): readonly Neighbour[] {
	return (rows.safeParse(parseIpJson(text)).data ?? []).flatMap(
		({dst = '', dev, lladdr = '', state = []}) => {
			const [address, mac] = [parseIpv4(dst), macOrNull(lladdr.toLowerCase())];
			if (!address.ok || mac === null || dev === undefined || !state.some(one => fresh.has(one))) return [];
			return [{nic: dev, address: address.value, mac}];
		},
	);
}
