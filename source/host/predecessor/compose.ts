import {basename, dirname, join} from 'node:path';
import {
	type ComposeFlaw,
	type ComposeOwner,
	composeFiles,
	composeList,
	composeUp,
	isComposeService,
} from '../../model/compose-project.js';
import type {PredecessorNote} from '../../model/predecessor.js';
import {exists} from '../../system/files.js';
import {askDocker} from '../docker.js';
import {type Machine, readLimit} from '../machine.js';
import {programFlaw} from './compose-program.js';
import type {ContainerSays} from './shape.js';
import {readTied} from './tied.js';
import {readUntrusted} from './trusted.js';

/** What stands against it. */
type Against = Pick<ComposeOwner, 'flaw' | 'values'>;

type Found = Omit<ComposeOwner, 'flaw' | 'values' | 'override'>;

/**
 * Whether Docker Compose owns the container, and what stands against moving it (F51): read from its labels, and asked of
 * Compose itself, which changes nothing then. `note`: what we noted of it before it was touched; from then on it is as we
 * left it. `others`: the ids of all other containers; `named`: the user wants this one moved, and Compose is asked of no other,
 * since as root it obeys what is in somebody's folder. No file of the project is read: there may be secrets in it (promise E7).
 */
export async function readComposeOwner(
	machine: Machine,
	says: ContainerSays,
	note: PredecessorNote | undefined,
	{others, named}: {readonly others: readonly string[]; readonly named: boolean},
): Promise<ComposeOwner | null> {
	const label = (key: string) => says.config.Labels?.[`com.docker.compose.${key}`] ?? '';
	const files = label('project.config_files');
	const tied = async () => {
		const names = await readTied(machine, says, others);
		return names.length === 0 ? undefined : against('tied', ...names);
	};
	if (note?.compose)
		return {...note.compose, files, ...((await tied()) ?? (await programFlaw(machine)) ?? nothing)};
	const project = label('project');
	if (project === '') return null;
	const found = {project, service: label('service'), folder: label('project.working_dir'), files};
	const override = composeFiles[basename(files)] ?? 'compose.override.yaml';
	if (!named) return {...found, override, ...nothing};
	const flaw = (await tied()) ?? (await writableFlaw(machine, found)) ?? (await flawOf(machine, says, found));
	return {...found, override, ...(flaw ?? nothing)};
}

const nothing: Against = {flaw: null, values: []};

async function writableFlaw(machine: Machine, found: Found): Promise<Against | undefined> {
	const path = isComposeService(found) ? await readUntrusted(machine, found.folder) : undefined;
	return path === undefined ? undefined : against('writable', path);
}

async function flawOf(
	machine: Machine,
	{id, mounts}: ContainerSays,
	owner: Found,
): Promise<Against | undefined> {
	const {folder, files} = owner;
	if (!isComposeService(owner)) return against('labels');
	const isDefault = (path: string) => dirname(path) === folder && basename(path) in composeFiles;
	const [first = '', ...more] = files.split(',');
	if (!isDefault(first)) return against('files');
	if (more.length > 0)
		return against(more.length === 1 && isOverride(more[0] ?? '', folder) ? 'override' : 'files');
	const inFolder = (name: string) => join(machine.root, folder, name);
	if (!(await exists(inFolder(basename(first))))) return against('file-missing');
	const overrides = Object.values(composeFiles);
	const there = await Promise.all(overrides.map(async name => exists(inFolder(name))));
	if (there.includes(true)) return against('override');
	if (await choosesFiles(machine, inFolder('.env'))) return against('chosen-files');
	if (mounts.some(({Type, Name}) => Type === 'volume' && /^[\da-f]{64}$/.test(Name ?? '')))
		return against('anonymous');
	return (await programFlaw(machine)) ?? (await asCompose(machine, id, owner));
}

function isOverride(path: string, folder: string): boolean {
	return dirname(path) === folder && Object.values(composeFiles).includes(basename(path));
}

/** Only whether there is such a line: the values are nobody's business. */
async function choosesFiles({run}: Machine, path: string): Promise<boolean> {
	const line =
		'^[[:space:]]*(export[[:space:]]+)?COMPOSE_(FILE|PROFILES|PROJECT_NAME|PATH_SEPARATOR)[[:space:]]*=';
	return (await run(['grep', ['-qsE', line, path]], {timeoutMs: readLimit})).exitCode === 0;
}

/** What Compose says who is called in that folder by hand, without a project, a file or a profile being named. */
async function asCompose(machine: Machine, id: string, service: Found): Promise<Against | undefined> {
	const [listed, tried] = await Promise.all([
		askDocker(machine, composeList(service)),
		askDocker(machine, composeUp(service, 'dry')),
	]);
	// What it says of that is not looked at: it may hold a part of a secret (promise E7).
	if (!listed.ok || !tried.ok) return against('unreadable');
	const ids = listed.stdout.split('\n').filter(line => line.trim() !== '');
	if (ids.join(' ') !== id) return against('not-listed', ...ids.map(one => one.slice(0, 12)));
	return wouldDo(tried.stdout + tried.stderr) ? against('changed') : undefined;
}

/** Of a container that is as it should be it says that it runs, or nothing where it is stopped. Warnings are another matter. */
function wouldDo(said: string): boolean {
	return said.split('\n').some(line => /DRY-RUN/.test(line) && !/ Container \S+ +Running\s*$/.test(line));
}

function against(flaw: ComposeFlaw, ...values: readonly string[]): Against {
	return {flaw, values};
}
