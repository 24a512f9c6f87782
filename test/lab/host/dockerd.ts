import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {startInBackground} from '../system/group.js';
import {identify, isAlive} from '../system/process.js';
import {until} from '../system/until.js';
import type {EngineHost} from './engine-host.js';

/** A running dockerd of the lab's own. `stop` ends it cleanly, so that its data can be used again. */
export type Dockerd = {readonly version: string; readonly log: string; stop(): Promise<void>};

/** Starts the root's dockerd with its ordinary paths, which are private to the host, and waits until it answers. */
export async function startDockerd(host: EngineHost, {id}: {id: string}): Promise<Dockerd> {
	// Where a host without systemd's journal keeps it, so that whoever looks for it there finds it.
	const log = path.join(`/proc/${host.pid}/root`, 'var/log/docker.log');
	// Its own parent group keeps the containers inside the lab's: they end with it.
	const pid = startInBackground(
		host.enter([
			'dockerd',
			['--exec-opt', 'native.cgroupdriver=cgroupfs', '--cgroup-parent', `/${id}/containers`],
		]),
		log,
	);
	const daemon = await identify(pid);
	const version = await until(
		'dockerd to answer',
		async () => {
			if (daemon === undefined || !(await isAlive(daemon))) {
				throw new Error(`dockerd ended:\n${(await readFile(log, 'utf8')).slice(-3000)}`);
			}
			const {stdout, exitCode} = await host.run('docker', ['version', '--format', '{{.Server.Version}}'], {
				timeoutMs: 10_000,
			});
			return exitCode === 0 ? stdout.trim() : undefined;
		},
		{everyMs: 100},
	);
	return {
		version,
		log,
		async stop() {
			process.kill(pid, 'SIGTERM');
			await until('dockerd to end', async () => daemon === undefined || !(await isAlive(daemon)), {
				everyMs: 20,
			});
		},
	};
}
