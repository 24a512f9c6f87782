import process from 'node:process';
import {readForeignStart} from '../host/foreign-start.js';
import {clean} from '../model/clean.js';
import {exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import type {Context} from './context.js';

/** Neither looks at anything that a setting could turn, and the last two must not wait for anybody. */
const always = ['help', 'completion', 'confirm', 'revert'];

/** Throws a Failure where root starts this among somebody else's settings (promise E4). */
export async function refuseForeignStart(
	command: string,
	{env, texts: {start}}: Pick<Context, 'env' | 'texts'>,
): Promise<void> {
	if (process.geteuid?.() !== 0 || always.includes(command)) return;
	const found = await readForeignStart(env);
	if (found === null) return;
	const message = found.what === 'npm' ? start.npm(clean(found.path)) : start.nodeOptions(clean(found.value));
	throw new Failure(message, exitCode.disagrees);
}
