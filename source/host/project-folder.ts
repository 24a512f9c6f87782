import {basename, dirname} from 'node:path';
import {run} from '../system/run.js';

/**
 * The project folder of an installation, as its container tells: where its hook is mounted from. undefined: no such
 * container, or one that was made otherwise.
 */
export async function readProjectFolder(
	container: string,
	hook: {readonly file: string; readonly target: string},
): Promise<string | undefined> {
	const template = '{{range .HostConfig.Mounts}}{{.Target}} {{.Source}}\n{{end}}';
	const {exitCode, stdout} = await run(
		['docker', ['container', 'inspect', '--format', template, container]],
		{
			timeoutMs: 5000,
		},
	);
	if (exitCode !== 0) return undefined;
	const source = stdout
		.split('\n')
		.find(line => line.startsWith(`${hook.target} `))
		?.slice(hook.target.length + 1);
	return source?.startsWith('/') && basename(source) === hook.file ? dirname(source) : undefined;
}
