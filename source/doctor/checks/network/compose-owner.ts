import {networkOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, note, ok, skip} from '../../check.js';

/**
 * Container and networks have one owner (F51). Compose refuses a network that it did not make, `exists but was not created by
 * compose`, unless the file says `external`; and removes one that it made, whoever uses it.
 */
export const composeOwner = defineCheck({
	id: 'compose-owner',
	place: 'network',
	catalogue: [51],
	reads: ['container', 'networks'],
	explains: [],
	look({container, networks}) {
		if (container.install !== null) return skip;
		const own = container.compose?.project ?? null;
		const used = container.ends.flatMap(end => networkOf(end, networks) ?? []);
		for (const {name, labels} of used) {
			const project = labels['com.docker.compose.project'] ?? null;
			if (project === own || builtIn.has(name)) continue;
			if (own === null) return note({network: name, project: project ?? '', case: 'compose-only'});
			return note({network: name, project: own, case: project === null ? 'by-hand' : 'other-project'});
		}
		return used.length === 0 ? skip : ok;
	},
});

/** Docker's own, which nobody makes. */
const builtIn: ReadonlySet<string> = new Set(['bridge', 'host', 'none']);
