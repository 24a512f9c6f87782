import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import type {Context} from '../context.js';
import {ask, canAsk} from './ask.js';

/** Asks once whether to go on; `--yes` has answered already. Without anybody to ask, the flag is named (promise F3). */
export async function approve(
	question: string,
	{yes, noInput}: {readonly yes: boolean; readonly noInput: boolean},
	{texts, json}: Context,
): Promise<boolean> {
	if (yes) return true;
	if (!canAsk() || json || noInput) throw new Failure(texts.act.yesMissing, exitCode.usage);
	const typed = await ask(`${question} ${texts.act.yesOrNo} `);
	return typed !== null && !typed.pasted && texts.act.yesWords.includes(typed.text.toLowerCase());
}
