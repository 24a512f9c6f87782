import {quoteCommand} from '../../export/quote.js';
import {cardsOf} from '../../model/answers.js';
import {clean} from '../../model/clean.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import {cardsThen} from '../../model/journal.js';
import {cardOfStep, isSame, type Step, type StepId} from '../../model/step.js';
import {standingIn, standingSteps} from '../../plan/standing.js';
import {stepOf} from '../../plan/transition.js';
import {stepTitle} from '../../text/step-title.js';
import type {Context} from '../context.js';
import {permanentMacOf} from './nic-mac.js';
import type {Prepared} from './prepare.js';
import {asStarted, programWords, type StateOptions} from './program-words.js';

/**
 * What stands of this installation by its record, and has no place in the plan: on another card, under other names, of
 * another layout. The change takes it back with the commands that the record has for it, and makes it again from there when
 * anything goes wrong, the card as it was before us included (promises A8, A9).
 */
export function leftSteps(prepared: Prepared): readonly Step[] {
	return formerWithoutPlace(prepared).filter(({id}) => !returning.includes(id));
}

/** What would have DSM's former container start again beside the new one, on other data, is nothing to be done on the way. */
const returning: readonly StepId[] = ['predecessor', 'environment'];

function formerWithoutPlace(prepared: Prepared): readonly Step[] {
	const {former, unfinished} = prepared;
	return withoutPlace(unfinished?.head.former?.steps ?? former?.steps ?? [], prepared);
}

/**
 * The same where there is no record, of a container that made room, or of a change that was cut off and is not gone on with: to change to the plan would leave
 * it there for ever, and nobody would know how to make it again. So it has to be taken down first, and nothing is done.
 */
export function refuseElsewhere(prepared: Prepared, options: StateOptions, context: Context): void {
	const {texts} = context;
	const {answers, unfinished, former} = prepared;
	const known = leftSteps(prepared);
	const others = unfinished?.head.steps ?? (former ? [] : labelled(prepared));
	const left = [...formerWithoutPlace(prepared), ...withoutPlace(others, prepared)].filter(
		step => stepOf(step, known) === undefined,
	);
	if (left.length === 0) return;
	const {act} = texts;
	throw new Failure(
		[
			act.elsewhere,
			...left.map(({id, subject}) => `  ${clean(stepTitle(texts, {id, subject}))}`),
			act.elsewhereFix,
			`  ${clean(quoteCommand(asStarted(programWords('undo', answers.prefix, options), context)))}`,
			act.nothingDone,
		].join('\n'),
		exitCode.disagrees,
	);
}

function withoutPlace(steps: readonly Step[], prepared: Prepared): readonly Step[] {
	const {plan, facts} = prepared;
	return (
		steps
			.filter(step => step.undo.length > 0 && !plan.steps.some(one => isSame(one, step)))
			// It was kept, and its owner did not want it any more.
			.filter(({id}) => id !== 'predecessor' || !isGone(prepared))
			// The same card under another name: nothing stays behind on the former one (F20).
			.filter(
				({id, subject}) =>
					!(id.startsWith('nic-') && (isRenamed(prepared, cardOfStep(id)) || !isCard(subject, facts))),
			)
	);
}

function isRenamed({former, facts, answers}: Prepared, card: number): boolean {
	const then = former ? cardsThen(former)[card - 1] : undefined;
	const now = cardsOf(answers)[card - 1];
	if (then === undefined || isCard(then.name, facts)) return false;
	return then.mac != null && now !== undefined && then.mac === permanentMacOf(facts, now.nic);
}

function isGone({facts, answers}: Prepared): boolean {
	return facts.predecessors.some(({install, place}) => install === answers.prefix && place === 'gone');
}

function isCard(name: string, {nics}: Prepared['facts']): boolean {
	return nics.some(nic => nic.name === name);
}

function labelled({plan, facts}: Prepared): readonly Step[] {
	const found = standingIn(facts).find(({install}) => install === plan.answers.prefix);
	return found ? standingSteps(found, facts.host) : [];
}
