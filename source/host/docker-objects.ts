import * as z from 'zod/mini';
import {parseIpv4} from '../model/address.js';
import type {Publish} from '../model/answers.js';
import type {DockerContainer, DockerNetwork, Facts} from '../model/facts.js';
import {predecessorLabel} from '../model/predecessor.js';
import {installLabel, nicWasLabel} from '../model/spec.js';
import {type Subnet, subnetOf} from '../model/subnet.js';
import {askDocker, parseJson, parseJsonLines} from './docker.js';
import {askEngine} from './engine-socket.js';
import type {Machine} from './machine.js';

const labels = z.nullish(z.record(z.string(), z.nullish(z.string())));

const networkRow = z.object({
	Id: z.string(),
	Name: z.string(),
	Driver: z.nullish(z.string()),
	Internal: z.nullish(z.boolean()),
	IPAM: z.nullish(z.object({Config: z.nullish(z.array(z.object({Subnet: z.nullish(z.string())})))})),
	Options: labels,
	Labels: labels,
});

/** Command lines have an end; ids are 64 characters. */
const batch = 200;

/** All Docker networks. One that is removed while we look is left out. */
export async function readNetworks(machine: Machine): Promise<DockerNetwork[]> {
	const list = await askDocker(machine, ['network', 'ls', '--quiet', '--no-trunc']);
	const ids = list.stdout.split('\n').filter(line => /^[\da-z]+$/i.test(line));
	const answers = await Promise.all(
		batches(ids).map(some => askDocker(machine, ['network', 'inspect', ...some])),
	);
	return answers.flatMap(({stdout}) => parseNetworks(stdout));
}

function noteOf(label: string | null | undefined): Pick<DockerNetwork, 'predecessor'> {
	return label ? {predecessor: label} : {};
}

export function parseNetworks(json: string): DockerNetwork[] {
	const rows = parseJson(json);
	return (Array.isArray(rows) ? rows : []).flatMap((row): DockerNetwork[] => {
		const parsed = networkRow.safeParse(row);
		if (!parsed.success) return [];
		const {Id, Name, Driver, Internal, IPAM, Options, Labels} = parsed.data;
		const bridge = Options?.['com.docker.network.bridge.name'];
		return [
			{
				id: Id,
				name: Name,
				driver: Driver ?? '',
				internal: Internal ?? false,
				subnets: (IPAM?.Config ?? []).flatMap(({Subnet: cidr}) => parseCidr(cidr ?? '')),
				parent: Options?.['parent'] ?? null,
				mode: Options?.['macvlan_mode'] ?? Options?.['ipvlan_mode'] ?? null,
				...(bridge === undefined || bridge === null ? {} : {bridge}),
				install: Labels?.[installLabel] ?? null,
				nicWas: Labels?.[nicWasLabel] ?? null,
				...noteOf(Labels?.[predecessorLabel]),
			},
		];
	});
}

/** Any IPv4 subnet that Docker accepted; 20.10 also took host bits (F26). IPv6 is none of ours. */
export function parseCidr(cidr: string): Subnet[] {
	const [addressText = '', prefixText = ''] = cidr.split('/');
	const address = parseIpv4(addressText);
	const prefix = Number(prefixText);
	return address.ok && /^\d{1,2}$/.test(prefixText) && prefix <= 32 ? [subnetOf(address.value, prefix)] : [];
}

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

export async function readContainers(machine: Machine): Promise<DockerContainer[]> {
	const {stdout} = await askDocker(machine, ['ps', '--all', '--no-trunc', '--format', containerFormat]);
	return parseContainers(stdout);
}

export function parseContainers(lines: string): DockerContainer[] {
	return parseJsonLines(lines).flatMap((row): DockerContainer[] => {
		const parsed = containerRow.safeParse(row);
		if (!parsed.success) return [];
		const {id, names, image, state, networks, ports, install, predecessor, title, source} = parsed.data;
		return [
			{
				id,
				// A linked container has further names with a slash in them.
				name: names.split(',').find(name => !name.includes('/')) ?? names,
				image,
				running: state === 'running' || state === 'paused' || state === 'restarting',
				networks: networks === '' ? [] : networks.split(','),
				published: parsePorts(ports),
				install: install === '' ? null : install,
				...noteOf(predecessor),
				// Once its tag has moved on to a newer image, a container shows the old image's id for a name.
				dsm: isDsm(image) || /virtual[ -]dsm/i.test(`${title} ${source}`),
			},
		];
	});
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

function isDsm(image: string): boolean {
	return /(?:^|\/)virtual-dsm(?:[:@]|$)/.test(image);
}

const labelledRows = z.array(z.object({Labels: labels}));

/** The installations that any network or container is labelled with, as the labels say, in no order. */
export async function readLabelledInstalls(machine: Machine): Promise<readonly string[]> {
	const filters = encodeURIComponent(JSON.stringify({label: [installLabel]}));
	const told = await Promise.all(
		[`/networks?filters=${filters}`, `/containers/json?all=1&filters=${filters}`].map(async question => {
			const answer = await askEngine(machine, question);
			// The client would wait as long again, and be told nothing either.
			if (answer === 'silent') return [];
			return answer?.status === 200 ? labelledRows.safeParse(answer.value).data : undefined;
		}),
	);
	const rows = told.every(list => list !== undefined) ? told.flat() : undefined;
	const installs = rows?.map(row => row.Labels?.[installLabel]) ?? (await labelledByClient(machine));
	return [...new Set(installs.filter(install => typeof install === 'string'))];
}

async function labelledByClient(machine: Machine): Promise<readonly unknown[]> {
	const asked = ['--filter', `label=${installLabel}`, '--format', `{{json (.Label "${installLabel}")}}`];
	const answers = await Promise.all([
		askDocker(machine, ['network', 'ls', ...asked]),
		askDocker(machine, ['ps', '--all', ...asked]),
	]);
	return answers.flatMap(({stdout}) => parseJsonLines(stdout));
}

const versionLabel = 'org.opencontainers.image.version';
const imageRow = z.object({tags: z.nullish(z.array(z.string())), labels});

/** Images of Virtual DSM under any of its names and registries; only names and labels are asked for. */
export async function readImages(machine: Machine): Promise<Facts['images']> {
	const references = ['virtual-dsm', '*/virtual-dsm', '*/*/virtual-dsm'];
	const filters = references.flatMap(reference => ['--filter', `reference=${reference}`]);
	const list = await askDocker(machine, ['image', 'ls', '--quiet', '--no-trunc', ...filters]);
	const ids = [...new Set(list.stdout.split('\n').filter(line => /^sha256:[\da-f]{64}$/.test(line)))];
	const format = '{"tags":{{json .RepoTags}},"labels":{{json .Config.Labels}}}';
	const answers = await Promise.all(
		batches(ids).map(some => askDocker(machine, ['image', 'inspect', '--format', format, ...some])),
	);
	return answers.flatMap(({stdout}) => parseImages(stdout));
}

export function parseImages(lines: string): Facts['images'] {
	return parseJsonLines(lines).flatMap(row => {
		const parsed = imageRow.safeParse(row);
		if (!parsed.success) return [];
		const version = parsed.data.labels?.[versionLabel] ?? null;
		return (parsed.data.tags ?? []).filter(isDsm).map(name => ({name, version}));
	});
}

function batches(ids: readonly string[]): string[][] {
	return Array.from({length: Math.ceil(ids.length / batch)}, (_, index) =>
		ids.slice(index * batch, (index + 1) * batch),
	);
}
