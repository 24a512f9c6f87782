import {run} from '../system/run.js';

/** What Docker noted when it could not start a container; empty: it could, or there is no such container. */
export async function readStartError(container: string): Promise<string> {
	const {exitCode, stdout} = await run(
		['docker', ['container', 'inspect', '--format', '{{.State.Error}}', container]],
		{timeoutMs: 5000},
	);
	return exitCode === 0 ? stdout.trim() : '';
}
