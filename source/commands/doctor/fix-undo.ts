import {type FixRecord, lastStanding} from '../../apply/fix/fix-record.js';
import {undoFix} from '../../apply/fix/run-fix.js';
import {allChecks} from '../../doctor/all-checks.js';
import {quoteCommand} from '../../export/quote.js';
import {clean} from '../../model/clean.js';
import type {FixEnd} from '../../model/diagnosis/fix-run.js';
import {type ExitCode, exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import {safeJson} from '../../model/safe-json.js';
import {exists} from '../../system/files.js';
import {textOf} from '../../text/doctor-text.js';
import {failureSentence} from '../../wizard/doctor/notice-sentence.js';
import type {Context} from '../context.js';
import {approve} from '../run/approve.js';
import type {StateOptions} from '../run/program-words.js';
import {refuseAsUser} from '../run/root.js';
import {locked, openState, stateFolder} from '../run/state.js';
import {fixesIn, isRoot, sentenceOf, undoWords, whileBusy} from './fix.js';
import {type DoctorContext, withDoctor} from './with-doctor.js';

export type UndoFixOptions = StateOptions & {readonly yes: boolean; readonly noInput: boolean};

/** `doctor --undo-fix`: lists the fixes that can be taken back, and takes back the last one, when that is wanted. */
export async function undoFixCommand(options: UndoFixOptions, given: Context): Promise<ExitCode> {
	const context = withDoctor(given);
	const {texts, json, out} = context;
	const {undo: say} = texts.doctorScreen;
	// What root has mended is in root's own folder.
	if (!isRoot()) refuseAsUser([say.what], undoWords(options), context);
	const folder = stateFolder(options, context);
	const fixes = (await exists(folder)) ? await fixesIn(folder, context) : [];
	const last = lastStanding(fixes);
	if (!last) return tell(null, null, context);
	if (!json) out(`${listed(fixes, last, context).join('\n')}\n`);
	if (!(await approve(say.now, options, context))) {
		out(`${texts.act.cancelled}\n`);
		return exitCode.cancelled;
	}
	await openState(options, context);
	const end = await locked(folder, 'doctor', context, async signal => {
		const now = await fixesIn(folder, context);
		const still = lastStanding(now);
		// Somebody else has taken it back, or made another fix, while the question stood here.
		if (still?.at !== last.at || still.pid !== last.pid)
			throw new Failure(texts.act.stale, exitCode.disagrees);
		return whileBusy(async () =>
			undoFix(still, {stateFolder: folder, fixes: now, signal, onEvent: () => undefined}),
		);
	}).catch((error: unknown) => {
		throw error instanceof Failure ? error : new Failure(sentenceOf(error, context), exitCode.failed);
	});
	return tell(last, end, context);
}

function listed(fixes: readonly FixRecord[], last: FixRecord, {texts}: DoctorContext): string[] {
	const {undo: say} = texts.doctorScreen;
	const standing = fixes.filter(({state, undo}) => state !== 'undone' && undo.length > 0).reverse();
	return [
		say.list,
		...standing.map(({at, user, check, state}) => {
			const known = allChecks.find(({id}) => id === check);
			const title = known ? textOf(texts.doctor, known.id).title : check;
			return `  ${clean(say.entry(at, user, title, say.state[state]))}`;
		}),
		say.runs,
		...last.undo.map(command => `    ${clean(quoteCommand(command))}`),
	];
}

function tell(fix: FixRecord | null, end: FixEnd | null, {texts, json, out}: DoctorContext): ExitCode {
	const {undo: say} = texts.doctorScreen;
	const failed = end?.kind === 'failed' ? end : null;
	if (json) {
		const result = fix && {check: fix.check, commands: fix.undo, at: fix.at};
		out(
			`${safeJson({schema: 'vdsm-passthru/fix/1', undone: failed ? null : result, failed: failed && result}, '\t')}\n`,
		);
	} else if (failed) {
		const why = failureSentence(failed, {texts, quote: quoteCommand});
		// Chinese has no blank after its full stop.
		out(`${say.failed}${say.failed.endsWith('。') ? '' : ' '}${why}\n`);
	} else {
		out(`${fix ? say.done : say.nothing}\n`);
	}
	return failed ? exitCode.failed : exitCode.done;
}
