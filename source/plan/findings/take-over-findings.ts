import type {Parts} from '../../layout/layout.js';
import type {FindingDetail} from '../../model/finding.js';
import {keptName} from '../../model/predecessor.js';

/** Less than this, and the next thing that DSM writes may be its last. */
const scarce = 1024 ** 3;

/** What becomes of the container that DSM runs in now, and what of it cannot come along. */
export function takeOverFindings({predecessor, answers}: Parts): FindingDetail[] {
	if (!predecessor) return [];
	const {name, compose, autoRemove, lost, dropped, free, hook, place, carried} = predecessor;
	const cannot: FindingDetail[] = [
		...(compose ? [{code: 'take-over-compose', container: name, ...compose} as const] : []),
		...(autoRemove ? [{code: 'take-over-auto-remove', container: name} as const] : []),
		...(carried.mounts.some(({target}) => target === '/storage')
			? []
			: [{code: 'take-over-no-storage', container: name} as const]),
	];
	if (place !== 'own') return cannot;
	return [
		...cannot,
		{code: 'take-over', container: name, kept: keptName(name)},
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
