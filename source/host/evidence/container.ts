import type * as z from 'zod/mini';
import type {ContainerDetail} from '../../model/diagnosis/container-detail.js';
import type {Read} from '../../model/diagnosis/evidence.js';
import {installLabel} from '../../model/spec.js';
import {askDocker, parseJson} from '../docker.js';
import type {Machine} from '../machine.js';
import {
	type bindings,
	type ContainerAnswer,
	containerFormat,
	containerShape,
	type texts,
} from './container-shape.js';
import {toEnd} from './network-end.js';
import {read, unread, unreadDocker} from './reading.js';

/** Everything about one container that bears on its network. One start of the Docker client. */
export async function readContainerDetail(machine: Machine, name: string): Promise<Read<ContainerDetail>> {
	const answer = await askDocker(machine, ['container', 'inspect', '--format', containerFormat, name]);
	if (!answer.ok)
		return /no such container/i.test(answer.stderr) ? unread('no-container', name) : unreadDocker(answer);
	const container = parseContainerDetail(answer.stdout);
	return container === undefined ? unread('error', 'docker container inspect') : read(container);
}

export function parseContainerDetail(json: string): ContainerDetail | undefined {
	const parsed = containerShape.safeParse(parseJson(json));
	return parsed.success
		? {...stateIn(parsed.data), ...networkIn(parsed.data), ...optionsIn(parsed.data), ...ownerIn(parsed.data)}
		: undefined;
}

function stateIn({id, name, image, state, restarts}: ContainerAnswer) {
	const {Status, Pid, StartedAt, FinishedAt, ExitCode, OOMKilled, Error: error, Health} = state;
	const startedAt = timeOf(StartedAt);
	const finishedAt = timeOf(FinishedAt);
	const until = Pid === 0 ? finishedAt : Date.now();
	return {
		id,
		name: name.replace(/^\//, ''),
		image: image ?? '',
		status: Status,
		pid: Pid,
		restarts: restarts ?? 0,
		startedAt,
		finishedAt,
		ranFor: startedAt === null || until === null ? null : Math.max(0, until - startedAt),
		exitCode: ExitCode,
		oomKilled: OOMKilled ?? false,
		error: error ?? '',
		health: Health
			? {status: Health.Status ?? '', lastOutput: Health.Log?.at(-1)?.Output?.slice(0, 2000) ?? ''}
			: null,
	};
}

/** Docker writes the year 1 for “never”. */
function timeOf(text: string | null | undefined): number | null {
	const time = Date.parse(text ?? '');
	return time > 0 ? time : null;
}

function networkIn({host, networks, state, environment: lines, ports}: ContainerAnswer) {
	return {
		networkMode: host.NetworkMode ?? '',
		ends: Object.entries(networks ?? {}).flatMap(([network, end]) =>
			end ? [toEnd(network, end, state.Pid > 0)] : [],
		),
		environment: environmentOf(lines),
		wantedPorts: portsIn(host.PortBindings),
		openPorts: portsIn(ports),
	};
}

function optionsIn({host, mounts}: ContainerAnswer) {
	return {
		devices: (host.Devices ?? []).map(({PathOnHost}) => PathOnHost ?? ''),
		cgroupRules: host.DeviceCgroupRules ?? [],
		capabilities: (host.CapAdd ?? []).map(one => one.replace(/^CAP_/i, '').toUpperCase()),
		privileged: host.Privileged ?? false,
		sysctls: definedIn(host.Sysctls),
		mounts: (mounts ?? []).map(({Type, Source, Destination, RW}) => ({
			type: Type ?? '',
			source: Source ?? '',
			target: Destination ?? '',
			readOnly: RW === false,
		})),
		restartPolicy: host.RestartPolicy?.Name ?? '',
	};
}

function ownerIn({labels: given}: ContainerAnswer) {
	const labels = definedIn(given);
	const project = labels['com.docker.compose.project'];
	return {
		imageVersion: labels['org.opencontainers.image.version'] ?? null,
		install: labels[installLabel] ?? null,
		compose:
			project === undefined
				? null
				: {
						project,
						files: labels['com.docker.compose.project.config_files'] ?? '',
						service: labels['com.docker.compose.service'] ?? '',
					},
	};
}

function definedIn(record: z.infer<typeof texts>): Readonly<Record<string, string>> {
	return Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, value ?? '']));
}

/** The last one counts, as for the process itself. */
function environmentOf(lines: readonly (string | null)[]): Readonly<Record<string, string>> {
	return Object.fromEntries(
		lines.flatMap(line => {
			const at = line?.indexOf('=') ?? -1;
			return line === null || at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
		}),
	);
}

/** As `--publish` takes them, each once; an address that is not named is all of them. IPv4 only. */
function portsIn(ports: z.infer<typeof bindings>): string[] {
	const found = Object.entries(ports ?? {}).flatMap(([port, ends]) => {
		const guest = /^(\d+)\/tcp$/.exec(port)?.[1];
		if (guest === undefined) return [];
		return (ends ?? [])
			.map(({HostIp, HostPort}) => ({address: HostIp || '0.0.0.0', host: HostPort ?? ''}))
			.filter(({address, host}) => !address.includes(':') && host !== '')
			.map(({address, host}) => `${address}:${host}:${guest}`);
	});
	return [...new Set(found)];
}
