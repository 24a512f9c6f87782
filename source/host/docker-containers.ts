import * as z from 'zod/mini';
import type {Publish} from '../model/answers.js';
import type {DockerContainer} from '../model/facts.js';
import {predecessorLabel} from '../model/predecessor.js';
import {installLabel} from '../model/spec.js';
import {askDocker, parseJsonLines} from './docker.js';
import {isDsmImage} from './docker-images.js';
import {listOfEngine} from './engine-socket.js';
import type {Machine} from './machine.js';

const containerRow = z.object({
	id: z.string(),
	names: z.string(),
	image: z.string(),
	state: z.string(),
	networks: z.string(),
	ports: z.string(),
	install: z.string(),
	predecessor: z.optional(z.string()),
	title: z.string(),
	source: z.string(),
});

/**
 * A template instead of `inspect`: it names what we need, so environment values never get here (promise E7), and one
 * call does for all containers on every Engine since 20.10.
 */
const containerFormat = `{"id":{{json .ID}},"names":{{json .Names}},"image":{{json .Image}},"state":{{json .State}},"networks":{{json .Networks}},"ports":{{json .Ports}},"install":{{json (.Label "${installLabel}")}},"predecessor":{{json (.Label "${predecessorLabel}")}},"title":{{json (.Label "org.opencontainers.image.title")}},"source":{{json (.Label "org.opencontainers.image.source")}}}`;

const port = z.object({
	IP: z.nullish(z.string()),
	PrivatePort: z.number(),
	PublicPort: z.nullish(z.number()),
	Type: z.nullish(z.string()),
});

const engineRow = z.object({
	Id: z.string(),
	Names: z.array(z.string()),
	Image: z.string(),
	State: z.string(),
	Labels: z.nullish(z.record(z.string(), z.string())),
	Ports: z.nullish(z.array(port)),
	NetworkSettings: z.nullish(z.object({Networks: z.nullish(z.record(z.string(), z.unknown()))})),
});

/** Every container, in one question to the Engine, or by one start of the client. */
export async function readContainers(machine: Machine): Promise<DockerContainer[]> {
	const told = await listOfEngine(machine, '/containers/json?all=1');
	if (told !== undefined) return told.flatMap(toContainers);
	const {stdout} = await askDocker(machine, ['ps', '--all', '--no-trunc', '--format', containerFormat]);
	return parseContainers(stdout);
}

/** As the client would have it: names without the slash of their root, ports in order. */
function toContainers(value: unknown): DockerContainer[] {
	const {data} = engineRow.safeParse(value);
	if (data === undefined) return [];
	const label = (name: string) => data.Labels?.[name] ?? '';
	return [
		containerOf({
			id: data.Id,
			names: data.Names.map(name => name.replace(/^\//, '')),
			image: data.Image,
			state: data.State,
			networks: Object.keys(data.NetworkSettings?.Networks ?? {}),
			published: (data.Ports ?? []).flatMap(publishOf).toSorted(byPort),
			install: label(installLabel),
			predecessor: label(predecessorLabel),
			hints: `${label('org.opencontainers.image.title')} ${label('org.opencontainers.image.source')}`,
		}),
	];
}

function publishOf({IP, PrivatePort, PublicPort, Type}: z.infer<typeof port>): Publish[] {
	const isShown = Type === 'tcp' && PublicPort && /^[\d.]+$/.test(IP ?? '');
	return isShown ? [{address: IP ?? '', host: PublicPort, guest: PrivatePort}] : [];
}

function byPort(one: Publish, other: Publish): number {
	return (
		one.guest - other.guest ||
		Number(one.address > other.address) - Number(one.address < other.address) ||
		one.host - other.host
	);
}

export function parseContainers(lines: string): DockerContainer[] {
	return parseJsonLines(lines).flatMap((row): DockerContainer[] => {
		const {data} = containerRow.safeParse(row);
		if (data === undefined) return [];
		const {names, networks, ports, title, source, predecessor = ''} = data;
		return [
			containerOf({
				...data,
				names: names.split(','),
				networks: networks === '' ? [] : networks.split(','),
				published: parsePorts(ports),
				predecessor,
				hints: `${title} ${source}`,
			}),
		];
	});
}

function containerOf({
	id,
	names,
	image,
	state,
	networks,
	published,
	install,
	predecessor,
	hints,
}: {
	readonly id: string;
	readonly names: readonly string[];
	readonly image: string;
	readonly state: string;
	readonly networks: readonly string[];
	readonly published: readonly Publish[];
	readonly install: string;
	readonly predecessor: string;
	readonly hints: string;
}): DockerContainer {
	return {
		id,
		// A linked container has further names with a slash in them.
		name: names.find(name => !name.includes('/')) ?? names.join(','),
		image,
		running: state === 'running' || state === 'paused' || state === 'restarting',
		// Docker hands them out in any order.
		networks: [...networks].sort(),
		published,
		install: install === '' ? null : install,
		...(predecessor === '' ? {} : {predecessor}),
		// Once its tag has moved on to a newer image, a container shows the old image's id for a name.
		dsm: isDsmImage(image) || /virtual[ -]dsm/i.test(hints),
	};
}

const publishedPorts = /(?:^|, )([\d.]+):(\d+)(?:-(\d+))?->(\d+)(?:-\d+)?\/tcp/g;

/**
 * `127.0.0.1:5000-5001->5000-5001/tcp, [::]:80->80/tcp, 445/tcp`: those that are published for IPv4. Docker joins
 * neighbouring ports, and says nothing of a container that is stopped.
 */
export function parsePorts(text: string): Publish[] {
	return [...text.matchAll(publishedPorts)].flatMap(([, address = '', from, to = from, guest]) => {
		const count = Number(to) - Number(from) + 1;
		if (!(count >= 1 && count <= 65_535)) return [];
		return Array.from({length: count}, (_, index) => ({
			address,
			host: Number(from) + index,
			guest: Number(guest) + index,
		}));
	});
}
