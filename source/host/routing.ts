import type {Route} from '../model/facts.js';
import {readIpBatch} from './ip-batch.js';
import type {Machine} from './machine.js';
import {parseRoutes, readRoutes} from './routes.js';
import {parseRules, readUsedTables, type UsedTables} from './rules.js';

export type Routing = {readonly routes: readonly Route[]; readonly used: UsedTables};

/** The unicast routes of one family in all tables, and which of these tables are used. */
export async function readRouting(machine: Machine, family: 4 | 6): Promise<Routing> {
	const [list, rules] = (await readIpBatch(machine, family, ['route show table all', 'rule show'])) ?? [];
	const routes = list === undefined ? undefined : parseRoutes(list, family);
	if (routes !== undefined && rules !== undefined) return {routes, used: parseRules(rules)};
	const [one, other] = await Promise.all([readRoutes(machine, family), readUsedTables(machine, family)]);
	return {routes: one, used: other};
}
