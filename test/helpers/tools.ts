import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';
import process from 'node:process';

const said = new Set<string>();

/**
 * True, and says so in one line, where a program that a test needs is not installed. Never on CI: there its test is to
 * fail, since what is skipped on every push is not tested.
 */
export function lacks(program: string): boolean {
	if (process.env['CI'] === 'true' || isInstalled(program)) return false;
	skipping(`${program} is not installed`);
	return true;
}

/** The one line that says why something was not tested. */
export function skipping(why: string): void {
	if (!said.has(why)) console.warn(`skipped: ${why}`);
	said.add(why);
}

function isInstalled(program: string): boolean {
	return (process.env['PATH'] ?? '').split(delimiter).some(folder => {
		try {
			accessSync(join(folder, program), constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}
