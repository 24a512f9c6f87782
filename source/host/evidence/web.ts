import type {ContainerDetail} from '../../model/diagnosis/container-detail.js';
import type {Read, WebAnswers} from '../../model/diagnosis/evidence.js';
import {knock} from '../../system/knock.js';
import {read, unread} from './reading.js';

/** Ports of DSM that speak HTTP without TLS: those are asked for a page, the others only whether they take a call. */
const speaking = new Set([80, 5000]);

/** Milliseconds. DSM answers its start page within one, but for its first minutes. */
const patience = 2500;

/** At most so many; a NAS publishes a handful. */
const most = 8;

/** What answers at the published ports, by the way that this host itself takes. */
export async function readWeb({pid, status, openPorts}: ContainerDetail): Promise<Read<WebAnswers>> {
	if (pid === 0) return unread('not-running', status);
	const ports = openPorts.slice(0, most).map(port => {
		const [address = '', host = '', guest = ''] = port.split(':');
		return {address: address === '0.0.0.0' ? '127.0.0.1' : address, port: Number(host), guest: Number(guest)};
	});
	return read(
		await Promise.all(
			ports.map(async at => ({
				...at,
				answer: await knock(at, {
					timeoutMs: patience,
					...(speaking.has(at.guest) ? {say: `HEAD / HTTP/1.0\r\nHost: ${at.address}\r\n\r\n`} : {}),
				}),
			})),
		),
	);
}
