import type {ResolvedCommand} from '../command.js';
import type {Fix} from './verdict.js';

/** What a fix costs whoever uses DSM: `dsm` by what its commands do to containers. */
export type Cost = Exclude<Fix['danger'], 'dsm'> | 'starts' | 'stops' | 'restarts' | 'swaps' | 'renews';

/** Read from the commands, so that what is said is what they do. `swaps`: another container is stopped, and this one started. */
export function costOf({danger, commands}: Fix): Cost {
	if (danger !== 'dsm') return danger;
	const stopped = commands.flatMap(command => containersOf(command, 'stop'));
	const started = commands.flatMap(command => containersOf(command, 'start'));
	if (commands.some(command => command[0] === 'docker' && command[1][0] === 'restart')) return 'restarts';
	if (started.length === 0) return stopped.length === 0 ? 'renews' : 'stops';
	if (stopped.length === 0) return 'starts';
	return started.some(name => stopped.includes(name)) ? 'restarts' : 'swaps';
}

/** The container that `docker start NAME` and `docker stop -t 120 NAME` are about. */
function containersOf([program, [what, ...rest]]: ResolvedCommand, wanted: 'start' | 'stop'): string[] {
	return program === 'docker' && what === wanted ? rest.slice(-1) : [];
}
