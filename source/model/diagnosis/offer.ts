import type {ResolvedCommand} from '../command.js';
import type {Fix, Result} from './verdict.js';

/**
 * How this program can mend something itself. `run`: it runs the commands, and can take them back. `repair`: it is our own
 * `apply`, which takes itself back when it fails, so it is handed over to that.
 */
export type Offer = {readonly kind: 'run' | 'repair'; readonly fix: Fix};

/** null: there is no command for it, or no way back. */
export function offerOf({seen}: Result): Offer | null {
	if (seen.verdict === 'ok' || seen.verdict === 'unknown') return null;
	const {fix} = seen;
	const [first, ...more] = fix.commands;
	if (!first) return null;
	if (isApply(first) && more.length === 0) return {kind: 'repair', fix};
	// Of several commands ours would not be under the lock that the others run under.
	return fix.undo === null || fix.commands.some(isOurs) ? null : {kind: 'run', fix};
}

/** What the user types before something is done that costs more than a moment; null: a yes is enough. */
export function wordFor({danger}: Fix): string | null {
	return {none: null, dsm: 'dsm', docker: 'docker', deletes: 'delete'}[danger];
}

function isOurs([program, [first]]: ResolvedCommand): boolean {
	return program === 'npx' && first === 'vdsm-passthru';
}

function isApply(command: ResolvedCommand): boolean {
	return isOurs(command) && command[1][1] === 'apply';
}
