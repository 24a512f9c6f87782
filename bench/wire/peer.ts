import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {runDirectory} from '../../test/lab/life/record.js';
import {type CommandLine, inGroup, startInBackground} from '../../test/lab/system/group.js';
import {must} from '../../test/lab/system/run.js';
import {until} from '../../test/lab/system/until.js';
import type {Tools} from './tools.js';

/**
 * What takes QEMU's place in the container. `veth`: a namespace that hangs on the bridge by a cable, so that all is done in the kernel.
 * `tap`: a program that opens the tap as QEMU does, and carries each frame to a namespace.
 */
export type PeerKind = 'veth' | 'tap';

/** A place for DSM: the network namespace of the container, and DSM's interface there. Namespaces are paths, as nsenter takes them. */
export type Seat = {
	readonly container: string;
	readonly bridge: 'br0' | 'docker';
	/** DSM's address with its prefix, and its gateway. */
	readonly address: string;
	readonly gateway: string;
};

/** `lab`: its id; `procsFile`: what its processes join. */
export type Ground = {readonly lab: string; readonly procsFile: string; readonly tools: Tools};

/** Where DSM's place answers; `web`: the lab's guest alone. */
export const ports = {iperf: 5201, echo: 7777, web: 80} as const;

export function networkOf(pid: number): string {
	return `/proc/${pid}/ns/net`;
}

function within(network: string, [program, args]: CommandLine): CommandLine {
	return ['nsenter', [`--net=${network}`, program, ...args]];
}

async function ip(network: string, words: string): Promise<void> {
	await must(...within(network, ['ip', words.split(' ')]));
}

/** Starts what answers, in a network namespace. Returns what ends it. */
export async function serve(
	{lab, procsFile, tools}: Ground,
	network: string,
	{iperf, echo}: {readonly iperf: number; readonly echo: number} = ports,
): Promise<() => void> {
	const log = path.join(runDirectory(lab), `answers-${network.replaceAll('/', '-')}.log`);
	const started = [
		tools.iperf3(['--server', '--port', String(iperf)]),
		tools.python('echo', [String(echo)]),
	].map(command => startInBackground(inGroup(procsFile, within(network, command)), log));
	await until('what answers to listen', async () => {
		const {length} =
			(await must(...within(network, ['ss', ['-Hltn']]))).match(new RegExp(`:(?:${iperf}|${echo}) `, 'g')) ??
			[];
		return length === 2;
	});
	return () => {
		for (const one of started) end(one);
	};
}

/** Seats somebody in DSM's place, who answers there. Returns what ends that. */
export async function seat(ground: Ground, kind: PeerKind, at: Seat): Promise<() => Promise<void>> {
	const {lab, procsFile, tools} = ground;
	const {container, bridge} = at;
	const port = kind === 'veth' ? 'dsm0' : bridge === 'docker' ? 'qemu' : 'dsm0';
	const log = path.join(runDirectory(lab), `peer${container.replaceAll('/', '-')}-${kind}-${Date.now()}.log`);
	// The image makes the tap of DSM's first interface, QEMU's helper that of its second.
	if (kind === 'tap' && port !== 'qemu') {
		await ip(container, `tuntap add dev ${port} mode tap`);
		await ip(container, `link set ${port} master ${bridge} up`);
	}
	const inside: CommandLine =
		kind === 'veth' ? ['sh', ['-c', 'echo ready; exec sleep infinity']] : tools.python('peer', [port]);
	const opened =
		'exec 3<>/dev/net/tun && exec unshare --net sh -c \'exec 4<>/dev/net/tun && exec "$0" "$@"\' "$0" "$@"';
	const pid = startInBackground(
		inGroup(procsFile, within(container, ['sh', ['-c', opened, inside[0], ...inside[1]]])),
		log,
	);
	await until('DSM’s place', async () => {
		const said = await readFile(log, 'utf8');
		if (said !== '' && !said.endsWith('ready\n')) throw new Error(said);
		return said !== '';
	});
	if (kind === 'veth') {
		await ip(container, `link add ${port} type veth peer name eth0 netns ${pid}`);
		await ip(container, `link set ${port} master ${bridge} up`);
	}
	const own = networkOf(pid);
	await ip(own, 'link set lo up');
	await ip(own, 'link set eth0 up');
	await ip(own, `addr add ${at.address} dev eth0`);
	await ip(own, `route add default via ${at.gateway}`);
	const stop = await serve(ground, own);
	// Who sat here before had another MAC, and for half a minute the container would send to that.
	await ip(container, 'neigh flush all');
	return async () => {
		stop();
		if (port === 'dsm0') await ip(container, `link delete ${port}`);
		end(pid);
	};
}

/** With all that it has started. */
function end(pid: number): void {
	process.kill(-pid, 'SIGKILL');
}
