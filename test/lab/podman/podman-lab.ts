import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {requireLab} from '../availability.js';
import {plugAll, replug} from '../boot/cards.js';
import {cutPower, powerOn} from '../boot/systemd-host.js';
import type {Lab, LabOptions} from '../lab.js';
import {createGroup} from '../life/cgroup.js';
import {newId} from '../life/new-id.js';
import {dispose, runDirectory, sweep, writeRecord} from '../life/record.js';
import {debianRoot, engineRecipes} from '../roots/debian-root.js';
import {imageName} from '../roots/engine-store.js';
import {imageArchive, imageChanges} from '../roots/image-root.js';
import type {RunResult} from '../system/run.js';
import {startRouter} from '../wire/router.js';
import {buildWire, namespacesOf} from '../wire/wire.js';
import {type PodmanName, podmanRecipes} from './podman-recipe.js';

/** A homelab whose `docker` is Podman, on a host with a systemd. There is no daemon to stop or to start. */
export type PodmanLab = Pick<Lab, 'engineVersion' | 'host' | 'client'> & {
	/** The power fails and comes back. */
	reboot(): Promise<void>;
	close(): Promise<void>;
};

/** Folder in the host with Docker's own client, which asks Podman's socket when that is there. */
export const dockersOwn = '/opt/docker-cli';

/**
 * What Podman needs here and not elsewhere: its layers on a real file system, since overlay on overlay is refused, and
 * no limit to the number of processes, since the lab's cgroup v2 may be without controllers.
 */
const disk = {
	'etc/fstab': '/var/lib/docker /var/lib/containers none bind 0 0\n',
	'etc/containers/containers.conf.d/lab.conf': '[containers]\npids_limit = 0\n',
} as const;

/** Opens a lab with Debian's Podman and the stand-in image in its store. `engineVersion` is Podman's. */
export async function openPodmanLab(
	name: PodmanName,
	{nics = ['enp3s0'], binds = []}: Pick<LabOptions, 'nics' | 'binds'> = {},
): Promise<PodmanLab> {
	requireLab();
	const [root, client] = [await debianRoot(podmanRecipes[name]), await debianRoot(engineRecipes.sid)];
	const archive = await imageArchive();
	await sweep();
	const id = newId();
	const directory = runDirectory(id);
	const record = await writeRecord(id, namespacesOf(id));
	try {
		for (const [file, content] of Object.entries(disk)) {
			await mkdir(path.join(directory, 'upper', path.dirname(file)), {recursive: true});
			await writeFile(path.join(directory, 'upper', file), content);
		}
		const procsFile = await createGroup(id);
		const wire = await buildWire({id, procsFile, nics: [], nicsUp: false});
		await plugAll(wire, nics, []);
		await startRouter(wire.router, directory, {announceIpv6: false});
		const start = async () =>
			powerOn({
				id,
				procsFile,
				network: wire.host,
				root,
				directory,
				binds: [
					...binds,
					{source: archive, target: '/srv/image.tar'},
					{source: path.join(client, 'usr/bin/docker'), target: `${dockersOwn}/docker`},
				],
			});
		let host = await start();
		const said = async (...[program, args]: Parameters<typeof host.run>): Promise<string> =>
			wellDone(await host.run(program, args, {timeoutMs: 120_000}));
		await said('systemctl', ['start', 'local-fs.target']);
		const changes = imageChanges.flatMap(oneValueEach).flatMap(change => ['--change', change]);
		await said('podman', ['import', ...changes, '/srv/image.tar', `docker.io/${imageName}`]);
		return {
			engineVersion: await said('podman', ['version', '--format', '{{.Version}}']),
			host: {
				namespace: wire.host.namespace,
				run: async (...args) => host.run(...args),
				http: wire.host.http,
				enter: (...args) => host.enter(...args),
				path: inside => path.join(`/proc/${host.pid}/root`, inside),
			},
			client: wire.client,
			async reboot() {
				await cutPower(id);
				await replug(wire, procsFile, nics);
				host = await start();
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

/** Podman takes one value with each instruction that Docker takes several with. */
function oneValueEach(change: string): string[] {
	const [instruction = '', ...values] = change.split(' ');
	return ['EXPOSE', 'ENV'].includes(instruction) ? values.map(value => `${instruction} ${value}`) : [change];
}

function wellDone({exitCode, stdout, stderr}: RunResult): string {
	if (exitCode !== 0) throw new Error(`${stdout}\n${stderr}`);
	return stdout.trim();
}
