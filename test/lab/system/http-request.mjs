// One HTTP request from inside a namespace. Argument: JSON {ip, port, path, post?, timeoutMs}. Prints one line of JSON.
import http from 'node:http';
import process from 'node:process';

const {ip, port, path, post, timeoutMs} = JSON.parse(process.argv[2] ?? '{}');

/** @param {string} failure */
const fail = failure => finish({status: 0, body: '', failure});

/** @param {object} reply */
const finish = reply => {
	process.stdout.write(JSON.stringify(reply), () => process.exit());
};

const kinds = new Map([
	['ECONNREFUSED', 'refused'],
	['ECONNRESET', 'refused'],
	['EHOSTUNREACH', 'unreachable'],
	['ENETUNREACH', 'unreachable'],
]);

// A timer over all, since the socket's own timeout starts anew with every byte.
setTimeout(() => fail('timeout'), timeoutMs);
const request = http.request(
	{host: ip, port, path, method: post === undefined ? 'GET' : 'POST', agent: false},
	response => {
		let body = '';
		response.setEncoding('utf8');
		response.on('data', chunk => {
			body += chunk;
		});
		response.on('end', () => finish({status: response.statusCode, body}));
		response.on('error', () => fail('broken'));
	},
);
request.on('error', error =>
	fail(kinds.get(/** @type {NodeJS.ErrnoException} */ (error).code ?? '') ?? 'broken'),
);
request.end(post);
