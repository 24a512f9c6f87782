import {randomUUID} from 'node:crypto';
import type {ResolvedCommand} from '../model/command.js';
import {type RunOptions, type RunResult, run} from '../system/run.js';

/** What a program answered, as far as a probe looks at it. */
export type Answer = Pick<RunResult, 'exitCode' | 'stdout' | 'stderr' | 'failed'>;

/**
 * What the client calls the objects that it gives to a template, until Engine 25 to 28, and since; and a member that no
 * other kind has, for the second try: where a template names a member as the Engine's JSON does (`.Id`), and not as the
 * client does (`.ID`), it is given the JSON, which has no type.
 */
const kinds = {
	container: {types: ['types.ContainerJSON', 'container.InspectResponse'], member: 'HostConfig'},
	network: {types: ['types.NetworkResource', 'network.Inspect'], member: 'IPAM'},
	image: {types: ['types.ImageInspect', 'image.InspectResponse'], member: 'RootFS'},
} as const;

type Kind = keyof typeof kinds;
type Look = {readonly kind: Kind; readonly template: string; readonly name: string};

/**
 * The answers to those of the commands that can share a process, by the command itself (`keyOf`). A start of the Docker
 * client costs more than all that it asks, and the probes of a plan ask five times: `docker KIND inspect --format
 * TEMPLATE NAME`, for two networks, the image, and twice for the container. `docker inspect` takes objects of any kind;
 * what each command would have printed is cut out of its answer.
 *
 * `undefined`: it is not certain what this one would have said by itself, so it has to be run. `docker inspect` takes
 * the first that has the name, a container before an image before a network; a client of another make may have other
 * names for its types; and an object may be gone in the middle.
 */
export function inspectTogether(
	commands: readonly ResolvedCommand[],
	options: RunOptions,
): ReadonlyMap<string, Promise<Answer | undefined>> {
	const looks = commands.map(lookOf).filter(look => look !== undefined);
	const objects = [...new Map(looks.map(look => [`${look.kind} ${look.name}`, look])).values()];
	if (new Set(looks.map(({kind, template, name}) => `${kind} ${name} ${template}`)).size < 2)
		return new Map();
	// Nobody who writes a label can know it.
	const mark = randomUUID();
	const names = objects.map(({name}) => name);
	const answer = run(['docker', ['inspect', '--format', formatOf(looks, mark), ...names]], options);
	const found = answer.then(given => objectsOf(given, names, mark));
	return new Map(
		looks.map(({kind, template, name}) => {
			const index = objects.findIndex(object => object.kind === kind && object.name === name);
			const part = templatesOf(looks, kind).indexOf(template);
			return [
				keyOf(['docker', [kind, 'inspect', '--format', template, name]]),
				Promise.all([answer, found]).then(([given, all]) =>
					// Nobody there to ask: asking again would only take as long again.
					given.failed === null ? partOf(all?.[index], kind, part) : given,
				),
			];
		}),
	);
}

export function keyOf(command: ResolvedCommand): string {
	return JSON.stringify(command);
}

function lookOf([program, [kind = '', verb, format, template = '', name = '', ...more]]: ResolvedCommand):
	| Look
	| undefined {
	const known = program === 'docker' && verb === 'inspect' && format === '--format' && name !== '';
	return known && isKind(kind) && more.length === 0 ? {kind, template, name} : undefined;
}

function isKind(word: string): word is Kind {
	return Object.hasOwn(kinds, word);
}

function templatesOf(looks: readonly Look[], kind: Kind): string[] {
	return [...new Set(looks.filter(look => look.kind === kind).map(({template}) => template))];
}

/** For each object a mark, its kind, and what each template of that kind makes of it, with marks in between. */
function formatOf(looks: readonly Look[], mark: string): string {
	const branches = [...new Set(looks.map(({kind}) => kind))].map(kind => {
		const {types, member} = kinds[kind];
		const typed = `eq (printf "%T" .) ${types.map(type => `"${type}"`).join(' ')}`;
		const json = `and (eq (printf "%T" .) "map[string]interface {}") (index . "${member}")`;
		return `or (${typed}) (${json})}}${[kind, ...templatesOf(looks, kind)].join(mark)}`;
	});
	return `${mark}${mark}{{if ${branches.join('{{else if ')}{{end}}`;
}

/** The parts of each object, in the order of their names; `missing`: what was said of one that is not there. */
function objectsOf(
	{stdout, stderr}: Answer,
	names: readonly string[],
	mark: string,
): ReadonlyArray<readonly string[] | {readonly missing: string}> | undefined {
	const printed = stdout.split(`${mark}${mark}`).slice(1);
	const said = stderr.split('\n').filter(line => /no such | not found/i.test(line));
	const missing = names.map(name => said.find(line => line.endsWith(` ${name}`)));
	if (printed.length + missing.filter(line => line !== undefined).length !== names.length) return undefined;
	// A line break ends each object's answer; those of its labels stay.
	const parts = printed.map(text => text.replace(/\n$/, '').split(mark));
	return missing.map(line => (line === undefined ? (parts.shift() ?? []) : {missing: line}));
}

function partOf(
	object: readonly string[] | {readonly missing: string} | undefined,
	kind: Kind,
	part: number,
): Answer | undefined {
	if (object === undefined) return undefined;
	if ('missing' in object) return {exitCode: 1, stdout: '', stderr: object.missing, failed: null};
	const text = object[0] === kind ? object[part + 1] : undefined;
	return text === undefined ? undefined : {exitCode: 0, stdout: `${text}\n`, stderr: '', failed: null};
}
