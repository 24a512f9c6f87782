import * as z from 'zod/mini';
import type {NetworkDetail} from '../../model/diagnosis/container-detail.js';
import type {Read} from '../../model/diagnosis/evidence.js';
import {askDocker, parseJson} from '../docker.js';
import type {Machine} from '../machine.js';
import {read, unreadDocker} from './reading.js';

const text = z.nullish(z.string());
const record = z.nullish(z.record(z.string(), text));

const shape = z.object({
	Id: z.string(),
	Name: z.string(),
	Driver: text,
	Internal: z.nullish(z.boolean()),
	EnableIPv6: z.nullish(z.boolean()),
	Attachable: z.nullish(z.boolean()),
	IPAM: z.nullish(
		z.object({
			Config: z.nullish(
				z.array(
					z.object({
						Subnet: text,
						Gateway: text,
						IPRange: text,
						AuxiliaryAddresses: record,
						AuxAddress: record,
					}),
				),
			),
		}),
	),
	Options: record,
	Labels: record,
	Containers: z.nullish(
		z.record(z.string(), z.nullish(z.object({Name: text, MacAddress: text, IPv4Address: text}))),
	),
});

/** Ids are 64 characters, and a command line has an end. */
const batch = 200;

/** Every Docker network, whole. One that is removed while we look is left out. */
export async function readNetworkDetails(machine: Machine): Promise<Read<readonly NetworkDetail[]>> {
	const list = await askDocker(machine, ['network', 'ls', '--quiet', '--no-trunc']);
	if (!list.ok) return unreadDocker(list);
	const ids = list.stdout.split('\n').filter(line => /^[\da-z]+$/i.test(line));
	const parts = Array.from({length: Math.ceil(ids.length / batch)}, (_, index) =>
		ids.slice(index * batch, (index + 1) * batch),
	);
	const answers = await Promise.all(parts.map(some => askDocker(machine, ['network', 'inspect', ...some])));
	return read(answers.flatMap(({stdout}) => parseNetworkDetails(stdout)));
}

export function parseNetworkDetails(json: string): NetworkDetail[] {
	const rows = parseJson(json);
	return (Array.isArray(rows) ? rows : []).flatMap((row): NetworkDetail[] => {
		const parsed = shape.safeParse(row);
		if (!parsed.success) return [];
		const {Id, Name, Driver, Internal, EnableIPv6, Attachable, IPAM, Options, Labels, Containers} =
			parsed.data;
		return [
			{
				id: Id,
				name: Name,
				driver: Driver ?? '',
				internal: Internal ?? false,
				ipv6: EnableIPv6 ?? false,
				attachable: Attachable ?? false,
				ipam: (IPAM?.Config ?? []).map(({Subnet, Gateway, IPRange, AuxiliaryAddresses, AuxAddress}) => ({
					subnet: Subnet ?? '',
					// Some Engines give it back with the prefix.
					gateway: Gateway?.replace(/\/\d+$/, '') || null,
					ipRange: IPRange || null,
					reserved: Object.values(defined(AuxiliaryAddresses ?? AuxAddress)),
				})),
				options: defined(Options),
				labels: defined(Labels),
				attached: Object.entries(Containers ?? {}).map(([id, end]) => ({
					id,
					name: end?.Name ?? '',
					mac: (end?.MacAddress ?? '').toLowerCase(),
					ip: end?.IPv4Address ?? '',
				})),
			},
		];
	});
}

function defined(values: z.infer<typeof record>): Readonly<Record<string, string>> {
	return Object.fromEntries(Object.entries(values ?? {}).map(([key, value]) => [key, value ?? '']));
}
