import {looksGone} from '../host/docker-restart.js';
import type {ResolvedCommand} from '../model/command.js';

/** Whose messages may quote what is in a project's files. */
export function isCompose([program, [first]]: ResolvedCommand): boolean {
	return program === 'docker' && first === 'compose';
}

/**
 * What Compose does to what, and nothing behind it. Of a line in `.env` that it cannot read, or a `$` in a password that it takes
 * for a variable, it prints the line; so all that is not known is not passed on (promise E7).
 */
const harmless =
	/^ *(?:Container|Network) [\w.-]{1,255} +(?:(?:Creat|Recreat|Start|Restart|Remov)(?:e|ed|ing)?|Stop(?:ped|ping)?|Running|Waiting) *$/;

export function isHarmless(line: string): boolean {
	return harmless.test(line);
}

/** Of the last lines of Compose those that may be shown. That Docker went away is said in its words, by which it is known. */
export function composeLines(lines: readonly string[]): string[] {
	return looksGone(lines) ? ['Cannot connect to the Docker daemon'] : lines.filter(isHarmless);
}
