import type {Command, FileSpec} from '../model/command.js';
import {type ComposeService, composeStart, composeUp} from '../model/compose-project.js';
import {digest} from '../model/mac.js';
import type {PredecessorNote} from '../model/predecessor.js';
import {installLabel, type NetworkSpec, specLabel} from '../model/spec.js';
import type {OneProbe, Probe, Step, StepAction} from '../model/step.js';
import {composeOverride, type OverrideParts} from './compose-override.js';
import {fileMarker, labelsTemplate, run} from './steps.js';

/** What a probe prints of the container that Compose makes without us. */
const theirs = 'predecessor';
const composeLabel = (key: string) => `com.docker.compose.${key}`;
const ours = `index .Config.Labels "${installLabel}"`;

/**
 * The container, made by Compose: with our file beside the project's own Compose takes the container that it has away and
 * makes ours; without it, the other way round (promise A9). The project's own file is never written (F51).
 */
export function composedContainerStep(
	parts: Omit<OverrideParts, 'labels'>,
	{hook, networks}: {readonly hook: FileSpec | null; readonly networks: readonly NetworkSpec[]},
	notes: Readonly<Record<string, string>>,
): Step {
	const {service, install, container} = parts;
	const mark = digest(JSON.stringify([composeOverride({...parts, labels: {}}), hook?.content ?? null]));
	const labels = {[installLabel]: install, [specLabel]: mark, ...notes};
	const file = {path: pathOf(service), mode: 0o644, content: composeOverride({...parts, labels})};
	return {
		id: 'container',
		subject: container.name,
		run: [{kind: 'write', file}, ...composed(service)],
		probe: madeProbe(service, {
			install,
			name: container.name,
			file,
			holds: `${install} ${mark} ${container.attachments.length}`,
		}),
		undo: [{kind: 'remove', path: file.path}, ...composed(service)],
		needs: ['storage', ...(hook ? (['hook'] as const) : []), ...networks.map(({step}) => step)],
		needsRoot: false,
	};
}

/** What an undo without any record knows of it, by its note (promise A10). */
export function standingComposed(service: ComposeService, name: string, install: string): Step {
	const file = {path: pathOf(service), mode: 0o644, content: ''};
	return {
		id: 'container',
		subject: name,
		run: [],
		probe: madeProbe(service, {install, name, file, holds: ''}),
		undo: [{kind: 'remove', path: file.path}, ...composed(service)],
		needs: ['network-management', 'network-lan'],
		needsRoot: false,
	};
}

/**
 * The container that DSM runs in now is stopped, with DSM's time to shut down, and nothing starts it by itself any more;
 * where Compose made it anew since, that one is meant. Nothing to do where it neither runs nor would be started.
 */
export function composedPredecessorSteps({name, running, restart, compose}: PredecessorNote): Step[] {
	if (compose === null || (!running && restart === 'no')) return [];
	const starts = restart !== 'no';
	const docker = (...args: readonly string[]) => run('docker', args);
	return [
		{
			id: 'predecessor',
			subject: name,
			run: [
				...(starts ? [docker('update', '--restart', 'no', name)] : []),
				...(running ? [docker('stop', '-t', '120', name)] : []),
			],
			probe: {
				kind: 'all',
				of: [...(running ? [runsProbe(compose)] : []), ...(starts ? [policyProbe(name, restart)] : [])],
			},
			undo: [
				...(starts ? [docker('update', '--restart', restart, name)] : []),
				// By its name, which needs no Compose; and by its service, since in the project's file it may have another name by now.
				...(running ? [docker('start', name), docker(...composeStart(compose))] : []),
			],
			needs: [],
			needsRoot: false,
		},
	];
}

/** Compose makes and takes this container. */
export function isComposed(step: Pick<Step, 'id' | 'undo'>): boolean {
	return composedService(step) !== undefined;
}

/** Which one, by the step's own commands, since of a former set-up the record has only these; undefined: it is not Compose's. */
export function composedService({
	id,
	undo,
}: Pick<Step, 'id' | 'undo'>): Pick<ComposeService, 'folder' | 'service'> | undefined {
	if (id !== 'container') return undefined;
	for (const action of undo) {
		if (action.kind !== 'run' || action.command[0] !== 'docker') continue;
		const [words] = action.command.slice(1);
		const [first, , folder] = words ?? [];
		const service = words?.at(-1);
		if (first === 'compose' && typeof folder === 'string' && typeof service === 'string')
			return {folder, service};
	}
	return undefined;
}

/** It is told from ours by its labels alone: each time that Compose makes it, it has another id. */
export function composedTemplate({project}: ComposeService, template: string): string {
	const isTheirs = `and (eq (index .Config.Labels "${composeLabel('project')}") "${project}") (not (${ours}))`;
	return `{{if ${isTheirs}}}${theirs}{{else}}${template}{{end}}`;
}

function madeProbe(
	service: ComposeService,
	made: {
		readonly install: string;
		readonly name: string;
		readonly file: FileSpec;
		readonly holds: string;
	},
): Probe {
	const template = composedTemplate(
		service,
		`${labelsTemplate('.Config.Labels')} {{len .NetworkSettings.Networks}}`,
	);
	const read: Command = ['docker', ['container', 'inspect', '--format', template, made.name]];
	return {
		kind: 'all',
		of: [
			{kind: 'labelled', read, holds: made.holds, ours: `${made.install} `, absent: theirs},
			{kind: 'file', file: made.file, marker: fileMarker(made.install)},
		],
	};
}

/** None that is left is none that could be started: somebody has taken it away himself, and wants no other. */
function runsProbe({project, service}: ComposeService): OneProbe {
	const labels = [
		[composeLabel('project'), project],
		[composeLabel('service'), service],
		[composeLabel('oneoff'), 'False'],
	].flatMap(([key, value]) => ['--filter', `label=${key}=${value}`]);
	const stopped = '(eq .State "created") (eq .State "exited") (eq .State "dead")';
	const format = `{{if or (.Label "${installLabel}") ${stopped}}}aside{{else}}running{{end}}`;
	const read: Command = ['docker', ['ps', '--all', ...labels, '--format', format]];
	return {kind: 'says', read, holds: 'aside', absent: 'running'};
}

function policyProbe(name: string, restart: string): OneProbe {
	const policy = '.HostConfig.RestartPolicy.Name';
	const format = `{{if or (${ours}) (eq ${policy} "no")}}aside{{else}}{{${policy}}}{{end}}`;
	const [absent = ''] = restart.split(':');
	return {
		kind: 'says',
		read: ['docker', ['container', 'inspect', '--format', format, name]],
		holds: 'aside',
		absent,
	};
}

function pathOf({folder, override}: ComposeService): string {
	return `${folder}/${override}`;
}

function composed(service: ComposeService): StepAction[] {
	return [run('docker', composeUp(service, 'really'))];
}
