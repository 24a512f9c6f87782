import type {ContainerDetail} from '../../model/diagnosis/container-detail.js';
import type {Inside, Read} from '../../model/diagnosis/evidence.js';
import {readText} from '../../system/files.js';
import {askDocker} from '../docker.js';
import type {Machine} from '../machine.js';
import {askInside, isOurs, readLearned} from '../verify/inside.js';
import type {ContainerLook} from '../verify/read-container.js';
import {parseInsideLinks, parseInsideRoutes} from './inside-links.js';
import {read, unread} from './reading.js';

/**
 * What can be seen in the running container's network and of its QEMU. With this host's own `ip` as root, which also looks
 * into a container that is paused; with the container's own programs otherwise.
 */
export async function readInsideOf(machine: Machine, container: ContainerDetail): Promise<Read<Inside>> {
	if (container.pid === 0) return unread('not-running', container.status);
	const look: ContainerLook = {
		id: container.id,
		status: container.status,
		pid: container.pid,
		restarts: container.restarts,
		startedAt: container.startedAt,
		networks: new Map(),
		published: [],
	};
	const [links, routes, learned, files, hookInode, qemu, bridgeNf] = await Promise.all([
		askInside(machine, look, ['ip', ['-j', '-d', 'addr', 'show']], parseInsideLinks),
		askInside(machine, look, ['ip', ['-j', '-4', 'route', 'show']], parseInsideRoutes),
		readLearned(machine, look, 'br0'),
		readFiles(machine, container),
		readInode(machine, container),
		readQemu(machine, container),
		readBridgeNf(machine, look),
	]);
	if (links === undefined) return unread(machine.uid === 0 ? 'error' : 'no-root', 'ip -j addr show');
	// br1 and so on, of a DSM with several cards.
	const further = links.filter(({kind, name}) => kind === 'bridge' && /^br[1-9]\d*$/.test(name));
	const others = await Promise.all(further.map(async ({name}) => readLearned(machine, look, name)));
	return read({
		links,
		routes: routes ?? null,
		learned: learned === undefined ? null : new Map([learned, ...others].flatMap(all => [...(all ?? [])])),
		bridgeConf: files?.['/etc/qemu/bridge.conf'] ?? (files === null ? null : ''),
		qemu,
		imageHost: addressIn(files?.['/run/shm/qemu.host'] ?? files?.['/dev/shm/qemu.host']),
		dsmUrl: (files?.['/run/shm/dsm.url'] ?? files?.['/dev/shm/dsm.url'])?.trim() || null,
		bridgeNf,
		hookInode,
	});
}

/** /run/shm is a link to /dev/shm, or the other way round, or a folder of its own. */
const wanted = [
	'/etc/qemu/bridge.conf',
	'/run/shm/qemu.host',
	'/dev/shm/qemu.host',
	'/run/shm/dsm.url',
	'/dev/shm/dsm.url',
] as const;

/**
 * By the container's own `head`, never through /proc/PID/root: a link in there would lead out of the container, to this
 * host's own files. null: the container cannot be asked.
 */
async function readFiles(
	machine: Machine,
	{id}: ContainerDetail,
): Promise<Readonly<Partial<Record<(typeof wanted)[number], string>>> | null> {
	// More than one file, so that each is announced by its name.
	const {stdout, stderr, failed} = await askDocker(machine, ['exec', id, 'head', '-c', '4096', ...wanted]);
	if (failed !== null || (stdout === '' && !/no such file/i.test(stderr))) return null;
	const parts = stdout.split(/^==> (\/\S+) <==\n/m).slice(1);
	return Object.fromEntries(
		parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? '']] : [])),
	);
}

async function readInode(machine: Machine, {id}: ContainerDetail): Promise<string | null> {
	const {ok, stdout} = await askDocker(machine, ['exec', id, 'stat', '-c', '%i:%d', '/run/start.sh']);
	return ok && /^\d+:\d+$/.test(stdout.trim()) ? stdout.trim() : null;
}

/** Docker runs this host's `ps` for it. The guest's arguments were split on blanks, so joining them loses nothing. */
async function readQemu(machine: Machine, {id}: ContainerDetail): Promise<readonly string[] | null> {
	const {ok, stdout} = await askDocker(machine, ['top', id, '-eo', 'pid,args']);
	if (!ok) return null;
	const line = stdout.split('\n').find(one => /^\s*\d+\s+(?:\S*\/)?qemu-system-\S+\s/.test(one));
	return line === undefined ? [] : line.trim().split(/\s+/).slice(1);
}

async function readBridgeNf(machine: Machine, look: ContainerLook): Promise<boolean | null> {
	if (!(await isOurs(machine, look))) return null;
	const command = ['net.bridge.bridge-nf-call-iptables'];
	const answer = await askInside(machine, look, ['sysctl', ['-n', ...command]], stdout =>
		/^[01]\s*$/.test(stdout) ? stdout.trim() : undefined,
	);
	// Without br_netfilter there is no such switch, and nothing to say.
	const loaded = await readText(`${machine.root}/proc/sys/net/bridge/bridge-nf-call-iptables`);
	return loaded === undefined || answer === undefined ? null : answer === '1';
}

function addressIn(text: string | undefined): string | null {
	return /\b\d{1,3}(?:\.\d{1,3}){3}\b/.exec(text ?? '')?.[0] ?? null;
}
