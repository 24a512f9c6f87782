import type {ResolvedCommand} from '../../model/command.js';
import {readText} from '../../system/files.js';
import {askDocker} from '../docker.js';
import {type IpLink, parseIpLinks} from '../ip-links.js';
import {type Machine, readLimit} from '../machine.js';
import {inNetworkOf} from '../network-of.js';
import type {ContainerLook} from './read-container.js';

/**
 * What `command` prints in the container's network, once `read` understands it; undefined where it cannot be had.
 *
 * As root with this host's own program first: it does not hang where `docker exec` does (a paused container, a frozen
 * daemon), and runs nothing of the image's. Where that cannot be, or is busybox's without JSON, with the image's.
 */
export async function askInside<T>(
	machine: Machine,
	container: ContainerLook,
	command: ResolvedCommand,
	read: (stdout: string) => T | undefined,
): Promise<T | undefined> {
	const own = (await isOurs(machine, container)) ? await inNetworkOf(container.pid, command) : undefined;
	if (own !== undefined) {
		const {stdout, exitCode} = await machine.run(own, {timeoutMs: readLimit});
		const understood = exitCode === 0 ? read(stdout) : undefined;
		if (understood !== undefined) return understood;
	}
	const [program, args] = command;
	const {ok, stdout} = await askDocker(machine, ['exec', container.id, program, ...args]);
	return ok ? read(stdout) : undefined;
}

/**
 * The process that Docker names is this very container's, and on this machine: behind a remote daemon, or after the
 * container's end, the number may be anybody's. Docker binds files of the container's own folder, whose name is its id.
 */
export async function isOurs({root, uid}: Machine, {pid, id}: ContainerLook): Promise<boolean> {
	if (uid !== 0 || pid <= 1) return false;
	return (await readText(`${root}/proc/${pid}/mountinfo`))?.includes(`/${id}/`) === true;
}

/** The interfaces in the container's network, with their addresses. */
export async function readInside(
	machine: Machine,
	container: ContainerLook,
): Promise<readonly IpLink[] | undefined> {
	return askInside(machine, container, ['ip', ['-j', '-d', 'addr', 'show']], stdout => {
		const links = [...parseIpLinks(stdout).values()];
		return links.length === 0 ? undefined : links;
	});
}

/** Where each MAC was learned on the bridge, and not set by anybody: interface by MAC. */
export async function readLearned(
	machine: Machine,
	container: ContainerLook,
	bridge: string,
): Promise<ReadonlyMap<string, string> | undefined> {
	return askInside(machine, container, ['bridge', ['fdb', 'show', 'br', bridge]], parseLearned);
}

/** `0e:7a:05:a2:5c:ca dev tap0 master br0 `: the same in text since iproute2 4, which is before its JSON. */
export function parseLearned(stdout: string): ReadonlyMap<string, string> | undefined {
	const rows = [...stdout.matchAll(/^((?:[\da-f]{2}:){5}[\da-f]{2}) dev (\S+) (.*)$/gm)];
	if (rows.length === 0) return undefined;
	const learned = rows.filter(([, , , rest = '']) => !/\b(?:self|permanent|static)\b/.test(rest));
	return new Map(learned.map(([, mac = '', device = '']) => [mac, device]));
}
