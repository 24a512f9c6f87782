import type {Check} from '../../model/check.js';
import {clean} from '../../model/clean.js';
import {type ExitCode, exitCode} from '../../model/exit-code.js';
import type {GuestBoot} from '../../model/guest-boot.js';
import type {Plan} from '../../model/plan.js';
import type {RunOutcome, Signal, TurnedBack} from '../../model/run-event.js';
import {foldCommand} from '../../wizard/fold-command.js';
import {appliedLines, type OutcomeLine} from '../../wizard/live/applied-text.js';
import {bootText} from '../../wizard/live/words.js';
import {wrap} from '../../wizard/measure.js';
import {
	checkGroups,
	foreignLines,
	leftoverLines,
	nextLines,
	type OutcomeContext,
	turnedLines,
} from './outcome-parts.js';

/** How a run ended, for people, without a line end. Commands stand alone on their lines, to be copied. */
export function outcomeText(outcome: RunOutcome, context: OutcomeContext): string {
	const {quote, columns} = context;
	return linesOf(outcome, context)
		.flatMap(line => {
			if (typeof line === 'string') return wrapped(clean(line), columns);
			return 'asIs' in line ? [clean(line.asIs)] : foldCommand(line.command, {quote, columns, indent: 2});
		})
		.join('\n');
}

/** What follows the first line begins below it. */
function wrapped(line: string, columns = Number.POSITIVE_INFINITY): string[] {
	const text = line.trimStart();
	const indent = line.slice(0, line.length - text.length);
	return wrap(text, columns - indent.length).map(part => indent + part);
}

function linesOf(outcome: RunOutcome, context: OutcomeContext): readonly OutcomeLine[] {
	const {texts, plan, own} = context;
	const say = texts.run.outcome;
	switch (outcome.kind) {
		case 'nothing-to-do':
			return [say.nothingToDo, ...checkGroups(outcome.checks, texts)];
		case 'done':
			return [
				say.done,
				...checkGroups(outcome.checks, texts),
				...(plan ? bootLines(outcome.boot, plan, context) : []),
				...(plan ? ['', ...appliedLines({plan, texts, own, answers: isSeen(outcome.checks)})] : []),
			];
		case 'undone':
			return [
				say.undone,
				say.kept,
				...foreignLines(outcome.foreign, texts),
				'',
				say.purge,
				{command: context.own.purge},
			];
		case 'rolled-back':
			return [
				...turnedLines(outcome.turned, context),
				'',
				say.asBefore,
				...(outcome.restored ? [say.restored] : []),
				...nextLines(outcome.turned, context),
			];
		case 'leftovers':
			return [
				...(outcome.turned ? [...turnedLines(outcome.turned, context), ''] : []),
				...leftoverLines(outcome, context),
			];
	}
}

/** Somebody who waited in vain hears how far it is, and where to watch the rest. */
function bootLines(
	boot: GuestBoot | null,
	{answers}: Plan,
	{texts, own}: OutcomeContext,
): readonly OutcomeLine[] {
	if (boot === null || boot.stage === 'ready') return [];
	const watch = own.logs(answers.container.name, '--follow', '--tail', '20');
	return ['', texts.run.boot.asFar(bootText(texts, boot)), {command: watch}];
}

/** DSM has spoken, and nothing of it is still to come. */
function isSeen(checks: readonly Check[]): boolean {
	const spoken = checks.some(({check, verdict}) => check === 'guest-mac' && verdict === 'ok');
	return spoken && checks.every(({verdict}) => verdict !== 'waiting');
}

const ofSignal: Readonly<Record<Signal, ExitCode>> = {
	SIGHUP: exitCode.hungUp,
	SIGINT: exitCode.interrupted,
	SIGTERM: exitCode.terminated,
};

/** What the program ends with after a run. */
export function exitOf(outcome: RunOutcome): ExitCode {
	switch (outcome.kind) {
		case 'done':
		case 'nothing-to-do':
		case 'undone':
			return exitCode.done;
		case 'rolled-back':
			return ofTurn(outcome.turned);
		case 'leftovers':
			return exitCode.leftovers;
	}
}

function ofTurn(turned: TurnedBack): ExitCode {
	switch (turned.because) {
		case 'signal':
			return ofSignal[turned.signal];
		// Taking back what an earlier run left was the very task.
		case 'unfinished':
			return exitCode.done;
		default:
			return exitCode.failed;
	}
}
