import {askDocker, batches} from '../docker.js';
import type {Machine} from '../machine.js';
import type {ContainerSays} from './shape.js';

/** A name, and what namespaces it takes; the template names what is needed, so that no environment gets here (promise E7). */
const format = '{{.Name}} {{.HostConfig.NetworkMode}} {{.HostConfig.PidMode}} {{.HostConfig.IpcMode}}';

/**
 * The names of the containers that are in this one's network, or see its processes: `network_mode: service:dsm`. Docker keeps
 * the id, so they are left without a network, and do not start again, as soon as it is made anew; and nobody would tell.
 */
export async function readTied(
	machine: Machine,
	{id, name}: Pick<ContainerSays, 'id' | 'name'>,
	others: readonly string[],
): Promise<readonly string[]> {
	const answers = await Promise.all(
		batches(others).map(async some =>
			askDocker(machine, ['container', 'inspect', '--format', format, ...some]),
		),
	);
	const whose = new Set([`container:${id}`, `container:${id.slice(0, 12)}`, `container:${name.slice(1)}`]);
	return answers
		.flatMap(({stdout}) => stdout.split('\n'))
		.map(line => line.trim().split(' '))
		.flatMap(([who = '', ...modes]) => (modes.some(mode => whose.has(mode)) ? [who.replace(/^\//, '')] : []))
		.sort();
}
