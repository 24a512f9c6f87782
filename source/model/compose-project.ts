/**
 * What stands against moving a DSM that Docker Compose owns. Only what Compose, called by hand in the project's folder, would do
 * by itself is done: else the next `docker compose up` would take it back (F51).
 *
 * - `no-compose`: the client has no `compose`. `compose-v1`: only the old program of that name is there, which has none of it.
 * - `compose-old`: before 2.33.1, which brought `gw_priority`; `!override` is older (2.24.4).
 * - `labels`: project, service or folder are none that Compose would write there.
 * - `files`: made from files that were named, not from the one that Compose finds; an override beside them is not read.
 * - `file-missing`: the file is not on this machine, as with programs that bring a Compose of their own.
 * - `override`: there is one already, which is somebody else's.
 * - `chosen-files`: the project's `.env` says which files are read.
 * - `writable`: somebody else could write what Compose reads there, and root would obey it.
 * - `unreadable`: Compose cannot use what it reads there.
 * - `not-listed`: in its folder Compose does not find this container, or finds more than this one.
 * - `changed`: Compose would make it anew as its files are now, so it could not be brought back as it is.
 * - `anonymous`: a volume without a name, which a container that is made anew does not surely find again.
 * - `tied`: other containers are in its network, or see its processes, by its id, which is another one when it is made anew.
 */
export const composeFlaws = [
	'no-compose',
	'compose-v1',
	'compose-old',
	'labels',
	'files',
	'file-missing',
	'override',
	'chosen-files',
	'writable',
	'unreadable',
	'not-listed',
	'changed',
	'anonymous',
	'tied',
] as const;

export type ComposeFlaw = (typeof composeFlaws)[number];

/** A service of a Compose project, and the folder in which Compose finds it. */
export type ComposeService = {
	readonly project: string;
	readonly service: string;
	/** Absolute. */
	readonly folder: string;
	/** The name of our file in that folder, which Compose reads by itself. */
	readonly override: string;
};

/** How Docker Compose owns a container. */
export type ComposeOwner = ComposeService & {
	/** The files that it was made from, as its label has them. */
	readonly files: string;
	readonly flaw: ComposeFlaw | null;
	/** What the flaw is about, where its name does not say it: containers, a path, a version. */
	readonly values: readonly string[];
};

/** The files that Compose finds by itself, each with the name of an override that goes with it. */
export const composeFiles: Readonly<Record<string, string>> = {
	'compose.yaml': 'compose.override.yaml',
	'compose.yml': 'compose.override.yml',
	'docker-compose.yml': 'docker-compose.override.yml',
	'docker-compose.yaml': 'docker-compose.override.yaml',
};

/** Our file has `gw_priority` in it (docs/failures.md, Compose). */
export const oldestCompose = '2.33.1';

/** Names as Compose makes them, and a folder that is one: what is run as root comes from labels (promise D1). */
export function isComposeService({project, service, folder}: Omit<ComposeService, 'override'>): boolean {
	return (
		/^[a-z0-9][a-z0-9_-]{0,127}$/.test(project) &&
		/^[a-zA-Z0-9][\w.-]{0,127}$/.test(service) &&
		/^(?:\/[^/]+)+$/.test(folder) &&
		!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}"\\,]/u.test(folder) &&
		!folder.split('/').some(part => part === '.' || part === '..')
	);
}

/**
 * The words behind `docker` by which Compose makes this service's container, stopped, as its files in the folder say it: those
 * that it finds by itself, so that whoever calls it there by hand changes nothing. Neither other services nor the image are
 * touched. `dry`: it only says what it would do, and nothing where it would do nothing.
 */
export function composeUp(
	{folder, service}: Pick<ComposeService, 'folder' | 'service'>,
	how: 'really' | 'dry',
): readonly string[] {
	const only = how === 'dry' ? ['--dry-run'] : [];
	const untouched = ['--no-start', '--no-deps', '--no-build', '--pull', 'never'];
	return ['compose', '--project-directory', folder, ...only, 'up', ...untouched, service];
}

/**
 * The words behind `docker` by which Compose starts this service's container as it is, whatever its name, and makes one only
 * where there is none. “start” would start what the service depends on, too, or fail where that is gone.
 */
export function composeStart({
	folder,
	service,
}: Pick<ComposeService, 'folder' | 'service'>): readonly string[] {
	const untouched = ['--detach', '--no-recreate', '--no-deps', '--no-build', '--pull', 'never'];
	return ['compose', '--project-directory', folder, 'up', ...untouched, service];
}

/**
 * Why Compose could not make a container again, asked before anything is stopped for that.
 *
 * - `program`: `docker compose` does not work. `file`: none that Compose finds by itself is in the folder.
 * - `broken`: Compose cannot use what it reads there. `service`: there is no such service in it.
 * - `writable`: somebody else could write what Compose reads there, and root would obey it.
 * - `project`: the project has another name now, and Compose would make a second container.
 */
export type ComposeTrouble = 'program' | 'file' | 'writable' | 'broken' | 'service' | 'project';

/**
 * The words behind `docker` by which Compose says nothing where it can use what it reads in the folder. `file`: that one
 * alone, without what goes over it.
 */
export function composeCheck(
	folder: string,
	{service, file}: {readonly service?: string; readonly file?: string},
): readonly string[] {
	const only = file === undefined ? [] : ['-f', file];
	return [
		...['compose', '--project-directory', folder, ...only, 'config', '--quiet'],
		...(service === undefined ? [] : [service]),
	];
}

/** The words behind `docker` by which Compose lists the containers that it takes for this service's. */
export function composeList({
	folder,
	service,
}: Pick<ComposeService, 'folder' | 'service'>): readonly string[] {
	return ['compose', '--project-directory', folder, 'ps', '--all', '--quiet', '--no-trunc', service];
}
