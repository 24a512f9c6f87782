import {isDumb} from '../model/dumb.js';

type Env = {readonly [name: string]: string | undefined};

/** Lines are read out, or are all that the terminal can show: it cannot be drawn on. */
export function isAccessible(args: readonly string[], env: Env, isTerminal: boolean): boolean {
	return (
		args.includes('--accessible') ||
		env['ACCESSIBLE'] === '1' ||
		env['INK_SCREEN_READER'] === 'true' ||
		(isDumb(env) && isTerminal)
	);
}

/** What FORCE_COLOR is to be: Ink's colour library obeys it, ignores NO_COLOR, and reads it when it is imported. */
export function forcedColour(args: readonly string[], env: Env): string | undefined {
	const isFlagged = args.includes('--no-color');
	const isPlain = isFlagged || Boolean(env['NO_COLOR']) || isDumb(env);
	return isPlain && (isFlagged || env['FORCE_COLOR'] === undefined) ? '0' : env['FORCE_COLOR'];
}
