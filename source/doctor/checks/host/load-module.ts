import type {ResolvedCommand} from '../../../model/command.js';
import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import type {Fix} from '../../../model/diagnosis/verdict.js';

/**
 * Loads kernel modules, then starts a container that does not run. A module that is not there has modprobe fail, which
 * changes nothing. It goes again only when nobody uses it any more, so the container is stopped first.
 */
export function loadModules(modules: readonly string[], {name, status}: ContainerDetail): Fix {
	const load: ResolvedCommand = ['modprobe', ['-a', ...modules]];
	const unload: ResolvedCommand = ['modprobe', ['-r', ...modules]];
	// Docker starts it again by itself, as soon as it can.
	if (status === 'running' || status === 'restarting')
		return {commands: [load], undo: [unload], danger: 'none'};
	return {
		commands: [load, ['docker', ['start', name]]],
		undo: [['docker', ['stop', '-t', '120', name]], unload],
		danger: 'dsm',
	};
}
