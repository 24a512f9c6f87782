import {expect} from 'vitest';
import * as z from 'zod/mini';
import type {Direction} from '../../../source/model/run-event.js';
import type {RunResult} from '../system/run.js';

const event = z.looseObject({
	type: z.string(),
	move: z.optional(z.looseObject({id: z.string(), direction: z.string()})),
	moves: z.optional(z.array(z.looseObject({id: z.string(), direction: z.string()}))),
	outcome: z.optional(
		z.looseObject({
			kind: z.string(),
			turned: z.nullish(z.looseObject({because: z.string(), lines: z.optional(z.array(z.string()))})),
			leftovers: z.optional(z.array(z.looseObject({id: z.string(), commands: z.array(z.array(z.string()))}))),
		}),
	),
	bytes: z.optional(z.nullable(z.looseObject({total: z.nullable(z.number())}))),
	exitCode: z.optional(z.nullable(z.number())),
});

export type JsonEvent = z.infer<typeof event>;

/** What a run with --json said, line by line; what a killed one had time for. */
export function eventsOf({stdout}: Pick<RunResult, 'stdout'>): JsonEvent[] {
	return stdout
		.split('\n')
		.filter(line => line.startsWith('{') && line.endsWith('}'))
		.map(line => event.parse(JSON.parse(line)));
}

/** How it ended. */
export function outcomeOf(result: RunResult): NonNullable<JsonEvent['outcome']> {
	const last = eventsOf(result).at(-1);
	expect(last?.type, `${result.stdout}\n${result.stderr}`).toBe('finished');
	if (!last?.outcome) throw new Error('no outcome');
	return last.outcome;
}

/** A move that a run made, and in how many actions. */
export type Made = {readonly id: string; readonly direction: Direction; readonly actions: number};

/** The moves that did something, in their order. */
export function madeIn(result: RunResult): Made[] {
	const made: Made[] = [];
	let now: {id: string; direction: string; actions: number} | undefined;
	for (const {type, move} of eventsOf(result)) {
		if (type === 'step-started' && move) now = {...move, actions: 0};
		if ((type === 'command' || type === 'file') && now) now.actions++;
		if ((type === 'step-finished' || type === 'step-failed') && now) {
			if (now.actions > 0 && isDirection(now.direction)) made.push({...now, direction: now.direction});
			now = undefined;
		}
	}
	return made;
}

function isDirection(word: string): word is Direction {
	return word === 'take' || word === 'take-back' || word === 'restore';
}
