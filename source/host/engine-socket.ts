import {lstat, readFile} from 'node:fs/promises';
import * as z from 'zod/mini';
import {askSocket} from '../system/ask-socket.js';
import {dockerLimit, parseJson} from './docker.js';
import type {Machine} from './machine.js';

const usualSocket = '/var/run/docker.sock';
const clientSettings = z.object({currentContext: z.nullish(z.string())});

/** The Engine's HTTP status, and its JSON. `silent`: somebody is there, and said nothing in time. */
export type EngineAnswer = {readonly status: number; readonly value: unknown} | 'silent';

/**
 * What the Engine answers to a question that changes nothing, without a start of the Docker client, which costs as much
 * processor time as all of ours. Only where there is no doubt which Engine the client would ask: the one at the usual
 * socket. undefined: ask the client, who also knows hosts, contexts and what to say when nobody answers.
 */
export async function askEngine(machine: Machine, question: string): Promise<EngineAnswer | undefined> {
	const socket = await usualEngine(machine);
	if (socket === undefined) return undefined;
	const answer = await askSocket(socket, question, {timeoutMs: dockerLimit});
	if (answer === 'silent') return answer;
	return answer === 'refused' ? undefined : {status: answer.status, value: parseJson(answer.body)};
}

/** The same for a list. Empty where the Engine says nothing in time: the client would wait as long again. undefined as well where it refuses. */
export async function listOfEngine(
	machine: Machine,
	question: string,
): Promise<readonly unknown[] | undefined> {
	const answer = await askEngine(machine, question);
	if (answer === undefined) return undefined;
	if (answer === 'silent') return [];
	if (answer.status !== 200) return undefined;
	return Array.isArray(answer.value) ? answer.value : undefined;
}

/** The usual socket, where neither the environment nor the client's settings name another Engine than that behind it. */
export async function usualEngine({env, root}: Machine): Promise<string | undefined> {
	if ((env['DOCKER_HOST'] ?? '') !== '' || (env['DOCKER_CONTEXT'] ?? '') !== '') return undefined;
	const path = `${root}${usualSocket}`;
	const socket = await lstat(path).catch(() => undefined);
	if (socket?.isSocket() !== true) return undefined;
	if (!env['DOCKER_CONFIG'] && !env['HOME']) return undefined;
	const folder = env['DOCKER_CONFIG'] || `${env['HOME']}/.docker`;
	const settings = await readFile(`${folder}/config.json`, 'utf8').catch(() => '{}');
	const parsed = clientSettings.safeParse(parseJson(settings));
	return parsed.success && ['', 'default'].includes(parsed.data.currentContext ?? '') ? path : undefined;
}
