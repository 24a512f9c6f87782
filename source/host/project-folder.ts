import {run} from '../system/run.js';

/**
 * The project folder of an installation, as its container tells: where `file` in it is mounted from, its hook mostly. undefined: no such
 * container, or one that was made otherwise.
 */
export async function readProjectFolder(
	container: string,
	{file, target}: {readonly file: string; readonly target: string},
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
		.find(line => line.startsWith(`${target} `))
		?.slice(target.length + 1);
	const end = `/${file}`;
	return source?.startsWith('/') && source.endsWith(end) ? source.slice(0, -end.length) || '/' : undefined;
}
