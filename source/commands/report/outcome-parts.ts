import type {Check, Verdict} from '../../model/check.js';
import type {ResolvedCommand} from '../../model/command.js';
import type {Plan} from '../../model/plan.js';
import type {Move, RunOutcome, StepFailure, TurnedBack} from '../../model/run-event.js';
import {tellCheck} from '../../text/by-code.js';
import type {Texts} from '../../text/en.js';
import type {OutcomeLine, OwnCommands} from '../../wizard/live/applied-text.js';
import {subjectText, whyText} from '../../wizard/live/words.js';

export type OutcomeContext = {
	readonly texts: Texts;
	/** What was to be set up; null for an undo. */
	readonly plan: Plan | null;
	readonly quote: (command: ResolvedCommand) => string;
	readonly own: OwnCommands;
	/** Why it failed, in plain words, where that is known. */
	readonly cause: string | null;
	/** Of the terminal; undefined: nobody sits at one, and no sentence is wrapped. */
	readonly columns?: number | undefined;
};

/** What was seen, what was seen to be otherwise, what is not there yet, and what could not be seen. */
export function checkGroups(checks: readonly Check[], texts: Texts): string[] {
	const {verified, notAsPlanned, notYet, notVerified} = texts.run.outcome;
	const groups: ReadonlyArray<readonly [Verdict, string]> = [
		['ok', verified],
		['failed', notAsPlanned],
		['waiting', notYet],
		['unknown', notVerified],
	];
	return groups.flatMap(([verdict, label]) => {
		const found = checks.filter(check => check.verdict === verdict);
		return found.length === 0 ? [] : ['', label, ...found.map(check => `  ${tellCheck(texts, check)}`)];
	});
}

export function foreignLines(foreign: readonly Move[], texts: Texts): string[] {
	if (foreign.length === 0) return [];
	return ['', texts.run.outcome.foreign, ...foreign.map(move => `  ${subjectText(texts, move)}`)];
}

export function turnedLines(turned: TurnedBack, context: OutcomeContext): readonly OutcomeLine[] {
	const {texts, cause} = context;
	const say = texts.run.outcome;
	switch (turned.because) {
		case 'failed':
			return failureLines(turned.failure, context);
		case 'checks':
			return [
				say.checks,
				...checkGroups(
					turned.checks.filter(({verdict}) => verdict === 'failed'),
					texts,
				),
				...(cause === null ? [] : ['', say.cause(cause)]),
				...(turned.lines.length > 0
					? ['', say.containerLines, ...turned.lines.map(line => `  ${line}`)]
					: []),
			];
		case 'signal':
			return [say.signal(texts.run.signals[turned.signal])];
		case 'unguarded':
		case 'journal':
			return [say[turned.because](turned.reason)];
		case 'unconfirmed':
		case 'unfinished':
			return [say[turned.because]];
	}
}

function failureLines(failure: StepFailure, {texts, cause}: OutcomeContext): OutcomeLine[] {
	const say = texts.run.outcome;
	return [
		say.failed(subjectText(texts, failure)),
		...(cause === null ? [] : [say.cause(cause)]),
		whyText(texts, failure),
		...(failure.command ? ['', say.command, {command: failure.command}] : []),
		...(failure.lines.length > 0 ? ['', say.lines, ...failure.lines.map(line => `  ${line}`)] : []),
	];
}

/** What is left, what takes it away, and what did not come back. */
export function leftoverLines(
	{leftovers, formerGone}: Extract<RunOutcome, {readonly kind: 'leftovers'}>,
	{texts, own}: OutcomeContext,
): OutcomeLine[] {
	const say = texts.run.outcome;
	const commands = leftovers.flatMap(left => left.commands);
	return [
		...(leftovers.length > 0
			? [say.leftovers, ...leftovers.map(left => `  ${subjectText(texts, left)}`), '']
			: []),
		...(formerGone ? [say.formerGone, ''] : []),
		...(leftovers.length > 0 ? [say.next.rest, {command: own.undo}] : []),
		...(commands.length > 0
			? [say.leftoversRun(commands.length), ...commands.map(command => ({command}))]
			: []),
		say.next.stands,
		{command: own.status},
		...againLines(say.next.afterwards, own),
		...notedLines(say.next.noted, own),
	];
}

/** What whoever reads that it did not work can do now. */
export function nextLines({because}: TurnedBack, {texts, own}: OutcomeContext): OutcomeLine[] {
	const say = texts.run.outcome.next;
	const isWilled = because === 'signal' || because === 'unconfirmed' || because === 'unfinished';
	return [
		'',
		...(because === 'failed' || because === 'checks' ? [say.find, {command: own.doctor}] : []),
		...(because === 'unfinished' ? [say.stands, {command: own.status}] : []),
		...againLines(isWilled ? say.again : say.afterwards, own),
		// Where it cannot be written there is none, or not all of it.
		...(because === 'journal' || because === 'unguarded' ? [] : notedLines(say.noted, own)),
	];
}

function againLines(label: string, {again}: OwnCommands): OutcomeLine[] {
	return again ? [label, {command: again}] : [];
}

function notedLines(label: string, {journal}: OwnCommands): OutcomeLine[] {
	return [label, {asIs: `  ${journal}`}];
}
