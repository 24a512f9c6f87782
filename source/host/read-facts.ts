import type {Facts} from '../model/facts.js';
import type {Environment} from '../system/environment.js';
import {readContainers} from './docker-containers.js';
import {readImages} from './docker-images.js';
import {readNetworks} from './docker-networks.js';
import {readEngine} from './engine.js';
import {readBridgeNf, readDevices, readModules} from './kernel.js';
import {type Machine, thisMachine} from './machine.js';
import {readNics, withDockerNetworks} from './nics.js';
import {readHost} from './platform.js';
import {readPredecessors} from './predecessor/read.js';
import {readSockets} from './sockets.js';

/**
 * Reads everything that a plan depends on, without changing anything (promise A1). All looks run side by side and each
 * has a time limit, so a hung daemon costs five seconds and nothing else. Never throws: what cannot be known is null or
 * empty. `lan` is empty, since nobody has been asked yet; see `probeLan`.
 *
 * `env` is this process's own: where the SSH session comes from, and which daemon is meant. When `signal` aborts, the
 * programs that are being asked end at once, and the facts are worth nothing. `takeOver`: the container that DSM is to move out of,
 * of which more is asked than of the others.
 */
export async function readFacts({
	env,
	signal,
	takeOver,
}: {
	readonly env: Environment;
	readonly signal?: AbortSignal | undefined;
	readonly takeOver?: string | null | undefined;
}): Promise<Facts> {
	const machine = thisMachine(env);
	if (signal === undefined) return readFactsOf(machine, {takeOver});
	const abortable: Machine = {
		...machine,
		run: (command, options) => machine.run(command, {...options, signal}),
	};
	return readFactsOf(abortable, {takeOver});
}

/**
 * The same for a machine given by root folder and recorded answers. `predecessors`: whether the containers that DSM could
 * move out of are read as well, each of which costs three starts of the client.
 */
export async function readFactsOf(
	machine: Machine,
	{
		predecessors: wanted = true,
		takeOver,
	}: {readonly predecessors?: boolean; readonly takeOver?: string | null | undefined} = {},
): Promise<Facts> {
	const {root} = machine;
	const host = readHost(machine);
	const engine = host.then(known => readEngine(machine, known));
	const objects = Promise.all([readContainers(machine), readNetworks(machine)]);
	const [nicFacts, [containers, networks], predecessors, images, devices, modules, listening, bridgeNf] =
		await Promise.all([
			readNics(machine),
			objects,
			wanted ? objects.then(async found => readPredecessors(machine, ...found, takeOver)) : [],
			readImages(machine),
			readDevices(root),
			readModules(root),
			readSockets(root, 'listening'),
			readBridgeNf(root),
		]);
	return {
		host: await host,
		nics: withDockerNetworks(nicFacts.nics, networks),
		routes: nicFacts.routes,
		engine: await engine,
		networks,
		containers,
		predecessors,
		images,
		devices,
		modules,
		listening: listening.map(({address, port}) => ({address, port})),
		bridgeNf,
		lan: [],
	};
}
