import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {requireLab} from '../availability.js';
import {startCapture} from '../capture/capture.js';
import type {Lab, LabOptions} from '../lab.js';
import {createGroup} from '../life/cgroup.js';
import {newId} from '../life/new-id.js';
import {dispose, runDirectory, sweep, writeRecord} from '../life/record.js';
import {prepareLab} from '../prepare.js';
import {copyStore, engineStore} from '../roots/engine-store.js';
import {until} from '../system/until.js';
import {namespace} from '../wire/namespace.js';
import {startRouter} from '../wire/router.js';
import {buildWire, namespacesOf} from '../wire/wire.js';
import {bootRoot} from './boot-recipe.js';
import {plug, plugAll, pull, replug} from './cards.js';
import {cutPower, powerOn, type SystemdHost} from './systemd-host.js';

/** As for a lab without systemd. `engine` is bookworm's by default; nothing else was tried. */
export type BootLabOptions = Partial<Omit<LabOptions, 'nicsUp'>>;

/**
 * `power`: `cut` ends every process at once, as a mains failure does; `orderly` is `systemctl reboot`, default `cut`.
 * `without`: cards that are not there when the host boots; `plugIn` adds them.
 */
export type RebootOptions = {readonly power?: 'cut' | 'orderly'; readonly without?: readonly string[]};

/**
 * A homelab whose host has a PID 1 of its own: Debian's systemd, udev, containerd.service and docker.service. A reboot
 * leaves of it what a machine keeps: the disk. Network namespace, cards (down, without an address, with the same MAC), rules,
 * /run and /dev are new. What a power cut does to writes that are still in memory cannot be seen here: the kernel lives on.
 */
export type BootLab = Omit<Lab, 'sw' | 'dockerdLog' | 'stopEngine' | 'startEngine'> & {
	/** Back when systemd answers again; see `engineReady` for Docker. */
	reboot(options?: RebootOptions): Promise<void>;
	/** A card appears in the running host: the first time, or again. It is down and has no address. */
	plugIn(nic: string): Promise<void>;
	/** A card goes, with everything that stands on it. */
	unplug(nic: string): Promise<void>;
	/** Waits for docker.service and returns the Engine's version. */
	engineReady(): Promise<string>;
};

/** Opens a lab and boots its host, up to a Docker that answers. Two seconds with a warm cache; the root takes a minute once. */
export async function openBootLab({
	engine = 'bookworm',
	nics = ['enp3s0'],
	routerRa = false,
	binds = [],
}: BootLabOptions = {}): Promise<BootLab> {
	requireLab();
	await prepareLab([engine]);
	const [root, store] = [await bootRoot(engine), await engineStore(engine)];
	await sweep();
	const id = newId();
	const directory = runDirectory(id);
	const record = await writeRecord(id, namespacesOf(id));
	try {
		await mkdir(directory, {recursive: true});
		const procsFile = await createGroup(id);
		const [wire] = await Promise.all([
			buildWire({id, procsFile, nics: [], nicsUp: false}),
			copyStore(store, path.join(directory, 'docker')),
		]);
		await plugAll(wire, nics, []);
		const router = await startRouter(wire.router, directory, {announceIpv6: routerRa});
		const hostName = wire.host.namespace;
		const start = async (): Promise<SystemdHost> =>
			powerOn({id, procsFile, network: namespace(hostName, procsFile), root, directory, binds});
		let host = await start();

		const engineReady = async (): Promise<string> =>
			until('docker.service to answer', async () => {
				const {stdout, exitCode} = await host.run('docker', ['version', '--format', '{{.Server.Version}}']);
				return exitCode === 0 ? stdout.trim() : undefined;
			});
		return {
			id,
			engineVersion: await engineReady(),
			engineReady,
			host: {
				namespace: hostName,
				run: async (...args) => host.run(...args),
				http: wire.host.http,
				enter: (...args) => host.enter(...args),
				path: inside => path.join(`/proc/${host.pid}/root`, inside),
			},
			router,
			client: wire.client,
			wan: wire.wan,
			uplink: wire.uplink,
			async capture(port, filter) {
				return startCapture(wire.sw, port, filter);
			},
			async reboot({power = 'cut', without = []} = {}) {
				if (power === 'orderly') {
					await host.run('systemctl', ['reboot']);
					await until('the host to shut down', async () => !(await host.alive()), {timeoutMs: 180_000});
				}
				await cutPower(id);
				await replug(wire, procsFile, nics, without);
				host = await start();
			},
			async plugIn(nic) {
				await plug(wire, nics, nic);
			},
			async unplug(nic) {
				await pull(wire.sw, nic);
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
