import {readContainers} from '../docker-objects.js';
import type {Machine} from '../machine.js';

export type Candidate = {
	readonly id: string;
	readonly name: string;
	readonly image: string;
	readonly running: boolean;
	/** Our installation; null: not ours. */
	readonly install: string | null;
};

/** The containers that run Virtual DSM, by their image, whoever made them; and those of ours, whatever their image is called. */
export async function readCandidates(machine: Machine): Promise<readonly Candidate[]> {
	const containers = await readContainers(machine);
	return containers
		.filter(({dsm, install}) => dsm || install !== null)
		.map(({id, name, image, running, install}) => ({id, name, image, running, install}));
}
