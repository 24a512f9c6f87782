import {withNewVlans} from '../../answers/new-vlans.js';
import {cardsOf} from '../../model/answers.js';
import {clean} from '../../model/clean.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import type {Move} from '../../model/run-event.js';
import {stepTitle} from '../../text/step-title.js';
import type {Context} from '../context.js';
import {askLan, gatherFacts, questionsOf} from '../gather.js';
import {nextMoves} from './next-moves.js';
import {type Prepared, prepareSetup} from './prepare.js';
import type {StateOptions} from './state.js';
import {isSameProposal, whatChanged} from './what-changed.js';

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
		throw new Failure(act.refused[next.why](clean(stepTitle(texts, next.step))), exitCode.disagrees);
	}
	const before = {plan: approved.plan, moves};
	const now = {plan: current.plan, moves: next.kind === 'go' ? next.moves : []};
	if (isSameProposal(before, now)) return current;
	const changed = whatChanged(before, now, texts);
	throw new Failure(
		[act.stale, ...changed.map(line => `  ${line}`), act.nothingDone].join('\n'),
		exitCode.disagrees,
	);
}
