import * as z from 'zod/mini';
import {parseJson} from './docker.js';

const contexts = z.array(
	z.object({
		Endpoints: z.nullish(z.record(z.string(), z.nullish(z.object({Host: z.nullish(z.string())})))),
	}),
);

/** Where the current context sends its commands: `unix:///var/run/docker.sock`, `ssh://user@host`, `tcp://host:2376`. */
export function endpointOf(contextInspect: string): string | null {
	const parsed = contexts.safeParse(parseJson(contextInspect));
	const [first] = parsed.success ? parsed.data : [];
	return first?.Endpoints?.['docker']?.Host ?? null;
}

/**
 * The endpoint, if what is behind it is another machine than ours: its NICs are not those that we list (F69). A socket
 * may be forwarded, and Desktop, Colima and the like have a virtual machine behind it, so the kernel is compared too.
 * A password in the address is left out (promise E7).
 */
export function foreignEndpoint(
	endpoint: string | null,
	engine: {readonly name: string; readonly kernel: string},
	host: {readonly name: string; readonly kernel: string},
): string | null {
	const shown = endpoint?.replace(/^([a-z+]+:\/\/[^/@:]*):[^/@]*@/, '$1@') ?? 'unix://';
	const otherKernel = engine.kernel !== '' && engine.kernel !== host.kernel;
	if (otherKernel) return shown;
	if (endpoint === null || endpoint === '' || endpoint.startsWith('unix://')) return null;
	const loopback = /^(?:tcp|https?):\/\/(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])(?::|\/|$)/.test(endpoint);
	return loopback && engine.name === host.name ? null : shown;
}
