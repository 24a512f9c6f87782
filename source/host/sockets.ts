import {readText} from '../system/files.js';
import {fromMachineOrder} from './hex-address.js';

/** A TCP socket of this namespace; `peer` is all zeros for a listening one. */
export type Socket = {readonly address: string; readonly port: number; readonly peer: string};

const stateCode = {established: '01', listening: '0A'} as const;

/** The TCP sockets in a state, IPv4 and IPv6. */
export async function readSockets(root: string, state: keyof typeof stateCode): Promise<Socket[]> {
	const [four, six] = await Promise.all([
		readText(`${root}/proc/net/tcp`),
		readText(`${root}/proc/net/tcp6`),
	]);
	return [...parseSockets(four ?? '', stateCode[state]), ...parseSockets(six ?? '', stateCode[state])];
}

const end = '([\\dA-F]{8}|[\\dA-F]{32}):([\\dA-F]{4})';
const row = new RegExp(`^\\s*\\d+: ${end} ${end} ([\\dA-F]{2})\\b`, 'i');

export function parseSockets(text: string, code: string): Socket[] {
	return text.split('\n').flatMap((line): Socket[] => {
		const [, address = '', port = '', peer = '', , state] = row.exec(line) ?? [];
		if (state !== code) return [];
		return [
			{address: fromMachineOrder(address), port: Number.parseInt(port, 16), peer: fromMachineOrder(peer)},
		];
	});
}
