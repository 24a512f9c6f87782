import {mapTexts} from './map-texts.js';

/** Whether somebody is root without `sudo`: on some machines there is no such program. `uid`: the effective one. */
export function isRootItself(
	uid: number | undefined,
	env: {readonly [name: string]: string | undefined},
): boolean {
	return uid === 0 && (env['SUDO_USER'] ?? '') === '';
}

/**
 * Commands that are to be typed, for somebody who is root already, or for whom sudo does not find our npx by itself (`sudoPath`).
 * In a sentence PATH is asked for by its name, which every shell knows, so that it stays a sentence.
 */
export function textsForCaller<T>(
	texts: T,
	{isRootItself, sudoPath}: {readonly isRootItself: boolean; readonly sudoPath: string | undefined},
): T {
	if (!isRootItself && sudoPath === undefined) return texts;
	if (isRootItself) return mapTexts(texts, text => text.replaceAll(/\bsudo (?=npx |systemctl )/g, ''));
	return mapTexts(texts, text => text.replaceAll('sudo npx ', 'sudo env "PATH=$PATH" npx '));
}
