import process from 'node:process';
import {quoteCommand} from '../../export/quote.js';
import {bySudo} from '../../model/by-sudo.js';
import {clean} from '../../model/clean.js';
import type {ResolvedCommand} from '../../model/command.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import type {Move} from '../../model/run-event.js';
import type {Step} from '../../model/step.js';
import {stepTitle} from '../../text/step-title.js';
import {foldCommand} from '../../wizard/fold-command.js';
import type {Context} from '../context.js';

/**
 * Some steps change the host's own network, which root alone may. Without it: which ones they are, and the one command
 * that runs the same as root (promise E1).
 */
export function refuseWithoutRoot(
	steps: readonly Step[],
	moves: readonly Move[],
	again: ResolvedCommand,
	context: Context,
): void {
	const {texts} = context;
	if (process.geteuid?.() === 0) return;
	const needing = steps.filter(({id, needsRoot}) => needsRoot && moves.some(move => move.id === id));
	if (needing.length === 0) return;
	refuseAsUser(
		needing.map(({id, subject}) => clean(stepTitle(texts, {id, subject}))),
		again,
		context,
	);
}

/** The same for things that have a name of their own. */
export function refuseAsUser(
	things: readonly string[],
	again: ResolvedCommand,
	{texts, columns, isTerminal, sudoPath}: Pick<Context, 'texts' | 'columns' | 'isTerminal' | 'sudoPath'>,
): never {
	const folding = {quote: quoteCommand, columns: isTerminal ? columns : undefined, indent: 2};
	throw new Failure(
		[
			texts.act.needsRoot,
			...things.map(thing => `  ${clean(thing)}`),
			texts.act.asRoot,
			...foldCommand(bySudo(again, sudoPath), folding),
		].join('\n'),
		exitCode.disagrees,
	);
}
