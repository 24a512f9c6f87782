import * as z from 'zod/mini';
import {parseIpJson} from './ip-json.js';
import {type Machine, readLimit} from './machine.js';

/** The routing tables that some rule sends packets to; `all` where that cannot be told, so that none is overlooked. */
export type UsedTables = ReadonlySet<string> | 'all';

const ruleRow = z.object({
	table: z.nullish(z.union([z.string(), z.number()])),
	l3mdev: z.optional(z.unknown()),
});

/** A VPN or a second uplink puts its default route into a table of its own, and a rule in front of `main`. */
export async function readUsedTables(machine: Machine, family: 4 | 6): Promise<UsedTables> {
	const result = await machine.run(['ip', ['-j', `-${family}`, 'rule', 'show']], {timeoutMs: readLimit});
	return result.exitCode === 0 ? parseRules(result.stdout) : 'all';
}

export function parseRules(text: string): UsedTables {
	const rows = z.array(ruleRow).safeParse(parseIpJson(text));
	if (!rows.success) return 'all';
	const tables = new Set(['main', 'default']);
	for (const {table, l3mdev} of rows.data) {
		// A VRF: the table is that of whatever device the packet came through.
		if (l3mdev !== undefined || String(table).includes('l3mdev')) return 'all';
		if (table !== undefined && table !== null) tables.add(String(table));
	}
	return tables;
}

export function isUsed(tables: UsedTables, table: string): boolean {
	return tables === 'all' || tables.has(table);
}
