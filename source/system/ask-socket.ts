import net from 'node:net';
import {patience} from './test-point.js';

/** Bytes of an answer. A list of a few hundred containers is below 1 MB. */
const most = 16 * 1024 * 1024;

/** `refused`: nobody is there, or not for us. `silent`: somebody is there, and said nothing in time. */
export type SocketAnswer = {readonly status: number; readonly body: string} | 'refused' | 'silent';

/**
 * Asks a service that speaks HTTP on a Unix socket for one thing. HTTP 1.0, so the answer's end is the connection's end:
 * a client of a few lines, where Node's own costs 15 ms to load. Never throws.
 */
export async function askSocket(
	path: string,
	question: string,
	{timeoutMs}: {readonly timeoutMs: number},
): Promise<SocketAnswer> {
	return new Promise(resolve => {
		const socket = net.connect({path});
		const parts: Buffer[] = [];
		let size = 0;
		const end = (answer: SocketAnswer) => {
			clearTimeout(limit);
			socket.destroy();
			resolve(answer);
		};
		const limit = setTimeout(() => end('silent'), timeoutMs * patience());
		socket.once('connect', () => socket.write(`GET ${question} HTTP/1.0\r\nHost: localhost\r\n\r\n`));
		socket.on('data', (part: Buffer) => {
			parts.push(part);
			size += part.length;
			if (size > most) end('refused');
		});
		socket.once('end', () => end(parse(Buffer.concat(parts).toString('utf8'))));
		socket.once('error', () => end('refused'));
	});
}

function parse(text: string): SocketAnswer {
	const [, status = ''] = /^HTTP\/1\.[01] (\d{3})/.exec(text) ?? [];
	const head = text.indexOf('\r\n\r\n');
	return status === '' || head < 0 ? 'refused' : {status: Number(status), body: text.slice(head + 4)};
}
