import {setTimeout as delay} from 'node:timers/promises';
import type {ContainerDetail, NetworkDetail} from '../../model/diagnosis/container-detail.js';
import type {Looks, Ours, Read, UnfinishedRun} from '../../model/diagnosis/evidence.js';
import {macvlanEnd, wiringOf} from '../../model/diagnosis/wiring.js';
import {patience} from '../../system/test-point.js';
import type {Machine} from '../machine.js';
import {readFactsOf} from '../read-facts.js';
import {askOnce} from './ask-once.js';
import {readCard} from './card.js';
import {readContainerDetail} from './container.js';
import {readHook} from './hook.js';
import {readInsideOf} from './inside.js';
import {readLan} from './lan.js';
import {readContainerLog, readDaemonLog} from './logs.js';
import {readNetworkDetails} from './networks.js';
import {read, unread, withLimit} from './reading.js';
import {readStorage} from './storage.js';
import {readWeb} from './web.js';

/** Milliseconds that one look may take, from when it begins. A hung daemon costs each of them no more. */
const limit = 6000;

/**
 * Milliseconds for which the container alone is asked for, where it is known by name: half of the checks read nothing
 * else, and five clients side by side on two cores would answer at the same time, and late.
 */
const headStart = 150;

export type Subject = {
	readonly machine: Machine;
	/** The container's name; null: there is none. */
	readonly container: string | null;
	readonly ours: Ours | null;
	readonly unfinished: UnfinishedRun | null;
	/** When it aborts, the programs that are being asked end at once. */
	readonly signal?: AbortSignal;
};

/**
 * Starts every look at once; those that need to know the container wait for it alone. Nothing is changed (promise A1), but
 * for the tentative macvlan on a card that nobody uses, and none rejects.
 */
export function startLooks({machine: given, container: name, ours, unfinished, signal}: Subject): Looks {
	const machine = askOnce(
		signal === undefined
			? given
			: {...given, run: (command, options) => given.run(command, {...options, signal})},
	);
	const look = <T>(work: () => Promise<Read<T>>) => withLimit(limit * patience(), work);
	const named = name === null ? null : look(async () => readContainerDetail(machine, name));
	const ahead =
		named === null ? Promise.resolve() : Promise.race([named, delay(headStart, undefined, {ref: false})]);
	const later = <T>(work: () => Promise<Read<T>>) => ahead.then(async () => look(work));
	const networks = later(async () => readNetworkDetails(machine));
	// Whether there is none can be told only where Docker is there to be asked.
	const container = named ?? networks.then(asked => (asked.ok ? unread('no-container') : asked));
	const of = async <T>(work: (container: ContainerDetail) => Promise<Read<T>>): Promise<Read<T>> => {
		const found = await container;
		return found.ok ? look(async () => work(found.value)) : found;
	};
	const wire = Promise.all([container, networks]).then(([one, all]) =>
		one.ok && all.ok ? wireOf(one.value, all.value) : {parent: undefined, gateway: null, dsm: null},
	);
	return {
		// None of its questions is about a container that is somebody else's.
		facts: later(async () => read(await readFactsOf(machine, {predecessors: false}))),
		container,
		networks,
		inside: of(async found => readInsideOf(machine, found)),
		log: of(async found => readContainerLog(machine, found)),
		daemon: later(async () => readDaemonLog(machine)),
		hook: of(async found => readHook(machine, found)),
		card: wire.then(async ({parent}) => {
			const found = await container;
			// Of one that Docker is about to start again the card is not free: a start that meets the probe would be its last.
			const free = found.ok
				? ['created', 'exited', 'dead'].includes(found.value.status)
				: found.why === 'no-container';
			// The probe has to be taken away again, whoever has lost patience meanwhile.
			return look(async () => readCard(machine, parent ?? ours?.nic.name, {free, clearer: given}));
		}),
		lan: wire.then(async ({parent, gateway, dsm}) => {
			const found = await container;
			return look(async () =>
				readLan(machine, {
					nic: parent ?? ours?.nic.name,
					dsm: ours?.ip ?? ours?.shim?.dsm ?? dsm,
					gateway: ours?.gateway ?? gateway,
					container: found.ok ? found.value : null,
				}),
			);
		}),
		web: of(async found => readWeb(found)),
		// A Docker that has not answered once is not waited for a second time.
		storage: container.then(async found =>
			found.ok || found.why === 'no-container'
				? look(async () => readStorage(machine, found.ok ? found.value : null))
				: found,
		),
		unfinished: Promise.resolve(read(unfinished)),
		// What Compose made it mends as well; our `apply` would take it apart.
		ours: container.then(found => read(found.ok && found.value.compose !== null ? null : ours)),
	};
}

type Wire = {
	readonly parent: string | undefined;
	readonly gateway: string | null;
	/** DSM's address on the LAN, where it is the container's own. */
	readonly dsm: string | null;
};

/** The parent interface of the container's macvlan; and what Docker was told of the LAN. */
function wireOf(container: ContainerDetail, networks: readonly NetworkDetail[]): Wire {
	const wire = macvlanEnd(container, networks);
	// The addresses of an internal network, and of one that br0 hides, are made up.
	const real = wire !== undefined && ['classic', 'macvlan'].includes(wiringOf(container, networks));
	return {
		parent: wire?.network.options['parent'],
		gateway: real ? (wire.network.ipam[0]?.gateway ?? null) : null,
		dsm: real ? (wire.end.wantedIp ?? (wire.end.ip || null)) : null,
	};
}
