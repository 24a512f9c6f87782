import * as z from 'zod/mini';
import type {ResolvedCommand} from '../model/command.js';
import type {RunResult} from '../system/run.js';
import {askDocker, type DockerAnswer} from './docker.js';
import {askEngine, type EngineAnswer} from './engine-socket.js';
import {evaluateTemplate} from './evaluate-template.js';
import type {Machine} from './machine.js';

/** What a program answered, as far as a probe looks at it. */
export type Answer = Pick<RunResult, 'exitCode' | 'stdout' | 'stderr' | 'failed'>;

const questions = {
	container: (name: string) => `/containers/${name}/json`,
	network: (name: string) => `/networks/${name}`,
	image: (name: string) => `/images/${name}/json`,
} as const;

const refusal = z.object({message: z.string()});

/** Answers one probe's command, or `undefined`: the client has to be asked. */
export type EngineLook = (command: ResolvedCommand) => Promise<Answer | undefined>;

/**
 * What `docker KIND inspect --format TEMPLATE NAME` would answer, asked at the Engine's own socket: a start of the client
 * takes as much processor time as all of ours, and the probes of a plan ask five times. Each object is asked for once, so
 * such a look is good for one moment. A test holds it against the client, probe by probe, on each Engine of the lab.
 */
export function lookAtEngine(machine: Machine): EngineLook {
	const asked = new Map<string, Promise<EngineAnswer | undefined>>();
	return async command => {
		const look = lookOf(command);
		if (look === undefined) return undefined;
		const told = asked.get(look.question) ?? askEngine(machine, look.question);
		asked.set(look.question, told);
		const answer = await told;
		// The client would wait as long again, and be told nothing either.
		if (answer === 'silent') return {exitCode: null, stdout: '', stderr: '', failed: 'timeout'};
		if (answer?.status === 404) return missing(answer.value);
		const printed = answer?.status === 200 ? evaluateTemplate(look.template, answer.value) : undefined;
		return printed === undefined
			? undefined
			: {exitCode: 0, stdout: `${printed}\n`, stderr: '', failed: null};
	};
}

/** One object by one template, from the Engine's socket, or from the client where that is not certain. */
export async function inspect(
	machine: Machine,
	kind: keyof typeof questions,
	{template, name}: {readonly template: string; readonly name: string},
): Promise<DockerAnswer> {
	const args = [kind, 'inspect', '--format', template, name];
	const told = await lookAtEngine(machine)(['docker', args]);
	if (told === undefined) return askDocker(machine, args);
	return {...told, ok: told.failed === null && told.exitCode === 0};
}

function lookOf([program, [kind = '', verb, format, template = '', name = '', ...more]]: ResolvedCommand):
	| {readonly question: string; readonly template: string}
	| undefined {
	const isLook = program === 'docker' && verb === 'inspect' && format === '--format' && more.length === 0;
	// Nothing that is more than a name within the question's path: `..`, `?`, `%`.
	if (!isLook || !isKind(kind) || !/^\w[\w.:@/-]*$/.test(name) || name.includes('..')) return undefined;
	return {question: questions[kind](name), template};
}

function isKind(word: string): word is keyof typeof questions {
	return Object.hasOwn(questions, word);
}

/** In the Engine's own words: the client prints them after its own, or, up to 20.10, says the same. */
function missing(value: unknown): Answer | undefined {
	const {data} = refusal.safeParse(value);
	return data && {exitCode: 1, stdout: '', stderr: data.message, failed: null};
}
