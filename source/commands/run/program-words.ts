import type {ResolvedCommand} from '../../model/command.js';

export type StateOptions = {readonly stateDir: string | undefined};

/** The command line for another of our commands on the same installation, to be shown. */
export function programWords(
	action: string,
	install: string | undefined,
	{stateDir}: StateOptions,
): ResolvedCommand {
	const which = install === undefined ? [] : ['--prefix', install];
	const place = stateDir === undefined ? [] : ['--state-dir', stateDir];
	return ['npx', ['vdsm-passthru', action, ...which, ...place]];
}
