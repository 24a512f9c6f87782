import {once} from 'node:events';
import {connect} from 'node:net';
import {type Screen, wireScreen} from '../../terminal/screen.js';

/** What a shell takes for its size where a serial line tells none. */
const size = {columns: 80, rows: 24} as const;

export type Serial = {readonly screen: Screen; close(): void};

/** Connects an emulated terminal to the machine's serial line, a socket in the file system. */
export async function openSerial(file: string): Promise<Serial> {
	const socket = connect(file);
	await once(socket, 'connect');
	// The machine's end is seen where somebody waits for what it does not show.
	socket.on('error', () => {});
	socket.setEncoding('utf8');
	const {screen, feed, dispose} = wireScreen(size, data => void socket.write(data));
	socket.on('data', feed);
	return {
		screen,
		close() {
			socket.destroy();
			dispose();
		},
	};
}
