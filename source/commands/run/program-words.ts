import process from 'node:process';
import {bySudo} from '../../model/by-sudo.js';
import type {ResolvedCommand} from '../../model/command.js';
import type {Environment} from '../../system/environment.js';
import {isRootItself} from '../../text/for-root.js';

export type StateOptions = {readonly stateDir: string | undefined};

/**
 * The command line for another of our commands on the same installation, to be shown. `npx` runs what is installed, where
 * something is, so that this works however we were started.
 */
export function programWords(
	action: string,
	install: string | undefined,
	{stateDir}: StateOptions,
): ResolvedCommand {
	const which = install === undefined ? [] : ['--prefix', install];
	const place = stateDir === undefined ? [] : ['--state-dir', stateDir];
	return ['npx', ['vdsm-passthru', action, ...which, ...place]];
}

export type HowRun = {
	readonly yes: boolean;
	readonly noInput: boolean;
	readonly dryRun?: boolean;
	readonly consent?: readonly string[];
};

/** Run as the user ran it: what is handed over does no more, and asks no more, than what was typed. */
export function runLike([program, args]: ResolvedCommand, how: HowRun): ResolvedCommand {
	const {consent = []} = how;
	return [program, [...args, ...runFlags(how), ...(consent.length === 0 ? [] : ['--consent', ...consent])]];
}

/** The flags of a run that say whether it asks, and whether it does anything. */
export function runFlags({yes, noInput, dryRun = false}: HowRun): readonly string[] {
	return [...(yes ? ['--yes'] : []), ...(noInput ? ['--no-input'] : []), ...(dryRun ? ['--dry-run'] : [])];
}

/** What keeps a change that waits for it, of whichever installation. */
export function keepWords(word: string, options: StateOptions): ResolvedCommand {
	const [program, args] = programWords('confirm', undefined, options);
	return [program, [...args.slice(0, 2), word, ...args.slice(2)]];
}

/**
 * The same for whoever started us: with `sudo` where that made them root. Root has no need of it, and on some machines no such
 * program; and what a user of the group `docker` set up is noted in that user's own folder.
 */
export function asStarted(
	command: ResolvedCommand,
	{env, sudoPath}: {readonly env: Environment; readonly sudoPath?: string | undefined},
	uid: number | undefined = process.geteuid?.(),
): ResolvedCommand {
	const isBySudo = uid === 0 && !isRootItself(uid, env);
	return isBySudo ? bySudo(command, sudoPath) : command;
}
