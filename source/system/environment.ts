/** Variables of this process, or of another one. */
export type Environment = {readonly [name: string]: string | undefined};

/** Where programs are looked for, in this order. PATH is not asked: npx puts the working folder first (promise E2). */
export const programFolders: readonly string[] = [
	'/usr/local/sbin',
	'/usr/local/bin',
	'/usr/sbin',
	'/usr/bin',
	'/sbin',
	'/bin',
];

/** What the Docker client needs to find its daemon. Nothing else of ours reaches a child. */
const passedThrough = ['HOME', 'DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'XDG_RUNTIME_DIR'] as const;

/**
 * The whole environment of every program that we start: output that can be parsed in any locale, and none of the
 * variables that change what a program does behind our back (promise E3).
 */
export function childEnvironment(own: Environment, extra: Environment = {}): Record<string, string> {
	const environment: Record<string, string> = {LC_ALL: 'C', PATH: programFolders.join(':')};
	for (const name of passedThrough) {
		const value = own[name];
		if (value !== undefined && value !== '') environment[name] = value;
	}
	for (const [name, value] of Object.entries(extra)) {
		if (value !== undefined) environment[name] = value;
	}
	return environment;
}
