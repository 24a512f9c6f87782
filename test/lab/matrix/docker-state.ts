import {existsSync} from 'node:fs';
import * as z from 'zod/mini';
import {askSocket} from '../../../source/system/ask-socket.js';
import type {Lab} from '../lab.js';

/** Docker's objects as JSON and lines; each is empty where the Engine does not run. */
export type DockerState = {
	readonly containers: string;
	readonly networks: string;
	readonly volumes: string;
	readonly images: string;
};

const listed = z.array(z.object({Id: z.string()}));
const volumes = z.object({Volumes: z.nullish(z.array(z.object({Name: z.string()})))});
const images = z.array(z.object({Id: z.string(), RepoTags: z.nullish(z.array(z.string()))}));

/**
 * Asked at the Engine's socket from outside the host: the state is read before and after everything, and its six starts of the
 * client were a fifth of the lab's processor time. undefined: there is no such socket, as under Podman.
 */
export async function dockerState(lab: Pick<Lab, 'host'>): Promise<DockerState | undefined> {
	const socket = lab.host.path('/run/docker.sock');
	if (!existsSync(socket)) return undefined;
	const ask = async (question: string): Promise<unknown> => {
		const answer = await askSocket(socket, question, {timeoutMs: 60_000});
		return typeof answer === 'string' || answer.status !== 200 ? undefined : JSON.parse(answer.body);
	};
	const each = async (list: string, one: (id: string) => string) => {
		const ids = listed.safeParse(await ask(list)).data ?? [];
		const found = await Promise.all(ids.map(async ({Id}) => ask(one(Id))));
		return JSON.stringify(found.filter(value => value !== undefined));
	};
	return {
		containers: await each('/containers/json?all=1', id => `/containers/${id}/json`),
		networks: await each('/networks', id => `/networks/${id}`),
		volumes: (volumes.safeParse(await ask('/volumes')).data?.Volumes ?? []).map(({Name}) => Name).join('\n'),
		images: (images.safeParse(await ask('/images/json')).data ?? [])
			.flatMap(({Id, RepoTags}) => (RepoTags ?? ['none']).map(tag => `${Id} ${tag}`))
			.join('\n'),
	};
}
