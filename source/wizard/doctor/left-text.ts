import {clean} from '../../model/clean.js';
import type {ResolvedCommand} from '../../model/command.js';
import type {DoctorWords} from './doctor-settings.js';
import type {DoctorState} from './doctor-state.js';

/**
 * What stays in the scrollback of what was done; what was found is told apart. Commands stand whole on lines of their own,
 * to be copied.
 */
export function leftLines(
	{end, fixing, diagnosis, tried}: DoctorState,
	howBack: ResolvedCommand,
	{texts, quote}: Pick<DoctorWords, 'texts' | 'quote'>,
): string[] {
	const say = texts.doctorScreen.ended;
	const command = (one: ResolvedCommand) => `    ${quote(one)}`;
	const isIdle = tried.length === 0 && !fixing;
	return [
		...(fixing ? [say.stoppedInFix] : []),
		...tried.flatMap(({commands, end: {kind}}) => [
			kind === 'done' ? say.did : say.tried,
			...commands.map(command),
		]),
		...(isIdle ? [] : [say.howBack, command(howBack)]),
		...(isIdle && end?.kind === 'interrupted' ? [say.stopped] : []),
		...(isIdle && end?.kind === 'left' && !diagnosis ? [say.left] : []),
	].map(clean);
}
