import {withNewVlans} from '../../answers/new-vlans.js';
import {cardsOf} from '../../model/answers.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import type {Plan} from '../../model/plan.js';
import type {Move} from '../../model/run-event.js';
import {stepTitle} from '../../text/step-title.js';
import type {Context} from '../context.js';
import {askLan, gatherFacts, questionsOf} from '../gather.js';
import {nextMoves} from './next-moves.js';
import {type Prepared, prepareSetup} from './prepare.js';
import type {StateOptions} from './state.js';
import {whatChanged} from './what-changed.js';

/**
 * What was approved is what is applied (promise A3): the machine is looked at again, and when the plan has become another
 * one meanwhile, nothing is done.
 */
export async function approvedStill(
	approved: Prepared,
	moves: readonly Move[],
	options: StateOptions & {readonly giveUp: string | undefined},
	context: Context,
): Promise<Prepared> {
	const {answers} = approved;
	const read = await gatherFacts(undefined, context, {takeOver: answers.takeOver});
	// A VLAN that is to be made is not there to be read.
	const facts = await askLan(
		withNewVlans(
			read,
			cardsOf(answers).map(({nic}) => nic),
		),
		questionsOf(answers),
	);
	const current = await prepareSetup({answers, facts}, options, context);
	const {next} = await nextMoves(current);
	const {texts} = context;
	const {act} = texts;
	if (next.kind === 'refused') {
		throw new Failure(act.refused[next.why](stepTitle(texts, next.step)), exitCode.disagrees);
	}
	const movesNow = next.kind === 'go' ? next.moves : [];
	if (essence(approved.plan, moves) === essence(current.plan, movesNow)) return current;
	const changed = whatChanged({plan: approved.plan, moves}, {plan: current.plan, moves: movesNow}, texts);
	throw new Failure(
		[act.stale, ...changed.map(line => `  ${line}`), act.nothingDone].join('\n'),
		exitCode.disagrees,
	);
}

/**
 * What was looked at: what is done, with which commands, and what stands against it. Not whether the image is there yet: it
 * may come in these seconds, by the user's own wish, and it is among the steps in any case.
 */
function essence({steps, findings}: Plan, moves: readonly Move[]): string {
	const grave = findings.filter(({severity}) => severity === 'error' || severity === 'danger');
	return JSON.stringify([steps, grave, moves.filter(({id}) => id !== 'image')]);
}
