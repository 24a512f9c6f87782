import process from 'node:process';
import {fileURLToPath} from 'node:url';
import * as z from 'zod/mini';
import type {CommandLine} from './group.js';
import {must} from './run.js';

/** What came back: an answer, or how it failed. `timeout` is silence (dropped), `refused` a reset or ICMP error. */
export type HttpReply =
	| {readonly status: number; readonly body: string; readonly failure?: undefined}
	| {
			readonly status: 0;
			readonly body: '';
			readonly failure: 'timeout' | 'refused' | 'unreachable' | 'broken';
	  };

/** `post` sends a body instead of asking with GET; `timeoutMs` defaults to 4,000. */
export type HttpOptions = {readonly post?: string; readonly timeoutMs?: number};

const replySchema = z.union([
	z.object({
		status: z.literal(0),
		body: z.literal(''),
		failure: z.enum(['timeout', 'refused', 'unreachable', 'broken']),
	}),
	z.object({status: z.number(), body: z.string()}),
]);

const script = fileURLToPath(new URL('http-request.mjs', import.meta.url));

/** Command that makes one request; to be run in the namespace that asks. Needs this machine's Node, so no other root. */
export function httpCommand(
	ip: string,
	port: number,
	path: string,
	{post, timeoutMs = 4000}: HttpOptions,
): CommandLine {
	return [process.execPath, [script, JSON.stringify({ip, port, path, post, timeoutMs})]];
}

/** Runs such a command and reads its reply. */
export async function httpReply(
	[program, args]: CommandLine,
	{timeoutMs = 4000}: HttpOptions,
): Promise<HttpReply> {
	return replySchema.parse(JSON.parse(await must(program, args, {timeoutMs: timeoutMs + 15_000})));
}
