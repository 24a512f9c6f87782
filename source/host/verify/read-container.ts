import * as z from 'zod/mini';
import {parseJson} from '../docker.js';
import {inspect} from '../engine-look.js';
import type {Machine} from '../machine.js';
import {lookLimit, within} from './verify-plan.js';

/** A container as Docker reports it. Strings are Docker's: clean them before display. */
export type ContainerLook = {
	readonly id: string;
	/** `running`, `paused`, `restarting`, `exited`, … */
	readonly status: string;
	/** On this host, 0 where it does not run. */
	readonly pid: number;
	/** How often its restart policy has started it again since somebody did. */
	readonly restarts: number;
	/** Of its last start, in milliseconds since 1970; null where Docker does not say. */
	readonly startedAt: number | null;
	/** The MAC of its end in each network, empty where it has none at the moment. */
	readonly networks: ReadonlyMap<string, {readonly mac: string}>;
	/** As `--publish` takes them, for IPv4 and TCP: `127.0.0.1:5000:5000`. */
	readonly published: readonly string[];
};

export type ContainerAnswer =
	| {readonly found: true; readonly container: ContainerLook}
	| {readonly found: false; readonly why: 'absent' | 'docker'};

/** A template, so that environment values get no further (promise E7). */
const format =
	'{"id":{{json .Id}},"status":{{json .State.Status}},"pid":{{json .State.Pid}},"started":{{json .State.StartedAt}},"restarts":{{json .RestartCount}},"networks":{{json .NetworkSettings.Networks}},"ports":{{json .NetworkSettings.Ports}}}';

const row = z.object({
	id: z.string().check(z.regex(/^[\da-f]{12,64}$/)),
	status: z.string(),
	pid: z.int().check(z.minimum(0)),
	started: z.nullish(z.string()),
	restarts: z.nullish(z.number()),
	networks: z.nullish(z.record(z.string(), z.nullish(z.object({MacAddress: z.nullish(z.string())})))),
	ports: z.nullish(
		z.record(z.string(), z.nullish(z.array(z.object({HostIp: z.string(), HostPort: z.string()})))),
	),
});

/** The container called `name`, or why it cannot be told, within the time of one look. */
export async function readContainerWithin(machine: Machine, name: string): Promise<ContainerAnswer> {
	return within<ContainerAnswer>(lookLimit, readContainer(machine, name), () => ({
		found: false,
		why: 'docker',
	}));
}

async function readContainer(machine: Machine, name: string): Promise<ContainerAnswer> {
	const {ok, stdout, stderr} = await inspect(machine, 'container', {template: format, name});
	if (!ok) return {found: false, why: /no such container/i.test(stderr) ? 'absent' : 'docker'};
	const container = parseContainer(stdout);
	return container === undefined ? {found: false, why: 'docker'} : {found: true, container};
}

export function parseContainer(json: string): ContainerLook | undefined {
	const parsed = row.safeParse(parseJson(json));
	if (!parsed.success) return undefined;
	const {id, status, pid, started, restarts, networks, ports} = parsed.data;
	const startedAt = Date.parse(started ?? '');
	return {
		id,
		status,
		pid,
		restarts: restarts ?? 0,
		startedAt: Number.isNaN(startedAt) ? null : startedAt,
		networks: new Map(
			Object.entries(networks ?? {}).map(([name, end]) => [
				name,
				{mac: (end?.MacAddress ?? '').toLowerCase()},
			]),
		),
		published: Object.entries(ports ?? {}).flatMap(([port, bindings]) => {
			const guest = /^(\d+)\/tcp$/.exec(port)?.[1];
			if (guest === undefined) return [];
			return (bindings ?? []).map(({HostIp, HostPort}) => `${HostIp}:${HostPort}:${guest}`);
		}),
	};
}
