import {thisMachine} from '../../host/machine.js';
import {untrustedFolder} from '../../host/untrusted.js';
import {clean} from '../../model/clean.js';
import type {Context} from '../context.js';
import {inLines} from '../in-lines.js';

/**
 * Who can write the project folder can change the hook, which is root in the container at its next start. Told, not refused: on a
 * machine of one's own it is most often one's own home folder, as root.
 */
export async function tellForeignFolder(folder: string, {texts, env, err}: Context): Promise<void> {
	const path = await untrustedFolder(thisMachine(env), folder);
	if (path !== undefined) err(`${await inLines(texts.act.foreignFolder(clean(path)))}\n`);
}
