import * as z from 'zod/mini';
import {type ContainerDetail, networkVariables, type Read} from '../../model/diagnosis/evidence.js';
import {installLabel} from '../../model/spec.js';
import {askDocker, parseJson} from '../docker.js';
import type {Machine} from '../machine.js';
import {endSchema, toEnd} from './network-end.js';
import {read, unread, unreadDocker} from './reading.js';

const names = networkVariables.map(name => `"${name}"`).join(' ');

/** A template: of the environment nothing but the image's network switches gets here (promise E7). */
const environment = `[{{range .Config.Env}}{{if eq (index (split . "=") 0) ${names}}}{{json .}},{{end}}{{end}}null]`;

const fields: Readonly<Record<string, string>> = {
	id: '.Id',
	name: '.Name',
	image: '.Config.Image',
	labels: '.Config.Labels',
	state: '.State',
	restarts: '.RestartCount',
	networkMode: '.HostConfig.NetworkMode',
	networks: '.NetworkSettings.Networks',
	ports: '.NetworkSettings.Ports',
	wanted: '.HostConfig.PortBindings',
	devices: '.HostConfig.Devices',
	rules: '.HostConfig.DeviceCgroupRules',
	capabilities: '.HostConfig.CapAdd',
	privileged: '.HostConfig.Privileged',
	sysctls: '.HostConfig.Sysctls',
	mounts: '.Mounts',
	restart: '.HostConfig.RestartPolicy.Name',
};

const format = `{"environment":${environment},${Object.entries(fields)
	.map(([key, path]) => `"${key}":{{json ${path}}}`)
	.join(',')}}`;

const texts = z.nullish(z.record(z.string(), z.nullish(z.string())));
const strings = z.nullish(z.array(z.string()));
const bindings = z.nullish(
	z.record(
		z.string(),
		z.nullish(z.array(z.object({HostIp: z.nullish(z.string()), HostPort: z.nullish(z.string())}))),
	),
);

const shape = z.object({
	environment: z.array(z.nullable(z.string())),
	id: z.string().check(z.regex(/^[\da-f]{12,64}$/)),
	name: z.string(),
	image: z.nullish(z.string()),
	labels: texts,
	state: z.object({
		Status: z.string(),
		Pid: z.int().check(z.minimum(0)),
		ExitCode: z.number(),
		Error: z.nullish(z.string()),
		OOMKilled: z.nullish(z.boolean()),
		StartedAt: z.nullish(z.string()),
		Health: z.nullish(
			z.object({
				Status: z.nullish(z.string()),
				Log: z.nullish(z.array(z.object({Output: z.nullish(z.string())}))),
			}),
		),
	}),
	restarts: z.nullish(z.number()),
	networkMode: z.nullish(z.string()),
	networks: z.nullish(z.record(z.string(), z.nullish(endSchema))),
	ports: bindings,
	wanted: bindings,
	devices: z.nullish(z.array(z.object({PathOnHost: z.nullish(z.string())}))),
	rules: strings,
	capabilities: strings,
	privileged: z.nullish(z.boolean()),
	sysctls: texts,
	mounts: z.nullish(
		z.array(
			z.object({
				Type: z.nullish(z.string()),
				Source: z.nullish(z.string()),
				Destination: z.nullish(z.string()),
				RW: z.nullish(z.boolean()),
			}),
		),
	),
	restart: z.nullish(z.string()),
});

/** Everything about one container that bears on its network. One start of the Docker client. */
export async function readContainerDetail(machine: Machine, name: string): Promise<Read<ContainerDetail>> {
	const answer = await askDocker(machine, ['container', 'inspect', '--format', format, name]);
	if (!answer.ok)
		return /no such container/i.test(answer.stderr) ? unread('no-container', name) : unreadDocker(answer);
	const container = parseContainerDetail(answer.stdout);
	return container === undefined ? unread('error', 'docker container inspect') : read(container);
}

export function parseContainerDetail(json: string): ContainerDetail | undefined {
	const parsed = shape.safeParse(parseJson(json));
	return parsed.success
		? {...stateIn(parsed.data), ...networkIn(parsed.data), ...optionsIn(parsed.data), ...ownerIn(parsed.data)}
		: undefined;
}

type Data = z.infer<typeof shape>;

function stateIn({id, name, image, state, restarts}: Data) {
	const {Status, Pid, StartedAt, ExitCode, OOMKilled, Error: error, Health} = state;
	const startedAt = Date.parse(StartedAt ?? '');
	return {
		id,
		name: name.replace(/^\//, ''),
		image: image ?? '',
		status: Status,
		pid: Pid,
		restarts: restarts ?? 0,
		// Docker writes the year 1 for “never”.
		startedAt: Number.isNaN(startedAt) || startedAt <= 0 ? null : startedAt,
		exitCode: ExitCode,
		oomKilled: OOMKilled ?? false,
		error: error ?? '',
		health: Health
			? {status: Health.Status ?? '', lastOutput: Health.Log?.at(-1)?.Output?.slice(0, 2000) ?? ''}
			: null,
	};
}

function networkIn({networkMode, networks, state, environment: lines, wanted, ports}: Data) {
	return {
		networkMode: networkMode ?? '',
		ends: Object.entries(networks ?? {}).flatMap(([network, end]) =>
			end ? [toEnd(network, end, state.Pid > 0)] : [],
		),
		environment: environmentOf(lines),
		wantedPorts: portsIn(wanted),
		openPorts: portsIn(ports),
	};
}

function optionsIn({devices, rules, capabilities, privileged, sysctls, mounts, restart}: Data) {
	return {
		devices: (devices ?? []).map(({PathOnHost}) => PathOnHost ?? ''),
		cgroupRules: rules ?? [],
		capabilities: (capabilities ?? []).map(one => one.replace(/^CAP_/i, '').toUpperCase()),
		privileged: privileged ?? false,
		sysctls: definedIn(sysctls),
		mounts: (mounts ?? []).map(({Type, Source, Destination, RW}) => ({
			type: Type ?? '',
			source: Source ?? '',
			target: Destination ?? '',
			readOnly: RW === false,
		})),
		restartPolicy: restart ?? '',
	};
}

function ownerIn({labels: given}: Data) {
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
