import type {Row} from './row.js';

/** Docker's client, before the Engine has been asked anything. */
export const dockerRows: readonly Row[] = [
	{
		seen: 'lab',
		pattern:
			/permission denied while trying to connect to the (?:Docker daemon socket|docker API) at (?<where>[^\s:]{1,16}:\/\/[^\s:]{1,200})/i,
		cause: found => ({code: 'docker-denied', where: found('where')}),
	},
	{
		// As it is quoted, without the rest of its sentence.
		seen: 'report',
		pattern: /permission denied while trying to connect to the (?:Docker daemon socket|docker API)/i,
		cause: () => ({code: 'docker-denied', where: ''}),
	},
	{
		seen: 'lab',
		pattern: /Cannot connect to the Docker daemon at (?<where>\S{1,200})\. Is the docker daemon running/,
		cause: found => {
			const where = found('where');
			return where.startsWith('unix://') ? {code: 'docker-down', where} : {code: 'docker-remote', where};
		},
	},
	{
		// The wording from client 29 on.
		seen: 'source',
		pattern: /failed to connect to the docker API at (?<where>[^\s;]{1,200});/,
		cause: found => {
			const where = found('where');
			return where.startsWith('unix://') ? {code: 'docker-down', where} : {code: 'docker-remote', where};
		},
	},
	{
		seen: 'lab',
		pattern:
			/client version (?<client>[0-9.]{3,8}) is too new\. Maximum supported API version is (?<engine>[0-9.]{3,8})/,
		cause: found => ({code: 'client-too-new', client: found('client'), engine: found('engine')}),
	},
	{
		seen: 'lab',
		pattern:
			/requires API version (?<needs>[0-9.]{3,8}), but the Docker daemon API version is (?<has>[0-9.]{3,8})/,
		cause: found => ({code: 'engine-too-old', needs: found('needs'), has: found('has')}),
	},
	{
		seen: 'source',
		pattern:
			/client version (?<client>[0-9.]{3,8}) is too old\. Minimum supported API version is (?<engine>[0-9.]{3,8})/,
		cause: found => ({
			code: 'client-too-old',
			client: found('client'),
			engine: found('engine').replace(/\.$/, ''),
		}),
	},
];
