import * as z from 'zod/mini';
import {parseIpv4} from '../model/address.js';
import type {DockerNetwork} from '../model/facts.js';
import {predecessorLabel} from '../model/predecessor.js';
import {installLabel, nicWasLabel} from '../model/spec.js';
import {type Subnet, subnetOf} from '../model/subnet.js';
import {askDocker, batches, parseJson} from './docker.js';
import {listOfEngine} from './engine-socket.js';
import type {Machine} from './machine.js';

const labels = z.nullish(z.record(z.string(), z.nullish(z.string())));

const networkRow = z.object({
	Id: z.string(),
	Name: z.string(),
	Driver: z.nullish(z.string()),
	Internal: z.nullish(z.boolean()),
	IPAM: z.nullish(z.object({Config: z.nullish(z.array(z.object({Subnet: z.nullish(z.string())})))})),
	Options: labels,
	Labels: labels,
});

/** All Docker networks, in one question to the Engine, or by two starts of the client. One that is removed while we look is left out. */
export async function readNetworks(machine: Machine): Promise<DockerNetwork[]> {
	const told = await listOfEngine(machine, '/networks');
	const networks = told === undefined ? await readByClient(machine) : toNetworks(told);
	// The Engine hands them out in any order.
	return networks.toSorted(byName);
}

/** Not by a language's letters: the same everywhere. */
export function byName({name: one}: {readonly name: string}, {name: other}: {readonly name: string}): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}

async function readByClient(machine: Machine): Promise<DockerNetwork[]> {
	const list = await askDocker(machine, ['network', 'ls', '--quiet', '--no-trunc']);
	const ids = list.stdout.split('\n').filter(line => /^[\da-z]+$/i.test(line));
	const answers = await Promise.all(
		batches(ids).map(some => askDocker(machine, ['network', 'inspect', ...some])),
	);
	return answers.flatMap(({stdout}) => parseNetworks(stdout));
}

export function parseNetworks(json: string): DockerNetwork[] {
	const rows = parseJson(json);
	return Array.isArray(rows) ? toNetworks(rows) : [];
}

function toNetworks(rows: readonly unknown[]): DockerNetwork[] {
	return rows.flatMap((row): DockerNetwork[] => {
		const parsed = networkRow.safeParse(row);
		if (!parsed.success) return [];
		const {Id, Name, Driver, Internal, IPAM, Options, Labels} = parsed.data;
		const bridge = Options?.['com.docker.network.bridge.name'];
		return [
			{
				id: Id,
				name: Name,
				driver: Driver ?? '',
				internal: Internal ?? false,
				subnets: (IPAM?.Config ?? []).flatMap(({Subnet: cidr}) => parseCidr(cidr ?? '')),
				parent: Options?.['parent'] ?? null,
				mode: Options?.['macvlan_mode'] ?? Options?.['ipvlan_mode'] ?? null,
				...(bridge === undefined || bridge === null ? {} : {bridge}),
				install: Labels?.[installLabel] ?? null,
				nicWas: Labels?.[nicWasLabel] ?? null,
				...(Labels?.[predecessorLabel] ? {predecessor: Labels[predecessorLabel]} : {}),
			},
		];
	});
}

/** Any IPv4 subnet that Docker accepted; 20.10 also took host bits (F26). IPv6 is none of ours. */
export function parseCidr(cidr: string): Subnet[] {
	const [addressText = '', prefixText = ''] = cidr.split('/');
	const address = parseIpv4(addressText);
	const prefix = Number(prefixText);
	return address.ok && /^\d{1,2}$/.test(prefixText) && prefix <= 32 ? [subnetOf(address.value, prefix)] : [];
}
