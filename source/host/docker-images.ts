import * as z from 'zod/mini';
import type {Facts} from '../model/facts.js';
import {askDocker, batches, parseJsonLines} from './docker.js';
import {listOfEngine} from './engine-socket.js';
import type {Machine} from './machine.js';

const references = ['virtual-dsm', '*/virtual-dsm', '*/*/virtual-dsm'];
const versionLabel = 'org.opencontainers.image.version';
const tags = z.nullish(z.array(z.string()));
const labels = z.nullish(z.record(z.string(), z.nullish(z.string())));
const clientRow = z.object({tags, labels});
const engineRow = z.object({RepoTags: tags, Labels: labels});

/** Images of Virtual DSM under any of its names and registries; only names and labels are asked for. */
export async function readImages(machine: Machine): Promise<Facts['images']> {
	const filters = encodeURIComponent(JSON.stringify({reference: references}));
	const told = await listOfEngine(machine, `/images/json?filters=${filters}`);
	if (told === undefined) return readByClient(machine);
	return told.flatMap(row => {
		const {data} = engineRow.safeParse(row);
		return data ? imagesOf(data.RepoTags, data.Labels) : [];
	});
}

async function readByClient(machine: Machine): Promise<Facts['images']> {
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
		const {data} = clientRow.safeParse(row);
		return data ? imagesOf(data.tags, data.labels) : [];
	});
}

function imagesOf(names: z.infer<typeof tags>, said: z.infer<typeof labels>): Facts['images'] {
	const version = said?.[versionLabel] ?? null;
	return (names ?? []).filter(isDsmImage).map(name => ({name, version}));
}

export function isDsmImage(image: string): boolean {
	return /(?:^|\/)virtual-dsm(?:[:@]|$)/.test(image);
}
