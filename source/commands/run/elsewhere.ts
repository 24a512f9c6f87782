import {quoteCommand} from '../../export/quote.js';
import {cardsOf} from '../../model/answers.js';
import {clean} from '../../model/clean.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import {cardOfStep, type Step} from '../../model/step.js';
import {standingIn, standingSteps} from '../../plan/standing.js';
import {stepTitle} from '../../text/step-title.js';
import type {Context} from '../context.js';
import {permanentMacOf} from './nic-mac.js';
import type {Prepared} from './prepare.js';
import {programWords, type StateOptions} from './program-words.js';

/**
 * What stands of this installation, and has no place in the plan: another card, other names, another layout. To change
 * to the plan would leave it there for ever, and of the other card nobody would know any more how it was before us: its
 * note is on a network that is made anew. So it has to be taken down first, and nothing is done (promises A8, A9).
 */
export function refuseElsewhere(prepared: Prepared, options: StateOptions, {texts}: Context): void {
	const {plan, answers, facts} = prepared;
	const left = standing(prepared)
		.filter(
			({id, subject, undo}) =>
				undo.length > 0 && !plan.steps.some(step => step.id === id && step.subject === subject),
		)
		// It was kept, and its owner did not want it any more.
		.filter(({id}) => id !== 'predecessor' || !isGone(prepared))
		// The same card under another name: nothing stays behind on the former one (F20).
		.filter(
			({id, subject}) =>
				!(id.startsWith('nic-') && (isRenamed(prepared, cardOfStep(id)) || !isCard(subject, facts))),
		);
	if (left.length === 0) return;
	const {act} = texts;
	throw new Failure(
		[
			act.elsewhere,
			...left.map(({id, subject}) => `  ${clean(stepTitle(texts, {id, subject}))}`),
			act.elsewhereFix,
			`  ${clean(quoteCommand(programWords('undo', answers.prefix, options)))}`,
			act.nothingDone,
		].join('\n'),
		exitCode.disagrees,
	);
}

function isRenamed({former, facts, answers}: Prepared, card: number): boolean {
	const then = former ? [former.nic, ...(former.further ?? [])][card - 1] : undefined;
	const now = cardsOf(answers)[card - 1];
	return then?.mac != null && now !== undefined && then.mac === permanentMacOf(facts, now.nic);
}

function isGone({facts, answers}: Prepared): boolean {
	return facts.predecessors.some(({install, place}) => install === answers.prefix && place === 'gone');
}

function isCard(name: string, {nics}: Prepared['facts']): boolean {
	return nics.some(nic => nic.name === name);
}

/** By our own files, else by the labels. */
function standing({plan, facts, former, unfinished}: Prepared): readonly Step[] {
	const noted = [
		...(unfinished?.head.former?.steps ?? []),
		...(unfinished?.head.steps ?? []),
		...(former?.steps ?? []),
	];
	if (noted.length > 0) return [...new Map(noted.map(step => [`${step.id} ${step.subject}`, step])).values()];
	const labelled = standingIn(facts).find(({install}) => install === plan.answers.prefix);
	return labelled ? standingSteps(labelled, facts.host) : [];
}
