import type {ResolvedCommand} from '../../../model/command.js';
import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import type {Fix} from '../../../model/diagnosis/verdict.js';

const stop = (name: string): ResolvedCommand => ['docker', ['stop', '-t', '120', name]];

/**
 * `commands`, and after them the start of a container that does not run, which they made possible. Taken back in reverse.
 * `undo` null: the commands cannot be taken back.
 */
export function thenStart(
	{name, status}: ContainerDetail,
	commands: readonly ResolvedCommand[],
	undo: readonly ResolvedCommand[] | null,
	danger: Fix['danger'] = 'none',
): Fix {
	if (status === 'running') return {commands, undo, danger};
	return {
		commands: [...commands, ['docker', ['start', name]]],
		undo: undo === null ? null : [stop(name), ...undo],
		danger: danger === 'none' ? 'dsm' : danger,
	};
}

/** A container gets its network anew at each start. Nothing of it is to be taken back. */
export function restart({name}: ContainerDetail): Fix {
	return {commands: [['docker', ['restart', '-t', '120', name]]], undo: [], danger: 'dsm'};
}

export function stopIt({name}: ContainerDetail): Fix {
	return {commands: [stop(name)], undo: [['docker', ['start', name]]], danger: 'dsm'};
}
