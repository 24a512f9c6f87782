import process from 'node:process';
import {leftFiles, removeLeft, removeState} from '../apply/purge.js';
import {stateFolderFor} from '../apply/state/state-folder.js';
import {clean} from '../model/clean.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import {safeJson} from '../model/safe-json.js';
import {exists} from '../system/files.js';
import {type Context, onStdout} from './context.js';
import {approve} from './run/approve.js';
import {refuseUnasked, refuseUnheard} from './run/docker-here.js';
import {readInstalled} from './run/installations.js';
import {programWords, runLike} from './run/program-words.js';
import {refuseAsUser} from './run/root.js';
import {locked, openState, type StateOptions, stateFolder} from './run/state.js';

export type PurgeOptions = StateOptions & {readonly yes: boolean; readonly noInput: boolean};

/**
 * `vdsm-passthru purge`: removes what is left of this program after `undo`: its state, and units and settings that an
 * installation left. While one stands, nothing is removed (promise G4).
 */
export async function purgeCommand(options: PurgeOptions, context: Context): Promise<ExitCode> {
	const {texts, json, out} = context;
	const {act} = texts;
	const folder = stateFolder(options, context);
	const standing = (await readInstalled(folder, context)).filter(
		({standing: objects, former, unfinished}) => objects || former || unfinished,
	);
	const [first] = standing;
	if (first) throw new Failure(act.purgeStands(clean(first.install)), exitCode.disagrees);
	const left = await leftFiles();
	const again = runLike(programWords('purge', undefined, options), options);
	if (left.length === 0 && !(await exists(folder))) {
		// What root set up is noted where this user may not look.
		const roots = stateFolderFor({uid: 0, env: {}, chosen: undefined});
		if (process.geteuid?.() !== 0 && (await exists(roots))) refuseAsUser([roots], again, context);
		await refuseUnasked(again, context);
		return say([], context);
	}
	if (left.length > 0) {
		if (process.geteuid?.() !== 0) refuseAsUser(left, again, context);
		// A script's installation has no record: that it stands, Docker alone can tell.
		await refuseUnheard(again, context);
	}
	if (!json && !options.yes && left.length > 0) out(`${left.map(path => `  ${clean(path)}`).join('\n')}\n`);
	if (!(await approve(act.purgeNow(clean(folder)), options, context))) {
		out(`${onStdout(context).texts.act.cancelled}\n`);
		return exitCode.cancelled;
	}
	await openState(options, context);
	const state = await locked(folder, 'purge', context, async () => {
		await removeLeft(left);
		return removeState(folder);
	});
	return say([...left, ...state], context);
}

function say(paths: readonly string[], context: Context): ExitCode {
	const {json, out} = context;
	const {act} = onStdout(context).texts;
	if (json) out(`${safeJson({schema: 'vdsm-passthru/purge/1', removed: paths}, '\t')}\n`);
	else
		out(`${paths.length === 0 ? act.purgeNothing : paths.map(path => act.purged(clean(path))).join('\n')}\n`);
	return exitCode.done;
}
