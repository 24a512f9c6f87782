// A registry that answers as Docker Hub and others do when they refuse, one reason for each repository. In the lab there is no network.
import http from 'node:http';
import net from 'node:net';

/** @type {Record<string, readonly [number, string, string]>} */
const refusals = {
	limit: [429, 'TOOMANYREQUESTS', 'You have reached your pull rate limit.'],
	denied: [401, 'UNAUTHORIZED', 'authentication required'],
	forbidden: [403, 'DENIED', 'requested access to the resource is denied'],
	absent: [404, 'MANIFEST_UNKNOWN', 'manifest unknown'],
};
const type = 'application/vnd.docker.distribution.manifest.list.v2+json';
const manifests = JSON.stringify({
	schemaVersion: 2,
	mediaType: type,
	manifests: [
		{
			mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
			size: 500,
			digest: `sha256:${'a'.repeat(64)}`,
			platform: {os: 'linux', architecture: 's390x'},
		},
	],
});

/** @type {import('node:http').RequestListener} */
function answer({url = ''}, response) {
	const [, , repository = ''] = url.split('/');
	const refusal = refusals[repository];
	response.setHeader('Docker-Distribution-Api-Version', 'registry/2.0');
	if (url === '/v2/') response.end('{}');
	else if (repository === 'broken') response.writeHead(503).end('<html>try later</html>');
	else if (refusal !== undefined) {
		const [status, code, message] = refusal;
		response.writeHead(status, {'Content-Type': 'application/json'});
		response.end(JSON.stringify({errors: [{code, message}]}));
	} else response.writeHead(200, {'Content-Type': type}).end(manifests);
}

/** @type {ReadonlyArray<readonly [net.Server, number]>} */
const servers = [
	[http.createServer(answer), 5555],
	// Takes the connection and stays silent: a TLS handshake that does not come about.
	[net.createServer(() => undefined), 5556],
	[http.createServer(answer), 5558],
	[net.createServer(() => undefined), 5098],
];
let waiting = servers.length;
for (const [server, port] of servers)
	server.listen(port, '0.0.0.0', () => {
		waiting -= 1;
		if (waiting === 0) console.log('listening');
	});
