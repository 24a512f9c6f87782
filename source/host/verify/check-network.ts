import * as z from 'zod/mini';
import type {CheckOf} from '../../model/check.js';
import {clean} from '../../model/clean.js';
import type {NetworkSpec} from '../../model/spec.js';
import {formatSubnet} from '../../model/subnet.js';
import {parseJson} from '../docker.js';
import {inspect} from '../engine-look.js';
import type {Machine} from '../machine.js';

const network = z.object({
	Driver: z.string(),
	Internal: z.boolean(),
	IPAM: z.object({
		Config: z.nullish(z.array(z.object({Subnet: z.nullish(z.string()), Gateway: z.nullish(z.string())}))),
	}),
	Options: z.nullish(z.record(z.string(), z.nullish(z.string()))),
});

/** The network as it stands, held against what was planned. */
export async function checkNetwork(machine: Machine, spec: NetworkSpec): Promise<CheckOf<'network'>> {
	const look = await inspect(machine, 'network', {template: '{{json .}}', name: spec.name});
	if (look.ok) return compareNetwork(look.stdout, spec);
	const subject = {check: 'network', network: spec.name, differs: []} as const;
	return /no such network|network \S+ not found/i.test(look.stderr)
		? {...subject, verdict: 'failed'}
		: {...subject, verdict: 'unknown', why: 'docker'};
}

export function compareNetwork(json: string, spec: NetworkSpec): CheckOf<'network'> {
	const subject = {check: 'network', network: spec.name} as const;
	const parsed = network.safeParse(parseJson(json));
	if (!parsed.success) return {...subject, differs: [], verdict: 'unknown', why: 'docker'};
	const {Driver, Internal, IPAM, Options} = parsed.data;
	const ipv4 = IPAM.Config?.find(({Subnet}) => Subnet?.includes('.') === true);
	const rows: ReadonlyArray<readonly [what: string, is: string, planned: string]> = [
		['driver', Driver, spec.driver],
		['internal', String(Internal), String(spec.internal)],
		['subnet', ipv4?.Subnet ?? '', formatSubnet(spec.subnet)],
		// Some Engines give it back with the prefix.
		['gateway', ipv4?.Gateway?.replace(/\/\d+$/, '') ?? '', spec.gateway],
		...['parent', 'macvlan_mode'].map(
			option => [option, Options?.[option] ?? '', spec.options[option] ?? ''] as const,
		),
	];
	const differs = rows
		.filter(([, is, planned]) => is !== planned)
		.map(([what, is, planned]) => `${what}: ${clean(is) || '–'} ≠ ${planned || '–'}`);
	return {...subject, differs, verdict: differs.length === 0 ? 'ok' : 'failed'};
}
