import path from 'node:path';
import process from 'node:process';
import * as z from 'zod/mini';
import {isSafeInterfaceName, type Nic, type NicExtra} from '../model/nic.js';
import {parseJson} from './docker.js';
import type {Machine} from './machine.js';

export type NicExtras = ReadonlyMap<string, NicExtra>;

/** `nic-extras-child.ts` as the build puts it beside us. */
const childProgram = path.join(import.meta.dirname, 'nic-extras-child.cjs');

/** About 60 ms for each NIC and 100 ms to start; whoever has waited this long, in milliseconds, goes without. */
const limit = 4000;

const answer = z.array(
	z.object({
		ifaceName: z.string(),
		dhcp: z.nullish(z.boolean()),
		ieee8021xAuth: z.nullish(z.string()),
		ieee8021xState: z.nullish(z.string()),
		virtual: z.nullish(z.boolean()),
	}),
);

/**
 * Asks systeminformation about the physical NICs, in a process of its own and with a time limit. What else it knows of a
 * Linux NIC (state, speed, duplex, MTU, addresses) it reads where we do. Never throws; without an answer the list of
 * NICs stands as it is. Show that list first and merge with `withExtras` when this arrives.
 */
export async function readNicExtras(nics: readonly Nic[], machine: Machine): Promise<NicExtras> {
	const asked = nics
		.filter(({kind, name}) => kind === 'physical' && isSafeInterfaceName(name))
		.map(({name, mac}) => ({name, mac: mac ?? ''}));
	if (asked.length === 0) return new Map();
	const command = [process.execPath, [childProgram]] as const;
	const {stdout, failed} = await machine.run(command, {timeoutMs: limit, input: JSON.stringify(asked)});
	return failed === null ? parseExtras(stdout) : new Map();
}

export function parseExtras(text: string): NicExtras {
	const rows = answer.safeParse(parseJson(text));
	if (!rows.success) return new Map();
	return new Map(
		rows.data.map(row => [
			row.ifaceName,
			{
				dhcp: row.dhcp ?? false,
				ieee8021x: row.ieee8021xState === 'Enabled' ? (row.ieee8021xAuth ?? null) : null,
				virtualMac: row.virtual ?? false,
			},
		]),
	);
}

export function withExtras(nics: readonly Nic[], extras: NicExtras): Nic[] {
	return nics.map(nic => {
		const extra = extras.get(nic.name);
		return extra === undefined ? nic : {...nic, extra};
	});
}
