import process from 'node:process';
import {quoteCommand} from '../../export/quote.js';
import type {Plan} from '../../model/plan.js';
import type {RunOutcome, TurnedBack} from '../../model/run-event.js';
import {recognise} from '../../plan/causes/recognise.js';
import {tellCause} from '../../text/by-code.js';
import type {OwnCommands} from '../../wizard/live/applied-text.js';
import {type Context, onStdout} from '../context.js';
import {outcomeText} from '../report/outcome.js';

/** How a run ended, for people. */
export function sayOutcome(outcome: RunOutcome, plan: Plan | null, own: OwnCommands, context: Context): void {
	const {json, accessible, out} = context;
	const {texts} = onStdout(context);
	if (json) return;
	const turned = 'turned' in outcome ? outcome.turned : null;
	const cause = causeOf(turned, plan, onStdout(context));
	// The window may have another size than it had at the start.
	const columns = accessible ? undefined : process.stdout.columns;
	out(`${outcomeText(outcome, {texts, plan, quote: quoteCommand, own, cause, columns})}\n`);
}

/** The cause in plain words, where the catalogue knows it. */
function causeOf(turned: TurnedBack | null, plan: Plan | null, {texts}: Context): string | null {
	if (!plan || (turned?.because !== 'failed' && turned?.because !== 'checks')) return null;
	const lines = turned.because === 'failed' ? turned.failure.lines : turned.lines;
	const {nic, container} = plan.answers;
	const cause = recognise(lines, {nic, image: container.image, container: container.name});
	if (!cause) return null;
	const {what, fix} = tellCause(texts.causes, cause);
	// Chinese has no blank after its full stop.
	return what.endsWith('。') ? `${what}${fix}` : `${what} ${fix}`;
}
