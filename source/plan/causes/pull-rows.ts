import type {Row} from './row.js';

const daemon = '^(?:docker: )?Error response from daemon: ';
/** The address that Docker's HTTP client asked. */
const asked = 'Get "?https?://(?<host>[\\w.:[\\]-]{1,200})/[^"\\s]{0,300}"?: ';
const row = (pattern: string) => new RegExp(daemon + pattern);

/** `docker pull`, and what a registry answers. Certificates and names come before the general silence. */
export const pullRows: readonly Row[] = [
	{
		seen: 'lab',
		pattern: /toomanyrequests: |429 Too Many Requests/,
		cause: () => ({code: 'registry-limit'}),
	},
	{
		// Docker Hub says the same of a name that does not exist and of one that is private.
		seen: 'source',
		pattern: /pull access denied for (?<image>[\w.:/@-]{1,200}), repository does not exist or may require/,
		cause: found => ({code: 'registry-denied', image: found('image')}),
	},
	{
		seen: 'lab',
		pattern: row('(?:unauthorized|denied)(?::|\\s*$)'),
		cause: (_, {image}) => ({code: 'registry-denied', image}),
	},
	{
		seen: 'lab',
		pattern: row(
			'(?:manifest unknown|manifest for (?<image>[\\w.:/@-]{1,200}) not found|[^:]{1,200}:[^:]{1,128}: not found\\s*$)',
		),
		cause: (found, {image}) => ({code: 'image-tag-missing', image: found('image') || image}),
	},
	{
		seen: 'lab',
		pattern: /no matching manifest for (?<platform>\S{1,64}) in the manifest list entries/,
		cause: found => ({code: 'image-platform', platform: found('platform')}),
	},
	{
		seen: 'lab',
		pattern: row('received unexpected HTTP status: (?<status>[0-9]{3}[\\w ]{0,60})'),
		cause: found => ({code: 'registry-failed', status: found('status')}),
	},
	{
		seen: 'source',
		pattern: new RegExp(`${asked}.{0,200}x509: certificate has expired or is not yet valid`),
		cause: found => ({code: 'registry-clock', host: found('host')}),
	},
	{
		seen: 'source',
		pattern: new RegExp(`${asked}.{0,200}x509: `),
		cause: found => ({code: 'registry-certificate', host: found('host')}),
	},
	{
		seen: 'lab',
		pattern: new RegExp(`${asked}http: server gave HTTP response to HTTPS client`),
		cause: found => ({code: 'registry-plain', host: found('host')}),
	},
	{
		seen: 'source',
		pattern: row('.{0,300}proxyconnect tcp: '),
		cause: () => ({code: 'registry-proxy'}),
	},
	{
		seen: 'lab',
		pattern: row('.{0,400}dial tcp: lookup (?<host>[\\w.-]{1,200})(?: on \\S{1,64})?: '),
		cause: found => ({code: 'registry-name', host: found('host')}),
	},
	{
		seen: 'lab',
		pattern: new RegExp(
			`${asked}(?:net/http: TLS handshake timeout|net/http: request canceled|context deadline exceeded|EOF|dial tcp \\S{1,64}: (?:connect: |i/o timeout))`,
		),
		cause: found => ({code: 'registry-unreachable', host: found('host')}),
	},
	{
		seen: 'source',
		pattern:
			/filesystem layer verification failed for digest|^(?:error pulling image configuration|failed to register layer): .{0,200}unexpected EOF|^unexpected EOF\s*$/,
		cause: () => ({code: 'pull-damaged'}),
	},
	{
		seen: 'lab',
		pattern: row('No such image: (?<image>[\\w.:/@-]{1,200})'),
		cause: found => ({code: 'image-absent', image: found('image')}),
	},
	{
		seen: 'lab',
		pattern: /^(?:docker: |Error response from daemon: )?invalid reference format/,
		cause: (_, {image}) => ({code: 'image-name', image}),
	},
];
