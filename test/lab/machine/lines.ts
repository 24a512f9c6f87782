import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import {until} from '../system/until.js';

/** A connection that carries one JSON value a line, each way. */
export type Lines = {send(message: unknown): void; close(): void};

/** Connects to a socket in the file system that may not be there yet. `hear` gets each line, parsed but not yet checked. */
export async function openLines(file: string, hear: (message: unknown) => void): Promise<Lines> {
	const socket = await until(
		`a connection to ${file}`,
		async (): Promise<Socket> => {
			const made = connect(file);
			await once(made, 'connect');
			return made;
		},
		{everyMs: 50},
	);
	let pending = '';
	socket.setEncoding('utf8');
	socket.on('data', (text: string) => {
		const lines = `${pending}${text}`.split('\n');
		pending = lines.pop() ?? '';
		for (const line of lines) {
			if (line.trim() !== '') hear(JSON.parse(line));
		}
	});
	// The machine's end is seen where somebody waits for an answer.
	socket.on('error', () => {});
	return {
		send(message) {
			socket.write(`${JSON.stringify(message)}\n`);
		},
		close() {
			socket.destroy();
		},
	};
}
