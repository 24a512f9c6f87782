import type {ResolvedCommand} from './command.js';

/**
 * The same as root. `sudoPath`: the PATH with which sudo finds our npx, undefined where it does so by itself; other programs are
 * where it looks.
 */
export function bySudo([program, args]: ResolvedCommand, sudoPath: string | undefined): ResolvedCommand {
	const [first, rest] = inRootsShell([program, args], sudoPath);
	return ['sudo', [first, ...rest]];
}

/** The same for a shell that is root's already, whose PATH is no other one than sudo's. */
export function inRootsShell(
	[program, args]: ResolvedCommand,
	sudoPath: string | undefined,
): ResolvedCommand {
	if (program !== 'npx' || sudoPath === undefined) return [program, args];
	return ['env', [`PATH=${sudoPath}`, program, ...args]];
}
