import type {Check, Verdict} from '../../model/check.js';
import type {ResolvedCommand} from '../../model/command.js';
import type {Plan} from '../../model/plan.js';
import type {Leftover, Move, StepFailure, TurnedBack} from '../../model/run-event.js';
import {tellCheck} from '../../text/by-code.js';
import type {Texts} from '../../text/en.js';
import {subjectText, whyText} from '../../wizard/live/words.js';

/** A sentence, to be wrapped, or what has to stay in one piece to be copied. */
export type OutcomeLine = string | {readonly asIs: string};

export type OutcomeContext = {
	readonly texts: Texts;
	/** What was to be set up; null for an undo. */
	readonly plan: Plan | null;
	readonly quote: (command: ResolvedCommand) => string;
	/** Why it failed, in plain words, where that is known. */
	readonly cause: string | null;
	/** Of the terminal; undefined: nobody sits at one, and no sentence is wrapped. */
	readonly columns?: number | undefined;
};

const asIs = (text: string): OutcomeLine => ({asIs: text});

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
	const {texts} = context;
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

function failureLines(failure: StepFailure, {texts, quote, cause}: OutcomeContext): OutcomeLine[] {
	const say = texts.run.outcome;
	return [
		say.failed(subjectText(texts, failure)),
		...(cause === null ? [] : [say.cause(cause)]),
		whyText(texts, failure),
		...(failure.command ? ['', say.command, asIs(`  ${quote(failure.command)}`)] : []),
		...(failure.lines.length > 0 ? ['', say.lines, ...failure.lines.map(line => asIs(`  ${line}`))] : []),
	];
}

export function leftoverLines(leftovers: readonly Leftover[], {texts, quote}: OutcomeContext): OutcomeLine[] {
	const say = texts.run.outcome;
	const commands = leftovers.flatMap(left => left.commands);
	return [
		...(leftovers.length > 0 ? [say.leftovers] : []),
		...leftovers.map(left => `  ${subjectText(texts, left)}`),
		...(commands.length > 0
			? ['', say.leftoversRun, ...commands.map(command => asIs(`  ${quote(command)}`))]
			: []),
	];
}
