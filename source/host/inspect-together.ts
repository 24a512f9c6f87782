import {randomUUID} from 'node:crypto';
import type {ResolvedCommand} from '../model/command.js';
import {type RunOptions, type RunResult, run} from '../system/run.js';

/** What a program answered, as far as a probe looks at it. */
export type Answer = Pick<RunResult, 'exitCode' | 'stdout' | 'stderr' | 'failed'>;

type Look = {readonly kind: string; readonly template: string; readonly name: string};

/**
 * The answers to those of the commands that can share a process, by the command itself (`keyOf`). A start of the Docker
 * client costs more than all that it asks, and the probes of a plan ask five times: `docker KIND inspect --format
 * TEMPLATE NAME`, for two networks, the image, and twice for the container. What each command would have printed is cut
 * out of one answer for each kind.
 *
 * `undefined`: it is not certain what this one would have said by itself, so it has to be run. It is certain where all
 * objects are there, none is, or Docker does not answer.
 */
export function inspectTogether(
	commands: readonly ResolvedCommand[],
	options: RunOptions,
): ReadonlyMap<string, Promise<Answer | undefined>> {
	const looks = commands.map(lookOf).filter(look => look !== undefined);
	const kinds = [...new Set(looks.map(({kind}) => kind))];
	return new Map(
		kinds.flatMap(kind =>
			inspectKind(
				kind,
				looks.filter(look => look.kind === kind),
				options,
			),
		),
	);
}

export function keyOf(command: ResolvedCommand): string {
	return JSON.stringify(command);
}

function lookOf([program, [kind = '', verb, format, template = '', name = '', ...more]]: ResolvedCommand):
	| Look
	| undefined {
	const known = program === 'docker' && verb === 'inspect' && format === '--format' && name !== '';
	return known && more.length === 0 ? {kind, template, name} : undefined;
}

function inspectKind(
	kind: string,
	looks: readonly Look[],
	options: RunOptions,
): ReadonlyArray<readonly [string, Promise<Answer | undefined>]> {
	const templates = [...new Set(looks.map(({template}) => template))];
	const names = [...new Set(looks.map(({name}) => name))];
	if (templates.length * names.length < 2) return [];
	// Nobody who writes a label can know it.
	const mark = randomUUID();
	const format = templates.map(template => template + mark).join('');
	const answer = run(['docker', [kind, 'inspect', '--format', format, ...names]], options);
	const reader = answer.then(given => readerOf(given, {mark, templates, names}));
	return looks.map(({template, name}) => [
		keyOf(['docker', [kind, 'inspect', '--format', template, name]]),
		reader.then(read => read(template, name)),
	]);
}

function readerOf(
	answer: Answer,
	{mark, templates, names}: {mark: string; templates: readonly string[]; names: readonly string[]},
): (template: string, name: string) => Answer | undefined {
	// Nobody there to ask: asking again would only take as long again.
	if (answer.failed !== null) return () => answer;
	const parts = answer.stdout.split(mark);
	if (answer.exitCode === 0 && parts.length === templates.length * names.length + 1) {
		return (template, name) => {
			const part = parts[names.indexOf(name) * templates.length + templates.indexOf(template)] ?? '';
			// Each object's answer ends with a line break, which is then the next one's first character.
			const own = templates.indexOf(template) === 0 && names.indexOf(name) > 0 ? part.slice(1) : part;
			return {...answer, stdout: `${own}\n`};
		};
	}
	const missing = answer.stderr.split('\n').filter(line => /no such | not found/i.test(line));
	const none = answer.stdout.trim() === '' && missing.length === names.length;
	return (_, name) => {
		const stderr = missing.find(line => line.includes(name));
		return none && stderr !== undefined ? {...answer, stdout: '', stderr} : undefined;
	};
}
