import type {ResolvedCommand} from './command.js';

/**
 * The same as root. `sudoPath`: the PATH with which sudo finds our npx, undefined where it does so by itself; other programs are
 * where it looks.
 */
export function bySudo([program, args]: ResolvedCommand, sudoPath: string | undefined): ResolvedCommand {
	const path = program === 'npx' && sudoPath !== undefined ? ['env', `PATH=${sudoPath}`] : [];
	return ['sudo', [...path, program, ...args]];
}
