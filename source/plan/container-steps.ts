import type {Command, FileSpec, Word} from '../model/command.js';
import type {Generation} from '../model/facts.js';
import {digest} from '../model/mac.js';
import {type ContainerSpec, installLabel, type NetworkSpec, specLabel} from '../model/spec.js';
import type {Probe, Step} from '../model/step.js';
import {composedTemplate} from './compose-steps.js';
import {createContainer} from './docker-commands.js';
import {labelsTemplate, run} from './steps.js';

/** The container with both its networks; the hook counts as part of it, since it is read at start only (F93). */
export function containerStep(
	spec: ContainerSpec,
	install: string,
	{hook, networks}: {readonly hook: FileSpec | null; readonly networks: readonly NetworkSpec[]},
	generation: Generation,
	{
		restart = spec.restart,
		notes = {},
	}: {readonly restart?: string; readonly notes?: Readonly<Record<string, string>>} = {},
): Step {
	const mark = digest(JSON.stringify([createContainer(spec, {}, generation), hook?.content ?? null]));
	// What no label tells: networks can be disconnected behind our back, and the project folder can be moved.
	const sources = '{{range .HostConfig.Mounts}} {{.Source}}{{end}}';
	const template = `${labelsTemplate('.Config.Labels')} {{len .NetworkSettings.Networks}}${sources}`;
	const mounted = spec.mounts.flatMap(({source}) => [' ', source]);
	return {
		id: 'container',
		subject: spec.name,
		run: createContainer(
			{...spec, restart},
			{[installLabel]: install, [specLabel]: mark, ...notes},
			generation,
		).map(command => run(...command)),
		probe: probeOf(spec, install, template, [`${install} ${mark} ${spec.attachments.length}`, ...mounted]),
		undo: [run('docker', ['rm', spec.name])],
		needs: ['storage', ...(hook ? (['hook'] as const) : []), ...networks.map(({step}) => step)],
		needsRoot: false,
	};
}

/**
 * A container that was made without a restart policy gets its own. A change that waits for its confirmation must not
 * come back by itself after a reboot: whoever was locked out by it pulls the plug (promise B2).
 */
export function restartPolicyStep(spec: ContainerSpec, install: string): Step {
	const {name, restart} = spec;
	const template = `{{index .Config.Labels "${installLabel}"}} {{.HostConfig.RestartPolicy.Name}}`;
	return {
		id: 'restart-policy',
		subject: name,
		run: [run('docker', ['update', '--restart', restart, name])],
		probe: probeOf(spec, install, template, `${install} ${restart.split(':')[0]}`),
		// Goes with the container.
		undo: [],
		needs: [],
		needsRoot: false,
	};
}

export function startStep(spec: Named, install: string): Step {
	// A container that its hook refuses to start is "restarting": running to Docker, and of no use to anybody.
	const state =
		'{{if and .State.Running (not .State.Restarting) (not .State.Paused)}}running{{else}}{{.State.Status}}{{end}}';
	const template = `{{index .Config.Labels "${installLabel}"}} ${state}`;
	return {
		id: 'start',
		subject: spec.name,
		run: [run('docker', ['start', spec.name])],
		probe: probeOf(spec, install, template, `${install} running`),
		// Takes the container's own stop timeout, which is DSM's time to shut down.
		undo: [run('docker', ['stop', spec.name])],
		needs: ['container'],
		needsRoot: false,
	};
}

/** A container by its name, and by its id the one that has that name until it makes room. */
type Named = Pick<ContainerSpec, 'name'> & Partial<Pick<ContainerSpec, 'takesPlaceOf' | 'compose'>>;

/** The one that makes room does not count, although it has the name. */
function probeOf(
	{name, takesPlaceOf, compose}: Named,
	install: string,
	template: string,
	holds: Word,
): Probe {
	const [other, ours] = ['predecessor', `${install} `];
	const others = takesPlaceOf
		? `{{if eq .ID "${takesPlaceOf}"}}${other}{{else}}${template}{{end}}`
		: template;
	const format = compose ? composedTemplate(compose, template) : others;
	const read: Command = ['docker', ['container', 'inspect', '--format', format, name]];
	return {kind: 'labelled', read, holds, ours, ...(takesPlaceOf || compose ? {absent: other} : {})};
}
