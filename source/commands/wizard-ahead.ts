import type {ExitCode} from '../model/exit-code.js';
import {firstSentences} from '../wizard/first-sentences.js';
import type {Context} from './context.js';
import {drawAhead} from './draw-ahead.js';
import type {WizardSources} from './wizard-ports.js';

/**
 * `vdsm-passthru` with something said along, with its first frame on the screen while everything else is being loaded. With
 * nothing said `start.ts` has drawn it already.
 */
export async function wizardAhead(sources: WizardSources, context: Context): Promise<ExitCode> {
	const {texts, accessible, ahead = 0} = context;
	const draws = ahead === 0 && isPlain(sources) && !accessible;
	const rows = draws ? drawAhead({...context, sentences: firstSentences(texts)}) : ahead;
	const {wizardCommand} = await import('./wizard.js');
	return wizardCommand(sources, context, rows);
}

/** Nothing can be wrong with what was said, so that no message has to stand where a frame was. */
function isPlain({factsFile, answersFile, giveUp, stateDir}: WizardSources): boolean {
	return [factsFile, answersFile, giveUp, stateDir].every(source => source === undefined);
}
