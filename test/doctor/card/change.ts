import type {Evidence} from '../../../source/model/diagnosis/evidence.js';
import type {Nic} from '../../../source/model/nic.js';
import {hostNic} from '../../helpers/facts.js';
import {healthy, lanNetwork, managementNetwork} from '../healthy.js';
import {nic} from '../healthy-facts.js';

export type Changes = Partial<Evidence>;

/** The healthy machine with another card, and more interfaces beside it. */
export function card(changes: Partial<Nic>, ...others: readonly Nic[]): Changes {
	return {facts: {...healthy.facts, nics: [hostNic, {...nic, ...changes}, ...others]}};
}

/** The card is not there; these are, besides the host's. */
export function gone(...others: readonly Nic[]): Changes {
	return {facts: {...healthy.facts, nics: [hostNic, ...others]}};
}

export const another = (changes: Partial<Nic>): Nic => ({
	...nic,
	...{name: 'enp9s9', index: 9, mac: '00:aa:00:00:00:99', permanentMac: '00:aa:00:00:00:99', promiscuity: 0},
	...changes,
});

/** The container does not run; `error` are Docker's words about it. */
export function stopped(error = ''): Changes {
	return {container: {...healthy.container, status: 'exited', pid: 0, error, openPorts: []}};
}

/** The LAN network with these options instead of its own. */
export function options(given: Readonly<Record<string, string>>): Changes {
	return {networks: [managementNetwork, {...lanNetwork, options: given}]};
}

export const passthruOn = (parent: string) => options({parent, macvlan_mode: 'passthru'});

/** The container itself is on the LAN: the macvlan is its gateway. Made by hand. */
export function classic(changes: Partial<Evidence['container']> = {}): Changes {
	const container = {...healthy.container, environment: {}, install: null, ...changes};
	const ends = container.ends.filter(({network}) => network === lanNetwork.name);
	return {container: {...container, ends}, networks: [managementNetwork, {...lanNetwork, internal: false}]};
}

/** One interface inside the container is otherwise; null: it is not there. */
export function inside(name: string, changes: Partial<Evidence['inside']['links'][number]> | null): Changes {
	const links = healthy.inside.links.flatMap(link =>
		link.name !== name ? [link] : changes === null ? [] : [{...link, ...changes}],
	);
	return {inside: {...healthy.inside, links}};
}

export function counted(changes: Partial<NonNullable<Evidence['card']>>): Changes {
	return {card: healthy.card && {...healthy.card, ...changes}};
}

export function engine(version: string): Changes {
	const {facts} = healthy;
	if (facts.engine.state !== 'running') throw new Error('no Engine');
	return {facts: {...facts, engine: {...facts.engine, version}}};
}

export function environment(changes: Readonly<Record<string, string>>): Changes {
	const {container} = healthy;
	return {container: {...container, environment: {...container.environment, ...changes}}};
}
