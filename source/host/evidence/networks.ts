import * as z from 'zod/mini';
import type {NetworkDetail} from '../../model/diagnosis/container-detail.js';
import type {Read} from '../../model/diagnosis/evidence.js';
import {askDocker, batches, parseJson} from '../docker.js';
import {byName} from '../docker-networks.js';
import {askEngine} from '../engine-socket.js';
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

const listed = z.array(z.object({Id: z.string()}));

/** Questions to the Engine at a time. */
const atOnce = 20;

/** Every Docker network, whole. One that is removed while we look is left out. */
export async function readNetworkDetails(machine: Machine): Promise<Read<readonly NetworkDetail[]>> {
	const told = await askEngine(machine, '/networks');
	if (told === 'silent') return unreadDocker({ok: false, stdout: '', stderr: '', failed: 'timeout'});
	const list = told?.status === 200 ? listed.safeParse(told.value).data : undefined;
	// The list does not say what is attached.
	if (list === undefined) return readByClient(machine);
	const networks = await readEach(
		machine,
		list.map(({Id}) => Id),
	);
	return read(networks.toSorted(byName));
}

async function readEach(machine: Machine, ids: readonly string[]): Promise<readonly NetworkDetail[]> {
	const [some, later] = [ids.slice(0, atOnce), ids.slice(atOnce)];
	const answers = await Promise.all(some.map(id => askEngine(machine, `/networks/${id}`)));
	const found = toDetails(answers.map(answer => (typeof answer === 'object' ? answer.value : undefined)));
	return later.length === 0 ? found : [...found, ...(await readEach(machine, later))];
}

async function readByClient(machine: Machine): Promise<Read<readonly NetworkDetail[]>> {
	const list = await askDocker(machine, ['network', 'ls', '--quiet', '--no-trunc']);
	if (!list.ok) return unreadDocker(list);
	const ids = list.stdout.split('\n').filter(line => /^[\da-z]+$/i.test(line));
	const answers = await Promise.all(
		batches(ids).map(some => askDocker(machine, ['network', 'inspect', ...some])),
	);
	return read(answers.flatMap(({stdout}) => parseNetworkDetails(stdout)));
}

export function parseNetworkDetails(json: string): NetworkDetail[] {
	const rows = parseJson(json);
	return Array.isArray(rows) ? toDetails(rows) : [];
}

function toDetails(rows: readonly unknown[]): NetworkDetail[] {
	return rows.flatMap((row): NetworkDetail[] => {
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
