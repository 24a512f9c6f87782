import {readText} from '../system/files.js';

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

export function parseSockets(text: string, code: string): Socket[] {
	return text.split('\n').flatMap((line): Socket[] => {
		const [, local = '', remote = '', state] = line.trim().split(/\s+/);
		const [address, port] = local.split(':');
		if (state !== code || address === undefined || port === undefined) return [];
		return [
			{
				address: readable(address),
				port: Number.parseInt(port, 16),
				peer: readable(remote.split(':')[0] ?? ''),
			},
		];
	});
}

/** The kernel prints 32-bit words in the machine's own order, which is little-endian on all that Docker runs on. */
function readable(hex: string): string {
	const bytes = (hex.match(/.{8}/g) ?? []).flatMap(word => (word.match(/../g) ?? []).reverse());
	if (bytes.length === 4) return dotted(bytes);
	const isMapped = bytes.slice(0, 12).join('').toLowerCase() === '00000000000000000000ffff';
	if (isMapped) return dotted(bytes.slice(12));
	return compress(bytes);
}

function dotted(bytes: readonly string[]): string {
	return bytes.map(byte => Number.parseInt(byte, 16)).join('.');
}

/** The usual short form of an IPv6 address, by the one parser that the platform has. */
function compress(bytes: readonly string[]): string {
	const groups = (bytes.join('').match(/.{4}/g) ?? []).join(':');
	return new URL(`http://[${groups}]/`).hostname.slice(1, -1);
}
