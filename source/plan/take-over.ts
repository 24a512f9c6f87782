import {callingToo} from '../layout/hook-parts.js';
import type {Layout, Parts} from '../layout/layout.js';
import {carriedVariables, environmentFile} from '../layout/shared-parts.js';
import type {Command} from '../model/command.js';
import {formatNote, keptName, type PredecessorNote, predecessorLabel} from '../model/predecessor.js';
import {type ContainerSpec, predecessorHookTarget} from '../model/spec.js';
import type {Step} from '../model/step.js';
import {composedPredecessorSteps} from './compose-steps.js';
import {fileMarker, storageStep} from './steps.js';

/** The hook; one that the container had before is called behind it, but for one that would make a br0 of its own. */
export function hookContent(layout: Layout, parts: Parts): string | null {
	const before = parts.predecessor?.hook;
	const text = layout.hook(parts);
	return text !== null && before && !before.bridge ? callingToo(text, predecessorHookTarget) : text;
}

/** A folder of the host's, ours or that of the container before; a volume is Docker's business. */
export function storageSteps({answers: {container}, predecessor}: Parts): Step[] {
	const mounted = predecessor?.carried.mounts.find(({target}) => target === '/storage');
	const folder = container.storage ?? (mounted?.type === 'bind' ? mounted.source : null);
	return folder === null ? [] : [storageStep(folder)];
}

/** Early: the container that has them may be taken apart later on. */
export function environmentSteps(parts: Parts, container: ContainerSpec): Step[] {
	const {answers, predecessor} = parts;
	const variables = carriedVariables(parts, container.environment);
	if (!predecessor || variables.length === 0) return [];
	const {id, place} = predecessor;
	// Once it is gone, ours has all that it had.
	const source = place === 'gone' ? answers.container.name : id;
	return [environmentStep({install: answers.prefix, id, source, variables})];
}

export function predecessorSteps({predecessor}: Parts, {compose}: ContainerSpec): Step[] {
	if (!predecessor || predecessor.place === 'gone') return [];
	return notedSteps({...predecessor, restart: predecessor.carried.restart, compose});
}

/** The same, by what was noted of it. */
export function notedSteps(note: PredecessorNote): Step[] {
	return note.compose ? composedPredecessorSteps(note) : [predecessorStep(note)];
}

/**
 * The label by which an undo knows it without any other record (promise A10): on the LAN network, which is made before it is
 * touched, and on our container, in case that network is gone.
 */
export function takeOverNote(
	{predecessor}: Parts,
	{compose}: ContainerSpec,
): Readonly<Record<string, string>> {
	if (!predecessor) return {};
	return {[predecessorLabel]: formatNote({...predecessor, restart: predecessor.carried.restart, compose})};
}

type Variables = {
	readonly install: string;
	/** Of the container that has them first. */
	readonly id: string;
	/** The container that they are read from. */
	readonly source: string;
	readonly variables: readonly string[];
};

/**
 * The variables of the container before, as lines of a file that nobody but its owner can read. Their values are in no
 * command, no plan and no record (promise E7): Docker writes them, and Docker reads them. The first line tells whose.
 */
function environmentStep({install, id, source, variables}: Variables): Step {
	const file = environmentFile(install);
	const mark = `# ${fileMarker(install)} variables of container ${id}`;
	const names = variables.map(name => `"${name}"`).join(' ');
	const lines = `{{range .Config.Env}}{{if eq (index (split . "=") 0) ${names}}}{{println .}}{{end}}{{end}}`;
	const read: Command = [
		'docker',
		['container', 'inspect', '--format', `${mark}{{println}}${lines}`, source],
	];
	return {
		id: 'environment',
		subject: `./${file.project}`,
		run: [{kind: 'capture', command: read, file: {path: file, mode: 0o600}}],
		probe: {kind: 'succeeds', read: ['grep', ['-qsxF', mark, [file]]]},
		undo: [{kind: 'remove', path: file}],
		needs: [],
		needsRoot: false,
	};
}

/**
 * The container that DSM runs in now is stopped, with DSM's time to shut down, and kept under another name; back under its
 * own, running if it ran, when this is undone (promise A9). No restart policy may bring it up beside ours: two QEMUs on one
 * disk would destroy it.
 */
function predecessorStep({id, name, running, restart}: PredecessorNote): Step {
	const kept = keptName(name);
	const [policy = 'no'] = restart.split(':');
	const state =
		'{{.Name}} {{if .State.Running}}running{{else}}stopped{{end}} {{.HostConfig.RestartPolicy.Name}}';
	const docker = (...args: readonly string[]) => ({kind: 'run', command: ['docker', args]}) as const;
	return {
		id: 'predecessor',
		subject: name,
		run: [
			docker('update', '--restart', 'no', name),
			docker('stop', '-t', '120', name),
			docker('rename', name, kept),
		],
		probe: {
			kind: 'says',
			read: ['docker', ['container', 'inspect', '--format', state, id]],
			holds: `/${kept} stopped no`,
			absent: `/${name} ${running ? 'running' : 'stopped'} ${policy}`,
		},
		undo: [
			docker('rename', kept, name),
			docker('update', '--restart', restart, name),
			...(running ? [docker('start', name)] : []),
		],
		needs: [],
		needsRoot: false,
	};
}

/** What an undo without any record knows of the variables' file: that it is where the hook is, if there is one. */
export function standingEnvironment(install: string, folder: string | undefined): Step[] {
	if (folder === undefined) return [];
	const path = `${folder}/${environmentFile(install).project}`;
	return [
		{
			id: 'environment',
			subject: path,
			run: [],
			probe: {kind: 'succeeds', read: ['test', ['-f', path]]},
			undo: [{kind: 'remove', path}],
			needs: [],
			needsRoot: false,
		},
	];
}
