import {isIP} from 'node:net';
import {readFolder, readText} from '../system/files.js';
import {ancestorVariables} from './ancestors.js';
import type {Machine} from './machine.js';
import {readSockets} from './sockets.js';

/** Somebody at `peer` works on this host through its address `local`. */
export type SshSession = {readonly peer: string; readonly local: string};

/**
 * The SSH sessions into this host. `sudo` strips SSH_CONNECTION, but the shell above it still has it; within tmux or
 * screen it may be that of an older connection, and other people have theirs, so established connections to the SSH
 * server's port count too.
 */
export async function readSshSessions(machine: Machine): Promise<SshSession[]> {
	const [own, ports, sockets] = await Promise.all([
		ownConnections(machine),
		serverPorts(machine.root),
		readSockets(machine.root, 'established'),
	]);
	const known = new Set([22, ...ports, ...own.map(({port}) => port)]);
	const others = sockets
		.filter(({port}) => known.has(port))
		.map(({address, peer}) => ({peer, local: address}));
	const sessions = [...own.map(({peer, local}) => ({peer, local})), ...others];
	const seen = new Set<string>();
	return sessions.filter(session => {
		const key = `${session.peer} ${session.local}`;
		const fresh = !seen.has(key) && !isLoopback(session.peer);
		seen.add(key);
		return fresh;
	});
}

async function ownConnections(machine: Machine): Promise<(SshSession & {readonly port: number})[]> {
	const values = [
		machine.env['SSH_CONNECTION'],
		...(await ancestorVariables(machine.root, machine.pid, 'SSH_CONNECTION')),
	];
	return values.flatMap(value => {
		const connection = parseSshConnection(value ?? '');
		return connection === undefined ? [] : [connection];
	});
}

/** `192.0.2.7 50022 192.0.2.2 22`; a link-local address carries its interface (`fe80::1%eth0`). */
export function parseSshConnection(value: string): (SshSession & {readonly port: number}) | undefined {
	const [peer = '', , local = '', port = ''] = value.split(' ');
	// The port first: what Node tells an IPv6 address by takes as long to make as a card takes to read, and most have no session.
	if (!/^\d{1,5}$/.test(port) || isIP(peer) === 0 || isIP(local) === 0) return undefined;
	return {peer, local, port: Number(port)};
}

/** Ports that the SSH server is told to use beside 22. */
async function serverPorts(root: string): Promise<number[]> {
	const folder = `${root}/etc/ssh/sshd_config.d`;
	const names = (await readFolder(folder))
		.map(name => name.toString('utf8'))
		.filter(name => name.endsWith('.conf'));
	const files = [`${root}/etc/ssh/sshd_config`, ...names.map(name => `${folder}/${name}`)];
	const texts = await Promise.all(files.map(readText));
	return texts.flatMap(text =>
		[...(text ?? '').matchAll(/^\s*Port\s+(\d{1,5})\s*$/gim)].map(([, port]) => Number(port)),
	);
}

function isLoopback(address: string): boolean {
	return address.startsWith('127.') || address === '::1';
}
