import {clean} from '../../model/clean.js';
import {resolveWord} from '../../model/command.js';
import type {Finding} from '../../model/finding.js';
import type {Plan} from '../../model/plan.js';
import type {Move} from '../../model/run-event.js';
import {specLabel} from '../../model/spec.js';
import {isSame, type Step} from '../../model/step.js';
import {tellFinding} from '../../text/by-code.js';
import type {Texts} from '../../text/en.js';
import {stepTitle} from '../../text/step-title.js';

/** What somebody agrees to: the steps and what stands against them, and which of them are to be done. */
export type Proposal = {readonly plan: Pick<Plan, 'steps' | 'findings'>; readonly moves: readonly Move[]};

/**
 * Whether what was looked at is what would be done: with which commands, and what stands against it. Whether the image is
 * there yet makes no difference: it may come in these seconds, by the user's own wish, and is among the steps in any case.
 */
export function isSameProposal(before: Proposal, now: Proposal): boolean {
	const essence = (one: Proposal) => JSON.stringify([one.plan.steps, graveOf(one), askedOf(one)]);
	return essence(before) === essence(now);
}

/**
 * In which way a proposal has become another one, a sentence for each difference: the words of a command, a step, a grave
 * finding. A step's title alone where its commands show nothing that could be told, as the content of a file.
 */
export function whatChanged(before: Proposal, now: Proposal, texts: Texts): string[] {
	const lines = [
		...changedSteps(before.plan.steps, now.plan.steps, texts),
		...changedMoves(askedOf(before), askedOf(now), texts),
		...changedFindings(graveOf(before), graveOf(now), texts),
	];
	// A word may hold anything that a container was started with.
	return lines.map(clean);
}

function changedSteps(before: readonly Step[], now: readonly Step[], texts: Texts): string[] {
	const {changed} = texts.act;
	const title = (step: Step) => stepTitle(texts, step);
	return [
		...now.flatMap(step => {
			const was = before.find(other => isSame(step, other));
			if (!was) return [changed.newStep(title(step))];
			if (JSON.stringify(was) === JSON.stringify(step)) return [];
			return [changed.words(title(step), wordsOnlyIn(was, step), wordsOnlyIn(step, was))];
		}),
		...without(before, now, isSame).map(step => changed.goneStep(title(step))),
	];
}

function changedMoves(before: readonly Move[], now: readonly Move[], texts: Texts): string[] {
	const {changed} = texts.act;
	const same = (one: Move, other: Move) => isSame(one, other) && one.direction === other.direction;
	const title = (move: Move) =>
		move.direction === 'take-back' ? texts.act.takenAway(stepTitle(texts, move)) : stepTitle(texts, move);
	return [
		...without(now, before, same).map(move => changed.newMove(title(move))),
		...without(before, now, same).map(move => changed.goneMove(title(move))),
	];
}

function changedFindings(before: readonly Finding[], now: readonly Finding[], texts: Texts): string[] {
	const {changed} = texts.act;
	const same = (one: Finding, other: Finding) => JSON.stringify(one) === JSON.stringify(other);
	const title = (finding: Finding) => tellFinding(texts.findings, finding).title;
	return [
		...without(now, before, same).map(finding => changed.newFinding(title(finding))),
		...without(before, now, same).map(finding => changed.goneFinding(title(finding))),
	];
}

function askedOf({moves}: Proposal): Move[] {
	return moves.filter(({id}) => id !== 'image');
}

function graveOf({plan}: Proposal): Finding[] {
	return plan.findings.filter(({severity}) => severity === 'error' || severity === 'danger');
}

function without<T>(list: readonly T[], other: readonly T[], same: (one: T, other: T) => boolean): T[] {
	return list.filter(one => !other.some(two => same(one, two)));
}

/** Words of its commands that the other step's have not; more than a few, or long ones, say nothing to anybody. */
function wordsOnlyIn(step: Step, other: Step): string[] {
	const known = new Set(wordsOf(other));
	return wordsOf(step)
		.filter(word => !known.has(word) && word.length <= longest)
		.slice(0, most);
}

const most = 3;
/** Characters. */
const longest = 80;

function wordsOf({run}: Step): string[] {
	return run
		.flatMap(action => (action.kind === 'run' ? action.command[1] : []))
		.map(word => resolveWord(word, '.'))
		.filter(word => !word.startsWith(`${specLabel}=`));
}
