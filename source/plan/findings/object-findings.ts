import {takenSubnets} from '../../answers/free-subnets.js';
import {portUser} from '../../answers/management-fields.js';
import type {Parts} from '../../layout/layout.js';
import {cardsOf} from '../../model/answers.js';
import {parsePath, resolvePath} from '../../model/command.js';
import type {Facts} from '../../model/facts.js';
import type {FindingDetail} from '../../model/finding.js';
import type {NetworkSpec} from '../../model/spec.js';
import {formatSubnet, overlaps} from '../../model/subnet.js';

/** Names, subnets and ports that somebody else has already, and disks that this DSM has elsewhere. */
export function objectFindings(
	parts: Parts,
	networks: readonly NetworkSpec[],
	facts: Facts,
): FindingDetail[] {
	const {answers} = parts;
	const standing = facts.containers.find(({name}) => name === answers.container.name);
	const ours = facts.containers.filter(({install}) => install === answers.prefix);
	return [
		...facts.networks
			.filter(({name, install}) => install !== answers.prefix && networks.some(spec => spec.name === name))
			.map(({name}) => ({code: 'network-foreign', name}) as const),
		...(standing && standing.install !== answers.prefix && standing.name !== answers.takeOver
			? [{code: 'container-foreign', name: standing.name} as const]
			: []),
		...storageChanged(parts, facts),
		...networks.flatMap(spec => overlapFindings(spec, answers.prefix, facts)),
		...lanFindings(parts, networks, facts),
		...(answers.management?.publish ?? [])
			.filter(({address, host}) => portUser(facts, address, host))
			// The container before gives its ports away.
			.filter(({host}) => !parts.predecessor?.carried.publish.some(own => own.host === host))
			// What our own container publishes, under whatever name, is not in anybody's way.
			.filter(({host}) => !ours.some(({published}) => published.some(own => own.host === host)))
			.map(({address, host}) => ({code: 'port-in-use', port: host, address}) as const),
		...facts.containers
			.filter(
				({dsm, running, install, name}) =>
					dsm && running && install !== answers.prefix && name !== answers.takeOver,
			)
			.map(({name, install}) => ({code: 'dsm-running', container: name, install}) as const),
	];
}

/** By our own record of what stands. A folder of the project is the same with `./` and without. */
function storageChanged({answers}: Parts, {standing = []}: Facts): FindingDetail[] {
	const from = standing.find(({install}) => install === answers.prefix)?.answers.storage;
	const to = answers.container.storage;
	if (from === undefined || to === null) return [];
	const [before, after] = [from, to].map(path => resolvePath(parsePath(path), '.'));
	return before === after ? [] : [{code: 'storage-changed', from, to}];
}

function overlapFindings(spec: NetworkSpec, prefix: string, facts: Facts): FindingDetail[] {
	return takenSubnets(facts, prefix)
		.filter(taken => overlaps(taken.subnet, spec.subnet))
		.flatMap(({subnet, by, kind}): FindingDetail[] => {
			const [own, other] = [formatSubnet(spec.subnet), formatSubnet(subnet)];
			if (kind === 'docker') return [{code: 'subnet-overlaps-docker', subnet: own, network: by, other}];
			// The LAN of a card that is given away is a route of that card: it goes with it.
			if (by === spec.options['parent']) return [];
			return [{code: 'subnet-overlaps-route', subnet: own, device: by, route: other}];
		});
}

/**
 * The LAN that was named for a card is a Docker network's. Docker has nothing against it where it has no network there itself, as in
 * `direct`; where it has one, its own refusal is told.
 */
function lanFindings({answers}: Parts, networks: readonly NetworkSpec[], facts: Facts): FindingDetail[] {
	const lans = cardsOf(answers).flatMap(({lan}) => (lan.mode === 'static' ? [lan.subnet] : []));
	// A macvlan or ipvlan network of that subnet is on the LAN itself.
	const bridges = facts.networks.filter(
		({driver, install}) => driver === 'bridge' && install !== answers.prefix,
	);
	return lans
		.filter(lan => !networks.some(spec => overlaps(spec.subnet, lan)))
		.flatMap(lan =>
			bridges.flatMap(({name, subnets}) =>
				subnets
					.filter(subnet => overlaps(subnet, lan))
					.map(subnet => ({
						code: 'lan-is-docker',
						subnet: formatSubnet(lan),
						network: name,
						other: formatSubnet(subnet),
					})),
			),
		);
}
