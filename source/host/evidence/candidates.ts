import {askDocker} from '../docker.js';
import {readContainers} from '../docker-containers.js';
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

export type NamedContainer = Pick<Candidate, 'id' | 'name'>;

/** Every container, whatever runs in it; null: Docker cannot be asked. */
export async function readAllNames(machine: Machine): Promise<readonly NamedContainer[] | null> {
	const {ok, stdout} = await askDocker(machine, [
		'ps',
		'--all',
		'--no-trunc',
		'--format',
		'{{.ID}} {{.Names}}',
	]);
	if (!ok) return null;
	return stdout.split('\n').flatMap(line => {
		// A linked container has further names with a slash in them.
		const [id = '', names = ''] = line.split(' ');
		const name = names.split(',').find(one => !one.includes('/'));
		return name === undefined || name === '' ? [] : [{id, name}];
	});
}
