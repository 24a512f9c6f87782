import process from 'node:process';
import type {ExitCode} from '../model/exit-code.js';
import {drawn, firstFrame} from '../wizard/first-frame.js';
import {glyphsFor} from '../wizard/glyphs.js';
import type {Context} from './context.js';
import type {WizardSources} from './wizard-ports.js';

/** `vdsm-passthru` alone, with its first frame on the screen while everything else is being loaded. */
export async function wizardAhead(sources: WizardSources, context: Context): Promise<ExitCode> {
	const rows = isPlain(sources) && !context.accessible ? drawAhead(context) : 0;
	const {wizardCommand} = await import('./wizard.js');
	return wizardCommand(sources, context, rows);
}

/** Nothing can be wrong with what was said, so that no message has to stand where a frame was. */
function isPlain({factsFile, answersFile, giveUp, stateDir}: WizardSources): boolean {
	return [factsFile, answersFile, giveUp, stateDir].every(source => source === undefined);
}

/** How many rows were drawn. */
function drawAhead({texts, ascii, colour, columns, out}: Context): number {
	const {stdin, stdout, platform} = process;
	if (platform !== 'linux' || !stdin.isTTY || !stdout.isTTY) return 0;
	const lines = firstFrame({texts, glyphs: glyphsFor(ascii), columns, rows: stdout.rows || 24});
	if (!lines) return 0;
	// Keys that come now are the wizard's, and are not to be seen in its frame.
	stdin.setRawMode(true);
	out(drawn(lines, colour));
	return lines.length;
}
