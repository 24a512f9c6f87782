import {mapTexts} from './map-texts.js';

/** Whether somebody is root without `sudo`: on some machines there is no such program. `uid`: the effective one. */
export function isRootItself(
	uid: number | undefined,
	env: {readonly [name: string]: string | undefined},
): boolean {
	return uid === 0 && (env['SUDO_USER'] ?? '') === '';
}

/** Commands that are to be typed, for somebody who is root already. */
export function textsForRoot<T>(texts: T): T {
	return mapTexts(texts, text => text.replaceAll('sudo npx ', 'npx '));
}
