import type {Parts} from '../../layout/layout.js';
import type {ComposeOwner} from '../../model/compose-project.js';
import type {Generation} from '../../model/facts.js';
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

type Flaw = Extract<FindingDetail, {code: 'take-over-compose'}>['flaw'];

/** What becomes of the container that DSM runs in now, and what of it cannot come along. */
export function takeOverFindings(parts: Parts, run: Run): FindingDetail[] {
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
	return [
		...cannot,
		{
			code: 'take-over',
			container: name,
			kept: compose ? `${compose.folder}/${compose.override}` : keptName(name),
			byCompose: compose !== null,
		},
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

/**
 * What the machine says stands against it comes first. An Engine before 28 has no `gw_priority`, and nobody has tried it there.
 * An unconfirmed change must not survive a reboot, which a policy in a Compose file does. Image and name are in that file, too.
 */
function composeFlaw(
	{answers: {container}, predecessor}: Parts,
	{flaw}: ComposeOwner,
	{generation, confirm}: Run,
): Flaw | null {
	if (flaw !== null) return flaw;
	if (generation !== undefined && generation !== 'named') return 'engine';
	if (confirm) return 'card';
	if (container.image !== predecessor?.carried.image) return 'image';
	return container.name === predecessor.name ? null : 'name';
}

function composeFinding(
	container: string,
	{project, service, files, folder}: ComposeOwner,
	flaw: Flaw,
): FindingDetail {
	return {code: 'take-over-compose', container, project, service, files, folder, flaw};
}
