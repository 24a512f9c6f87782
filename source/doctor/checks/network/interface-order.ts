import {macvlanEnd} from '../../../model/diagnosis/wiring.js';
import {compareVersions} from '../../../model/version.js';
import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {interfaceOption} from './interface-name.js';

/**
 * Nothing goes by eth0 and eth1 where Docker draws them (F35): from Engine 28.0 on it connects networks in random order at each
 * start, unless every interface is named. The hook may name them, and the image by `DEV`.
 */
export const interfaceOrder = defineCheck({
	id: 'interface-order',
	place: 'network',
	catalogue: [35],
	reads: ['facts', 'container', 'networks', 'inside', 'hook'],
	explains: ['hook-ran', 'macvlan-up', 'bridge-ports', 'default-route', 'ports-published'],
	look({facts: {engine}, container, networks, inside, hook}) {
		if (engine.state !== 'running' || compareVersions(engine.version, '28.0.0') < 0) return skip;
		const drawn = container.ends.filter(({driverOpts}) => !driverOpts[interfaceOption]);
		if (container.ends.length < 2 || drawn.length === 0 || hook?.ours) return skip;
		const {name} = container;
		const {DEV = '', VM_NET_DEV = ''} = container.environment;
		const wire = enslaved(hook?.content ?? '');
		const named = wire.length > 0 ? wire : namesIn(`${DEV} ${VM_NET_DEV}`);
		if (named.length === 0) return ok;
		const where = wire.length > 0 ? 'hook' : 'DEV';
		const macvlan = macvlanEnd(container, networks) !== undefined;
		// What the hook puts into br0 has to be the macvlan, and what the image takes for its uplink has not.
		const wrong = named.filter(one => {
			const link = inside.links.find(candidate => candidate.name === one);
			return macvlan && (link?.kind === 'macvlan') !== (where === 'hook');
		});
		const values = {container: name, names: named, where, wrong} as const;
		return wrong.length > 0 ? error(values) : warning(values);
	},
});

/** Docker's own names that a line of the hook puts into a bridge, itself or by a variable. */
function enslaved(content: string): readonly string[] {
	const lines = content.split('\n').filter(line => !/^\s*#/.test(line));
	const set = lines.flatMap(line => {
		const [, variable, name] = /^\s*(?:local |export )?(\w+)=["']?(eth\d)["']?\s*$/.exec(line) ?? [];
		return variable === undefined || name === undefined ? [] : [[variable, name] as const];
	});
	const meant = set.reduce(
		(text, [variable, name]) =>
			text.replace(new RegExp(`\\$(?:${variable}\\b|\\{${variable}\\})`, 'g'), name),
		lines.filter(line => /\bmaster\b|\baddif\b/.test(line)).join('\n'),
	);
	return namesIn(meant);
}

function namesIn(text: string): readonly string[] {
	return [...new Set(text.match(/\beth\d\b/g) ?? [])];
}
