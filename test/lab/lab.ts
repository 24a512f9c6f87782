import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {requireLab} from './availability.js';
import {type Capture, startCapture} from './capture/capture.js';
import {startDockerd} from './host/dockerd.js';
import {type Bind, createEngineHost} from './host/engine-host.js';
import {createGroup} from './life/cgroup.js';
import {newId} from './life/new-id.js';
import {dispose, runDirectory, sweep, writeRecord} from './life/record.js';
import {prepareLab} from './prepare.js';
import {debianRoot, type EngineName, engineRecipes} from './roots/debian-root.js';
import {copyStore, engineStore} from './roots/engine-store.js';
import type {CommandLine} from './system/group.js';
import type {Place} from './wire/namespace.js';
import {type Router, startRouter} from './wire/router.js';
import {buildWire, namespacesOf} from './wire/wire.js';

/**
 * `engine`: bookworm is Engine 20.10, sid is Engine 28.
 * `nics`: the host's cards on the LAN switch, default `['enp3s0']`; `nicsUp`: their links are up from the start, default true.
 * `routerRa`: the router announces IPv6, default false. `binds`: more of this machine to show in the host, read-only.
 */
export type LabOptions = {
	readonly engine: EngineName;
	readonly nics?: readonly string[];
	readonly nicsUp?: boolean;
	readonly routerRa?: boolean;
	readonly binds?: readonly Bind[];
};

/** The Docker host: a Debian of its own with `docker`, `ip`, `sh`, `node`; commands run as root in /root. */
export type Host = Place & {
	/** Where a path inside the host is on this machine, to read and write files there while the lab is open. */
	path(inside: string): string;
	/** A command as to be started from here to run in the host, for pseudo-terminals and signals: no process stays in between. */
	enter(command: CommandLine, cwd?: string): CommandLine;
};

/** A homelab in namespaces: host, LAN switch, router, LAN client, an internet client, and the host's own network. */
export type Lab = {
	readonly id: string;
	/** Version that the Engine reports, such as 20.10.24. */
	readonly engineVersion: string;
	readonly host: Host;
	readonly router: Router;
	readonly client: Place;
	readonly wan: Place;
	/** The LAN switch, whose ports are called as the host's cards. */
	readonly sw: Place;
	/** Another machine on the host's own network, and its gateway. */
	readonly uplink: Place;
	/** Records what passes a switch port: a NIC's name for the cable to the host, or `router`, or `client`. */
	capture(port: string, filter?: string): Promise<Capture>;
	/** Stops the Engine in good order, or starts it again, as `systemctl` would; for what happens across a restart of Docker. */
	stopEngine(): Promise<void>;
	startEngine(): Promise<void>;
	/** The Engine's log so far lies in this file. */
	readonly dockerdLog: string;
	/** Ends every process and removes every trace. */
	close(): Promise<void>;
};

/** Opens a lab: a few seconds with a warm cache, minutes without (see prepareLab). Leftovers of crashed runs go first. */
export async function openLab({
	engine,
	nics = ['enp3s0'],
	nicsUp = true,
	routerRa = false,
	binds = [],
}: LabOptions): Promise<Lab> {
	requireLab();
	await prepareLab([engine]);
	const [root, store] = [await debianRoot(engineRecipes[engine]), await engineStore(engine)];
	await sweep();
	const id = newId();
	const directory = runDirectory(id);
	const record = await writeRecord(id, namespacesOf(id));
	try {
		await mkdir(directory, {recursive: true});
		const procsFile = await createGroup(id);
		const [wire] = await Promise.all([
			buildWire({id, procsFile, nics, nicsUp}),
			copyStore(store, path.join(directory, 'docker')),
		]);
		const host = await createEngineHost({id, procsFile, network: wire.host, root, directory, binds});
		const [router, firstDaemon] = await Promise.all([
			startRouter(wire.router, directory, {announceIpv6: routerRa}),
			startDockerd(host, {id}),
		]);
		let dockerd = firstDaemon;
		return {
			id,
			engineVersion: dockerd.version,
			dockerdLog: dockerd.log,
			async stopEngine() {
				await dockerd.stop();
			},
			async startEngine() {
				dockerd = await startDockerd(host, {id});
			},
			host: {
				namespace: wire.host.namespace,
				run: host.run,
				http: wire.host.http,
				enter: host.enter,
				path: inside => path.join(`/proc/${host.pid}/root`, inside),
			},
			router,
			client: wire.client,
			wan: wire.wan,
			sw: wire.sw,
			uplink: wire.uplink,
			async capture(port, filter) {
				return startCapture(wire.sw, port, filter);
			},
			async close() {
				await dispose(record);
			},
		};
	} catch (error) {
		await dispose(record);
		throw error;
	}
}
