import type {Fix} from '../../../model/diagnosis/verdict.js';
import type {Facts, Route} from '../../../model/facts.js';
import {isSafeInterfaceName, type Nic} from '../../../model/nic.js';
import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {passthruCard} from './card-of.js';
import {stopIt} from './start-fix.js';

/**
 * Nothing of the host's own goes over a card that a passthru macvlan takes (F1): every unicast frame on it is DSM's, also
 * the answers to this host. An error only where the host has no better IPv4 way and the container runs; what leads over a
 * VLAN on the card still passes. IPv6 is `nic-ipv6`'s.
 */
export const nicHostWay = defineCheck({
	id: 'nic-host-way',
	place: 'nic',
	catalogue: [1],
	reads: ['facts', 'container', 'networks'],
	explains: ['nic-managed', 'nic-host-address', 'container-runs'],
	look({facts, container, networks}) {
		const card = passthruCard({facts, container, networks});
		if (!card) return skip;
		const {nic} = card;
		const running = container.status === 'running';
		const common = {nic: nic.name, container: container.name, running};
		const session = nic.carries.find(load => load.what === 'ssh-session');
		const route = nic.carries.find(load => load.what === 'default-route' && load.family === 4);
		if (route?.what === 'default-route') {
			const own = defaultsIn(facts, route.table).find(({device}) => device === route.via);
			const other = defaultsIn(facts, route.table).find(
				({device}) => device !== route.via && device !== nic.name,
			);
			const {what, via, table} = route;
			const values = {...common, load: {what, via, table, other: other?.device ?? null}};
			const better = own && other && (other.metric ?? 0) < (own.metric ?? 0);
			const grave = running && via === nic.name && !better;
			// While it does not run the card is the host's, and so is its way; and nobody's session is to lose its own.
			const dead = running && session === undefined && via === nic.name;
			const mended = dead && own && other ? withoutRoute(own, nic) : undefined;
			// Without another way the host has its card back only when DSM gives it back.
			return (grave ? error : warning)(values, mended ?? (grave ? stopIt(container) : undefined));
		}
		if (session?.what !== 'ssh-session') return ok;
		const {what, via, peer} = session;
		return warning({...common, load: {what, via, peer}});
	},
});

function defaultsIn({routes}: Facts, table: string): Route[] {
	return routes.filter(
		route => route.family === 4 && route.table === table && route.destination === 'default',
	);
}

const dotted = /^\d{1,3}(?:\.\d{1,3}){3}$/;

function withoutRoute({gateway, table, metric}: Route, {name}: Nic): Fix | undefined {
	if (!isSafeInterfaceName(name) || !/^\w+$/.test(table)) return undefined;
	if (gateway !== null && !dotted.test(gateway)) return undefined;
	const route = [
		'default',
		...(gateway === null ? [] : ['via', gateway]),
		...['dev', name, 'table', table],
		...(metric ? ['metric', String(metric)] : []),
	];
	return {
		commands: [['ip', ['-4', 'route', 'del', ...route]]],
		undo: [['ip', ['-4', 'route', 'add', ...route]]],
		danger: 'none',
	};
}
