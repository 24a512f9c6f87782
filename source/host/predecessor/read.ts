import {readFile, statfs} from 'node:fs/promises';
import {dirname} from 'node:path';
import * as z from 'zod/mini';
import type {DockerContainer, DockerNetwork} from '../../model/facts.js';
import {type Predecessor, type PredecessorNote, parseNote} from '../../model/predecessor.js';
import {hookTarget, predecessorHookTarget} from '../../model/spec.js';
import {askDocker, parseJson} from '../docker.js';
import type {Machine} from '../machine.js';
import {carriedOf} from './carried.js';
import {readComposeOwner} from './compose.js';
import {readEnvironment} from './environment.js';
import {isAwkward, lostOf} from './lost.js';
import {type ContainerSays, configShape, containerFormat, containerShape} from './shape.js';

type Owned = {readonly install: string; readonly note: PredecessorNote};

/**
 * The containers that DSM runs in and that are not ours, with everything that the one in their place has to get; and those
 * of ours that took such a place, for a later change. Three starts of the client for each, one after the other.
 */
export async function readPredecessors(
	machine: Machine,
	containers: readonly DockerContainer[],
	networks: readonly DockerNetwork[],
): Promise<Predecessor[]> {
	const notes = [...containers, ...networks].flatMap(({install, predecessor}): Owned[] => {
		const note = parseNote(predecessor ?? '');
		return install === null || !note ? [] : [{install, note}];
	});
	// One that was put aside is told of by ours that took its place, as soon as that is made.
	const isTold = (id: string) => containers.some(one => parseNote(one.predecessor ?? '')?.id === id);
	const read = containers.map(async one => {
		if (one.install !== null) {
			const note = parseNote(one.predecessor ?? '');
			return note ? readPredecessor(machine, one, containers, {install: one.install, note}) : undefined;
		}
		if (!one.dsm || isTold(one.id)) return undefined;
		return readPredecessor(
			machine,
			one,
			containers,
			notes.find(({note}) => note.id === one.id),
		);
	});
	return (await Promise.all(read)).filter(found => found !== undefined);
}

/** `owned`: what we noted of it before it was touched; as it was then it comes back. */
async function readPredecessor(
	machine: Machine,
	{id}: DockerContainer,
	containers: readonly DockerContainer[],
	owned: Owned | undefined,
): Promise<Predecessor | undefined> {
	const says = await inspect(machine, id);
	if (!says) return undefined;
	const image = await inspectImage(machine, says.imageId);
	const environment = await readEnvironment(machine, id, image.environment);
	const carried = carriedOf(says, image.config, environment);
	const isOurs = owned !== undefined && owned.note.id !== says.id;
	return {
		...identityOf(says, owned?.note, containers),
		install: owned?.install ?? null,
		compose: await readComposeOwner(machine, says, owned?.note),
		autoRemove: says.host.AutoRemove === true,
		hook: await hookOf(machine, says, isOurs ? predecessorHookTarget : hookTarget),
		lost: lostOf(says, image.config, environment.unfit),
		dropped: environment.dropped,
		free: await freeOf(machine.root, carried.mounts.find(({target}) => target === '/storage')?.source),
		carried: owned ? {...carried, restart: owned.note.restart} : carried,
	};
}

function identityOf(
	{id, name: path, running}: ContainerSays,
	note: PredecessorNote | undefined,
	containers: readonly DockerContainer[],
): Pick<Predecessor, 'id' | 'name' | 'running' | 'place'> {
	const name = path.replace(/^\//, '');
	if (!note) return {id, name, running, place: 'own'};
	const now = containers.find(one => one.id === note.id)?.name;
	// Compose makes ours of it, and it again of ours: it can always be had back.
	const gone = note.compose ? 'aside' : 'gone';
	const place = now === undefined ? gone : now === note.name ? 'own' : 'aside';
	return {id: note.id, name: note.name, running: note.running, place};
}

async function inspect(machine: Machine, id: string): Promise<ContainerSays | undefined> {
	const {stdout} = await askDocker(machine, ['container', 'inspect', '--format', containerFormat, id]);
	return containerShape.safeParse(parseJson(stdout)).data;
}

const imageShape = z.object({...configShape.shape, Env: z.nullish(z.array(z.string()))});

/** The image may be gone; then nothing is known to be the image's. */
async function inspectImage(machine: Machine, id: string) {
	const {stdout} = await askDocker(machine, ['image', 'inspect', '--format', '{{json .Config}}', id]);
	const config = imageShape.safeParse(parseJson(stdout)).data ?? {};
	return {config, environment: config.Env ?? []};
}

async function hookOf(
	{root}: Machine,
	{mounts}: ContainerSays,
	target: string,
): Promise<Predecessor['hook']> {
	const mount = mounts.find(({Destination}) => Destination === target);
	const source = mount?.Source;
	if (!source || isAwkward(mount)) return null;
	const content = await readFile(`${root}${source}`, 'utf8').catch(() => '');
	return {source, bridge: /\bbr0\b/.test(content)};
}

/** Of the folder, or of the nearest one above that is there. */
async function freeOf(root: string, folder: string | undefined): Promise<number | null> {
	if (!folder?.startsWith('/')) return null;
	const found = await statfs(`${root}${folder}`).catch(() => undefined);
	if (found) return found.bavail * found.bsize;
	return folder === '/' ? null : freeOf(root, dirname(folder));
}
