import process from 'node:process';
import {type FixRecord, readFixes} from '../../apply/fix/fix-record.js';
import {runFix} from '../../apply/fix/run-fix.js';
import {StateError} from '../../apply/state/state-error.js';
import {clean} from '../../model/clean.js';
import type {ResolvedCommand} from '../../model/command.js';
import type {FixEnd, FixEvent} from '../../model/diagnosis/fix-run.js';
import {offerOf} from '../../model/diagnosis/offer.js';
import type {Result} from '../../model/diagnosis/verdict.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import {isBusy, setBusy} from '../../system/busy.js';
import type {Context} from '../context.js';
import {programWords, type StateOptions} from '../run/program-words.js';
import {locked, openState, originOf} from '../run/state.js';

export type FixOptions = StateOptions & {
	readonly onEvent: (event: FixEvent) => void;
	readonly signal: AbortSignal;
};

export type Fixed = FixEnd | {readonly kind: 'refused'; readonly reason: string};

/** Runs the fix of a result, which the user has agreed to, and notes beforehand what takes it back. Never rejects. */
export async function fixResult(result: Result, options: FixOptions, context: Context): Promise<Fixed> {
	const offer = offerOf(result);
	if (offer?.kind !== 'run') return {kind: 'refused', reason: result.id};
	const {commands, undo} = offer.fix;
	try {
		const stateFolder = await openState(options, context);
		return await locked(stateFolder, 'doctor', context, async lost => {
			const fixes = await fixesIn(stateFolder, context);
			const signal = AbortSignal.any([options.signal, lost]);
			const fix = {...originOf(context), check: result.id, commands, undo: undo ?? []};
			return whileBusy(async () => runFix(fix, {stateFolder, fixes, signal, onEvent: options.onEvent}));
		});
	} catch (error) {
		return {kind: 'refused', reason: sentenceOf(error, context)};
	}
}

/** What is remembered; a Failure where that cannot be read. */
export async function fixesIn(stateFolder: string, {texts}: Context): Promise<readonly FixRecord[]> {
	const read = await readFixes(stateFolder);
	if (read.kind === 'none') return [];
	if (read.kind === 'read') return read.fixes;
	throw new Failure(texts.state.refused[read.why](clean(read.path), clean(read.reason)), exitCode.disagrees);
}

/** Whoever may be watching: it comes to its end. */
export async function whileBusy<T>(work: () => Promise<T>): Promise<T> {
	const before = isBusy();
	setBusy(true);
	try {
		return await work();
	} finally {
		setBusy(before);
	}
}

export function sentenceOf(error: unknown, {texts}: Pick<Context, 'texts'>): string {
	if (error instanceof Failure) return error.message;
	if (error instanceof StateError)
		return texts.state.faults[error.fault](clean(error.path), clean(error.reason));
	throw error;
}

export function isRoot(): boolean {
	return process.geteuid?.() === 0;
}

/** The command line that takes the last fix back. */
export function undoWords(options: StateOptions): ResolvedCommand {
	const [program, args] = programWords('doctor', undefined, options);
	return [program, [...args, '--undo-fix']];
}
