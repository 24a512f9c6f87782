import net from 'node:net';

/** `open`: it answered, or stays open. `reset`: it took the connection and closed it without a word. */
export type Knock = 'open' | 'refused' | 'silent' | 'reset';

/**
 * Knocks at a TCP port of this machine. `say` is sent, and then one byte is waited for; without it, that nobody closes the
 * connection for 300 ms counts as an answer. Docker's proxy takes every connection, and closes it where nobody is behind
 * it. Silence for `timeoutMs` is silence.
 */
export async function knock(
	{address, port}: {readonly address: string; readonly port: number},
	{say, timeoutMs}: {readonly say?: string; readonly timeoutMs: number},
): Promise<Knock> {
	return new Promise(resolve => {
		const socket = net.connect({host: address, port});
		let connected = false;
		let quiet: NodeJS.Timeout | undefined;
		const limit = setTimeout(() => end('silent'), timeoutMs);
		const end = (answer: Knock) => {
			clearTimeout(limit);
			clearTimeout(quiet);
			socket.destroy();
			resolve(answer);
		};
		socket.once('connect', () => {
			connected = true;
			if (say === undefined) quiet = setTimeout(() => end('open'), 300);
			else socket.write(say);
		});
		socket.once('data', () => end('open'));
		socket.once('close', () => end(connected ? 'reset' : 'refused'));
		socket.once('error', () => end(connected ? 'reset' : 'refused'));
	});
}
