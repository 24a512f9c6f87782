import * as z from 'zod/mini';
import type {RunOptions, RunResult} from '../system/run.js';
import {until} from '../system/until.js';
import {openLines} from './lines.js';

const answerSchema = z.object({
	id: z.number(),
	stdout: z.string(),
	stderr: z.string(),
	code: z.nullable(z.number()),
	signal: z.nullable(z.string()),
	timedOut: z.boolean(),
});
const messageSchema = z.union([answerSchema, z.object({boot: z.string()})]);
type Answer = z.infer<typeof answerSchema>;

/** The machine went down before the command ended; by then it may have done anything. */
export class MachineWentDown extends Error {
	override name = 'MachineWentDown';
}

/** Commands in the machine, performed by inside/agent.mjs. */
export type AgentLink = {
	/** As `run` elsewhere: never throws for what the program does. Throws MachineWentDown where the machine reboots meanwhile. */
	run(program: string, args?: readonly string[], options?: RunOptions): Promise<RunResult>;
	/** Waits until the agent has started for the `n`th time, and with it the machine. */
	booted(n: number, timeoutMs?: number): Promise<void>;
	close(): void;
};

/** Connects to the agent's port. The port outlives the machine's reboots, what was asked before one does not. */
export async function openAgent(file: string): Promise<AgentLink> {
	const boots = new Set<string>();
	const waiting = new Map<number, (answer: Answer | undefined) => void>();
	const forget = () => {
		for (const end of waiting.values()) end(undefined);
		waiting.clear();
	};
	const lines = await openLines(file, raw => {
		const message = messageSchema.parse(raw);
		if ('boot' in message) {
			boots.add(message.boot);
			forget();
		} else {
			waiting.get(message.id)?.(message);
			waiting.delete(message.id);
		}
	});
	let last = 0;
	return {
		async run(program, args = [], {cwd, env, input, timeoutMs = 120_000} = {}) {
			last += 1;
			const id = last;
			const answer = await new Promise<Answer | undefined>(resolve => {
				waiting.set(id, resolve);
				lines.send({id, program, args, cwd, env, input, timeoutMs});
			});
			if (!answer) throw new MachineWentDown(`the machine went down during ${[program, ...args].join(' ')}`);
			const {stdout, stderr, code, timedOut} = answer;
			return {
				stdout: stdout.replace(/\n$/, ''),
				stderr: stderr.replace(/\n$/, ''),
				exitCode: code ?? 137,
				timedOut,
			};
		},
		async booted(n, timeoutMs = 240_000) {
			await until(`the machine's start number ${n}`, () => boots.size >= n, {timeoutMs});
		},
		close() {
			forget();
			lines.close();
		},
	};
}
