import type {Parts} from '../../layout/layout.js';
import type {ComposeOwner} from '../../model/compose-project.js';
import type {Facts, Generation} from '../../model/facts.js';
import type {FindingDetail} from '../../model/finding.js';
import {keptName} from '../../model/predecessor.js';

/** Less than this, and the next thing that DSM writes may be its last. */
const scarce = 1024 ** 3;

type Run = {
	/** undefined: the Engine was not there to be asked. */
	readonly generation: Generation | undefined;
	/** The change takes itself back unless it is confirmed (promise B2). */
	readonly confirm: boolean;
};

type ComposeFinding = Extract<FindingDetail, {code: 'take-over-compose'}>;
type Flaw = Pick<ComposeFinding, 'flaw' | 'values'>;

/** What becomes of the container that DSM runs in now, and what of it cannot come along. */
export function takeOverFindings(
	parts: Parts,
	run: Run,
	{containers}: Pick<Facts, 'containers'>,
): FindingDetail[] {
	const {predecessor, answers} = parts;
	if (!predecessor) return [];
	const {name, compose, autoRemove, dropped, free, hook, place, carried} = predecessor;
	// Compose takes along all that its files say of the service.
	const lost = compose ? [] : predecessor.lost;
	const flaw = compose ? composeFlaw(parts, compose, run) : null;
	const cannot: FindingDetail[] = [
		...(compose && flaw ? [composeFinding(name, compose, flaw)] : []),
		...(autoRemove ? [{code: 'take-over-auto-remove', container: name} as const] : []),
		...(carried.mounts.some(({target}) => target === '/storage')
			? []
			: [{code: 'take-over-no-storage', container: name} as const]),
	];
	if (place !== 'own') return cannot;
	const left = networksLeft(name, containers);
	return [
		...cannot,
		{
			code: 'take-over',
			container: name,
			kept: compose ? `${compose.folder}/${compose.override}` : keptName(name),
			byCompose: compose !== null,
		},
		...(left.length > 0 ? [{code: 'take-over-networks', container: name, networks: left} as const] : []),
		...(lost.length > 0 ? [{code: 'take-over-lost', container: name, settings: lost} as const] : []),
		...(dropped.length > 0
			? [{code: 'take-over-dropped', container: name, variables: dropped} as const]
			: []),
		...(hook
			? [{code: 'take-over-hook', container: name, path: hook.source, called: !hook.bridge} as const]
			: []),
		...(free !== null && free < scarce
			? [{code: 'take-over-space', container: name, megabytes: Math.floor(free / 1024 ** 2)} as const]
			: []),
		...(answers.layout === 'classic' && carried.publish.length > 0
			? [{code: 'take-over-ports', container: name} as const]
			: []),
	];
}

/** Docker's own bridge has no names; and on a network of its own nobody misses it. */
function networksLeft(name: string, containers: Facts['containers']): readonly string[] {
	const networks = containers.find(one => one.name === name)?.networks ?? [];
	const others = containers.filter(one => one.name !== name).flatMap(one => one.networks);
	return networks.filter(network => network !== 'bridge' && network !== 'host' && others.includes(network));
}

/**
 * What the machine says stands against it comes first. An Engine before 28 has no `gw_priority`, and nobody has tried it there.
 * An unconfirmed change must not survive a reboot, which a policy in a Compose file does. Image and name are in that file, too.
 */
function composeFlaw(
	{answers: {container, nic}, predecessor}: Parts,
	{flaw, values}: ComposeOwner,
	{generation, confirm}: Run,
): Flaw | null {
	if (flaw !== null) return {flaw, values};
	if (generation !== undefined && generation !== 'named') return {flaw: 'engine', values: []};
	if (confirm) return {flaw: 'card', values: [nic]};
	const image = predecessor?.carried.image ?? '';
	if (container.image !== image) return {flaw: 'image', values: [container.image, image]};
	return container.name === predecessor?.name ? null : {flaw: 'name', values: [container.name]};
}

function composeFinding(
	container: string,
	{project, service, files, folder}: ComposeOwner,
	flaw: Flaw,
): FindingDetail {
	return {code: 'take-over-compose', container, project, service, files, folder, ...flaw};
}
