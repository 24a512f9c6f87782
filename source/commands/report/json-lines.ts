import type {ResolvedCommand} from '../../model/command.js';
import type {RunEvent, RunOutcome, StepFailure, TurnedBack} from '../../model/run-event.js';
import {safeJson} from '../../model/safe-json.js';
import {exitOf} from './outcome.js';

const schema = 'vdsm-passthru/run/1';

/**
 * One JSON object on a line for each thing that happens; the first one names the schema first (promise F1). Times are
 * milliseconds, a command is the list of the program and its arguments.
 */
export function jsonLines(write: (text: string) => void): (event: RunEvent) => void {
	let first = true;
	return event => {
		const line = first ? {schema, ...eventJson(event)} : eventJson(event);
		first = false;
		write(`${safeJson(line)}\n`);
	};
}

function eventJson(event: RunEvent): object {
	switch (event.type) {
		case 'command':
			return {type: event.type, command: argv(event.command)};
		case 'step-failed':
			return {...event, failure: failureJson(event.failure)};
		case 'turned-back':
			return {...event, turned: turnedJson(event.turned)};
		case 'finished': {
			const {type, outcome, ms} = event;
			return {type, outcome: outcomeJson(outcome), exitCode: exitOf(outcome), ms};
		}
		default:
			return event;
	}
}

function argv([program, args]: ResolvedCommand): readonly string[] {
	return [program, ...args];
}

function failureJson({command, ...failure}: StepFailure): object {
	return {...failure, command: command && argv(command)};
}

function turnedJson(turned: TurnedBack): object {
	return turned.because === 'failed' ? {...turned, failure: failureJson(turned.failure)} : turned;
}

function outcomeJson(outcome: RunOutcome): object {
	switch (outcome.kind) {
		case 'rolled-back':
			return {...outcome, turned: turnedJson(outcome.turned)};
		case 'leftovers':
			return {
				...outcome,
				turned: outcome.turned && turnedJson(outcome.turned),
				leftovers: outcome.leftovers.map(({commands, ...left}) => ({...left, commands: commands.map(argv)})),
			};
		default:
			return outcome;
	}
}
