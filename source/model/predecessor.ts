import type {Publish} from './answers.js';
import {type ComposeOwner, type ComposeService, composeFiles, isComposeService} from './compose-project.js';

/**
 * The settings of a container that are carried over as they are, by the long name of their option of `docker create`; each
 * value is given with the option once.
 */
export const settingNames = [
	'hostname',
	'domainname',
	'user',
	'workdir',
	'memory',
	'memory-reservation',
	'memory-swap',
	'cpus',
	'cpu-shares',
	'cpu-period',
	'cpu-quota',
	'cpuset-cpus',
	'pids-limit',
	'shm-size',
	'blkio-weight',
	'oom-score-adj',
	'ulimit',
	'device-cgroup-rule',
	'cap-drop',
	'security-opt',
	'group-add',
	'add-host',
	'dns',
	'dns-search',
	'dns-option',
	'tmpfs',
	'log-driver',
	'log-opt',
	'ipc',
	'runtime',
	'stop-signal',
	'health-cmd',
	'health-interval',
	'health-timeout',
	'health-start-period',
	'health-retries',
] as const;

export type SettingName = (typeof settingNames)[number];

/** Options without a value. */
export const switchNames = [
	'init',
	'interactive',
	'tty',
	'privileged',
	'read-only',
	'no-healthcheck',
] as const;

export type SwitchName = (typeof switchNames)[number];

export type CarriedMount = {
	readonly type: 'bind' | 'volume';
	/** A path of the host, or the name of a volume. */
	readonly source: string;
	readonly target: string;
	readonly readOnly: boolean;
};

/**
 * What a container was made with, as far as the one in its place gets it too. The values of its environment are none of
 * it: they may be secrets (promise E7), and go from Docker to a file of root's, and to Docker again.
 */
export type Carried = {
	readonly image: string;
	/** In Docker's words: `always`, `on-failure:3`. */
	readonly restart: string;
	/** Seconds; null: Docker's own 10. */
	readonly stopTimeout: number | null;
	/** Names of variables, sorted. */
	readonly environment: readonly string[];
	/** QEMU's further arguments, and those of the image's DHCP server; both are extended. */
	readonly arguments: string;
	readonly dnsmasq: string;
	/** Everything that is mounted, the storage included, but for the hook. */
	readonly mounts: readonly CarriedMount[];
	readonly publish: readonly Publish[];
	/** Ports that are no TCP ports of IPv4, as `--publish` takes them. */
	readonly otherPorts: readonly string[];
	/** As `--device` takes them. */
	readonly devices: readonly string[];
	readonly capabilities: readonly string[];
	readonly sysctls: Readonly<Record<string, string>>;
	readonly labels: Readonly<Record<string, string>>;
	readonly settings: {readonly [K in SettingName]?: readonly string[]};
	readonly switches: readonly SwitchName[];
};

/** A container that DSM runs in, and that is to give its place to ours; or did. */
export type Predecessor = {
	readonly id: string;
	/** The name that it has, or had before it was put aside. */
	readonly name: string;
	/** It runs, or ran before it was stopped for ours. */
	readonly running: boolean;
	/** It is still to take over, was put aside, or was removed afterwards by somebody who did not want it any more. */
	readonly place: 'own' | 'aside' | 'gone';
	/** The installation of ours that took its place; null: none yet. */
	readonly install: string | null;
	/** null: Docker Compose has nothing to do with it. */
	readonly compose: ComposeOwner | null;
	/** It is removed as soon as it stops. */
	readonly autoRemove: boolean;
	/** The hook that it has; `bridge`: it makes a br0 itself, as the published recipe's does. */
	readonly hook: {readonly source: string; readonly bridge: boolean} | null;
	/** Settings that no option of ours carries, by their name in `docker inspect`. */
	readonly lost: readonly string[];
	/** Variables that only wire it as it was, and are left out. */
	readonly dropped: readonly string[];
	/** Bytes that are free where its storage is; null: not known. */
	readonly free: number | null;
	readonly carried: Carried;
};

/** The name under which it is kept until its owner removes it. */
export function keptName(name: string): string {
	return `${name}-predecessor`;
}

/** On the container that took its place: which one it was, and how to bring it back. */
export const predecessorLabel = 'vdsm-passthru.predecessor';

export type PredecessorNote = Pick<Predecessor, 'id' | 'name' | 'running'> & {
	readonly restart: string;
	/** It is Compose's, which has made ours of it; null: it was put aside. */
	readonly compose: ComposeService | null;
};

export function formatNote({id, name, running, restart, compose}: PredecessorNote): string {
	const owner = compose ? ` ${compose.project} ${compose.service} ${compose.override} ${compose.folder}` : '';
	return `${id} ${running ? 'running' : 'stopped'} ${restart} ${name}${owner}`;
}

/** undefined: nothing that we would write. */
export function parseNote(text: string): PredecessorNote | undefined {
	const found =
		/^(?<id>[\da-f]{64}) (?<state>running|stopped) (?<restart>[a-z-]+(?::\d+)?) (?<name>[a-zA-Z0-9][\w.-]*)(?: (?<owner>\S+ \S+ \S+ \/.+))?$/.exec(
			text,
		)?.groups;
	if (!found) return undefined;
	const {id = '', state, restart = '', name = '', owner} = found;
	const compose = owner === undefined ? null : parseOwner(owner);
	return compose === undefined ? undefined : {id, name, running: state === 'running', restart, compose};
}

function parseOwner(text: string): ComposeService | undefined {
	const [project = '', service = '', override = '', ...rest] = text.split(' ');
	// The only one that may have blanks in it.
	const compose = {project, service, override, folder: rest.join(' ')};
	return isComposeService(compose) && Object.values(composeFiles).includes(override) ? compose : undefined;
}
