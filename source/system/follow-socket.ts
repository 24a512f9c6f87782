import net from 'node:net';
import {eachLine} from './output.js';

/**
 * Asks a service that speaks HTTP on a Unix socket for something that takes its time, and tells each line of what it says
 * meanwhile, the lines of its head as well. Ends with the answer, or with `signal`. Never throws.
 */
export async function followSocket(
	path: string,
	{method, question}: {readonly method: 'GET' | 'POST'; readonly question: string},
	{onLine, signal}: {readonly onLine: (line: string) => void; readonly signal: AbortSignal},
): Promise<void> {
	if (signal.aborted) return;
	return new Promise(resolve => {
		const socket = net.connect({path});
		const end = () => {
			signal.removeEventListener('abort', end);
			socket.destroy();
			resolve();
		};
		signal.addEventListener('abort', end, {once: true});
		eachLine(socket, line => {
			if (!signal.aborted) onLine(line);
		});
		socket.once('connect', () => socket.write(`${method} ${question} HTTP/1.0\r\nHost: localhost\r\n\r\n`));
		socket.once('end', end);
		socket.once('close', end);
		socket.once('error', end);
	});
}
