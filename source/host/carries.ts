import * as z from 'zod/mini';
import type {Route} from '../model/facts.js';
import type {Carries, NicAddress} from '../model/nic.js';
import {parseIpJson} from './ip-json.js';
import {type Machine, readLimit} from './machine.js';
import {isUsed, type UsedTables} from './rules.js';
import type {SshSession} from './ssh-sessions.js';
import {type Stacked, underneath} from './underneath.js';

/** The whole Internet in one route, or in the halves that VPN clients use to win against the real default. */
const defaults: ReadonlySet<string> = new Set([
	'default',
	'0.0.0.0/0',
	'0.0.0.0/1',
	'128.0.0.0/1',
	'::/0',
	'::/1',
	'8000::/1',
	'2000::/3',
]);

/** What goes through which interface and would be lost with it, by interface name (F1, promise B1). */
export function carriedBy(
	links: readonly Stacked[],
	routes: readonly Route[],
	tables: {readonly 4: UsedTables; readonly 6: UsedTables},
	sessions: ReadonlyArray<{readonly session: SshSession; readonly device: string}>,
): Map<string, Carries[]> {
	const carried = new Map<string, Carries[]>();
	const add = (device: string, load: Carries) => {
		if (device === 'lo') return;
		for (const name of underneath(device, links)) {
			const loads = carried.get(name) ?? [];
			if (!loads.some(other => sameLoad(other, load))) carried.set(name, [...loads, load]);
		}
	};
	for (const {family, destination, device, table} of routes) {
		if (!defaults.has(destination) || !isUsed(tables[family], table)) continue;
		add(device, {what: 'default-route', family, table, via: device});
	}
	for (const {session, device} of sessions)
		add(device, {what: 'ssh-session', peer: session.peer, via: device});
	return carried;
}

function sameLoad(a: Carries, b: Carries): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

const routeGet = z.array(z.object({dev: z.string()}));

/**
 * The interfaces that a session uses: the one that our answers leave through, the one that has the address which the
 * peer talks to, and the zone of a link-local peer. They differ where routing is asymmetric.
 */
export async function sessionDevices(
	machine: Machine,
	{peer, local}: SshSession,
	holders: ReadonlyArray<{readonly name: string; readonly addresses: readonly NicAddress[]}>,
): Promise<string[]> {
	const [address = '', zone] = peer.split('%');
	const plainLocal = local.split('%')[0];
	const holding = holders.filter(({addresses}) => addresses.some(own => own.address === plainLocal));
	const devices = zone === undefined ? holding.map(({name}) => name) : [zone];
	if (zone === undefined) {
		const asked = await machine.run(['ip', ['-j', 'route', 'get', address]], {timeoutMs: readLimit});
		const answer = routeGet.safeParse(parseIpJson(asked.stdout));
		const [first] = answer.success ? answer.data : [];
		if (first !== undefined) devices.push(first.dev);
	}
	return [...new Set(devices)];
}
