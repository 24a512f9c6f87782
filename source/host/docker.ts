import type {Machine} from './machine.js';

/** A daemon that does not answer within this time, in milliseconds, counts as unreachable. */
export const dockerLimit = 5000;

export type DockerAnswer = {
	readonly ok: boolean;
	readonly stdout: string;
	readonly stderr: string;
	readonly failed: 'not-found' | 'untrusted' | 'timeout' | 'signal' | 'overflow' | null;
};

/** Asks the Docker client something that changes nothing. */
export async function askDocker(machine: Machine, args: readonly string[]): Promise<DockerAnswer> {
	const {DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, HOME, XDG_RUNTIME_DIR} = machine.env;
	const env = {DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG, HOME, XDG_RUNTIME_DIR};
	const {exitCode, stdout, stderr, failed} = await machine.run(['docker', args], {
		timeoutMs: dockerLimit,
		env,
	});
	return {ok: failed === null && exitCode === 0, stdout, stderr, failed};
}

/** One JSON value, or undefined. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A JSON value on each line; lines that are none are left out. */
export function parseJsonLines(text: string): unknown[] {
	return text
		.split('\n')
		.map(parseJson)
		.filter(value => value !== undefined);
}

/** Command lines have an end, and ids are 64 characters. */
const batch = 200;

export function batches(ids: readonly string[]): string[][] {
	return Array.from({length: Math.ceil(ids.length / batch)}, (_, index) =>
		ids.slice(index * batch, (index + 1) * batch),
	);
}
