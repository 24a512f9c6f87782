import type {ResolvedCommand} from '../../model/command.js';
import type {FixEnd, FixEvent} from '../../model/diagnosis/fix-run.js';
import {type RunResult, run} from '../../system/run.js';
import {testPoint} from '../../system/test-point.js';
import {type FixRecord, writeFixes} from './fix-record.js';

/** Milliseconds for one command. Docker waits up to two minutes for DSM to shut down, and a start takes its time. */
const limit = 5 * 60_000;

export type FixRun = {
	/** Of our state; the caller holds its lock. */
	readonly stateFolder: string;
	/** What is remembered there, as it was read under that lock. */
	readonly fixes: readonly FixRecord[];
	/** Ends the running command; no other is started. */
	readonly signal: AbortSignal;
	readonly onEvent: (event: FixEvent) => void;
};

/**
 * Runs the commands of a fix, one after another, until one fails. What is about to be done, and what takes it back, is on
 * the disk before the first one starts (promise A11); rejects with a StateError where that cannot be, and then nothing was
 * started.
 */
export async function runFix(fix: Omit<FixRecord, 'state' | 'ran'>, options: FixRun): Promise<FixEnd> {
	const {stateFolder, fixes} = options;
	const note = async (state: FixRecord['state'], ran: number) =>
		writeFixes(stateFolder, [...fixes, {...fix, state, ran}]);
	await note('begun', 0);
	await testPoint('fix:begun');
	const {end, ran} = await runAll(fix.commands, options);
	// Where this cannot be written, `begun` stands, and it can be taken back all the same.
	await note(end.kind === 'done' ? 'done' : 'failed', ran).catch(() => undefined);
	return end;
}

/** Takes back what is remembered, with the commands that are remembered. Rejects with a StateError before it began. */
export async function undoFix(fix: FixRecord, options: FixRun): Promise<FixEnd> {
	const {stateFolder, fixes} = options;
	const note = async (state: FixRecord['state']) =>
		writeFixes(
			stateFolder,
			fixes.map(one => (one.at === fix.at && one.pid === fix.pid ? {...one, state} : one)),
		);
	await note('undoing');
	const {end} = await runAll(fix.undo, options, takesAway);
	await note(end.kind === 'done' ? 'undone' : 'undo-failed').catch(() => undefined);
	return end;
}

/** What is not there any more has not to be taken away: the fix may have failed half way. */
function takesAway([program, [first, second]]: ResolvedCommand): boolean {
	return program === 'docker' && first === 'network' && (second === 'disconnect' || second === 'rm');
}

async function runAll(
	commands: readonly ResolvedCommand[],
	{signal, onEvent}: FixRun,
	mayFail: (command: ResolvedCommand) => boolean = () => false,
): Promise<{readonly end: FixEnd; readonly ran: number}> {
	for (const [ran, command] of commands.entries()) {
		onEvent({type: 'command', command, index: ran, total: commands.length});
		const result = await run(command, {
			timeoutMs: limit,
			signal,
			onLine: line => onEvent({type: 'output', line}),
		});
		if (result.failed === null && (result.exitCode === 0 || mayFail(command))) continue;
		return {end: failure(command, result), ran};
	}
	return {end: {kind: 'done'}, ran: commands.length};
}

function failure(command: ResolvedCommand, {failed, exitCode, stdout, stderr}: RunResult): FixEnd {
	const lines = `${stdout}\n${stderr}`.split(/\r?\n/).filter(line => line.trim() !== '');
	const why =
		failed === 'not-found' || failed === 'untrusted'
			? 'no-program'
			: failed === 'timeout'
				? 'limit'
				: 'failed';
	return {kind: 'failed', why, command, exitCode, lines: lines.slice(-10)};
}
