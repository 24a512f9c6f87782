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
 * of ours that took such a place, for a later change. Three starts of the client for each, one after the other. `named`:
 * the one that the user wants moved.
 */
export async function readPredecessors(
	machine: Machine,
	containers: readonly DockerContainer[],
	networks: readonly DockerNetwork[],
	named?: string | null,
): Promise<Predecessor[]> {
	// That on a network was written before anything was touched, and Compose cannot make it anew.
	const notes = [...networks, ...containers].flatMap(({install, predecessor}): Owned[] => {
		const note = parseNote(predecessor ?? '');
		return install === null || !note ? [] : [{install, note}];
	});
	// One that was put aside is told of by ours that took its place, as soon as that is made.
	const isTold = (id: string) => containers.some(one => parseNote(one.predecessor ?? '')?.id === id);
	const read = containers.map(async one => {
		const isMeant = one.install === null ? one.dsm && !isTold(one.id) : parseNote(one.predecessor ?? '');
		return isMeant ? readPredecessor(machine, one, {containers, notes, named}) : undefined;
	});
	return (await Promise.all(read)).filter(found => found !== undefined);
}

async function readPredecessor(
	machine: Machine,
	{id, install}: DockerContainer,
	{
		containers,
		notes,
		named,
	}: {
		readonly containers: readonly DockerContainer[];
		readonly notes: readonly Owned[];
		readonly named: string | null | undefined;
	},
): Promise<Predecessor | undefined> {
	const says = await inspect(machine, id);
	if (!says) return undefined;
	const owned = notes.find(({install: by, note}) =>
		install === null ? isAbout(note, says) : by === install,
	);
	const image = await inspectImage(machine, says.imageId);
	const environment = await readEnvironment(machine, id, image.environment);
	const carried = carriedOf(says, image.config, environment);
	return {
		...identityOf(says, install === null, owned?.note, containers),
		install: owned?.install ?? null,
		compose: await readComposeOwner(machine, says, owned?.note, {
			others: containers.flatMap(other => (other.id === id ? [] : [other.id])),
			named: says.name.replace(/^\//, '') === named,
		}),
		autoRemove: says.host.AutoRemove === true,
		hook: await hookOf(machine, says, install === null ? hookTarget : predecessorHookTarget),
		lost: lostOf(says, image.config, environment.unfit),
		dropped: environment.dropped,
		free: await freeOf(machine.root, carried.mounts.find(({target}) => target === '/storage')?.source),
		carried: owned ? {...carried, restart: owned.note.restart} : carried,
	};
}

/** Each time that Compose makes it, it has another id: one that was made again by an undo is known by project and service. */
function isAbout({id, compose}: PredecessorNote, says: ContainerSays): boolean {
	const label = (key: string) => says.config.Labels?.[`com.docker.compose.${key}`];
	if (id === says.id) return true;
	return compose !== null && label('project') === compose.project && label('service') === compose.service;
}

/** `theirs`: it stands, and not ours in its place. What we noted of it before it was touched is how it comes back. */
function identityOf(
	{id, name: path, running}: ContainerSays,
	theirs: boolean,
	note: PredecessorNote | undefined,
	containers: readonly DockerContainer[],
): Pick<Predecessor, 'id' | 'name' | 'running' | 'place'> {
	const name = path.replace(/^\//, '');
	if (!note) return {id, name, running, place: 'own'};
	const noted = {id: note.id, running: note.running};
	// Compose makes ours of it, and it again of ours: it can always be had back.
	if (note.compose)
		return theirs ? {...noted, name, place: 'own'} : {...noted, name: note.name, place: 'aside'};
	const now = containers.find(one => one.id === note.id)?.name;
	return {...noted, name: note.name, place: now === undefined ? 'gone' : now === note.name ? 'own' : 'aside'};
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
