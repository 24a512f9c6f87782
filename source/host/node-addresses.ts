import type {NetworkInterfaceInfo} from 'node:os';
import type {NicAddress} from '../model/nic.js';

/** The addresses that Node knows, by interface: only of those that are up. */
export function nodeAddresses(known: NodeJS.Dict<NetworkInterfaceInfo[]>): Map<string, NicAddress[]> {
	return new Map(
		Object.entries(known).map(([name, rows]) => [
			name,
			(rows ?? []).map(
				(row): NicAddress => ({
					family: row.family === 'IPv4' ? 4 : 6,
					address: row.address,
					prefix: Number(row.cidr?.split('/')[1] ?? (row.family === 'IPv4' ? 32 : 128)),
					scope: row.internal ? 'host' : row.address.startsWith('fe80:') ? 'link' : 'global',
				}),
			),
		]),
	);
}
