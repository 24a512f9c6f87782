import {writeNew} from '../../system/write-new.js';
import {toStateError} from '../state/state-error.js';
import {readStateFile, removeStateFile} from '../state/state-file.js';
import {guardPath} from './guard-file.js';

export {confirmWord} from '../../model/confirm.js';

/** `kept`: the change stays. `taken-back`: it is being taken back, or was. */
export type Decision = 'kept' | 'taken-back';

/**
 * Says that the change is to stay; from any session. The answer is what was decided, by this call or before it: who
 * comes second changes nothing, so that nobody is told “kept” while the guard takes the change back. Synced when
 * it returns. Throws a StateError where it cannot be written.
 */
export async function confirmRun(stateFolder: string, install: string): Promise<Decision> {
	return decide(stateFolder, install, 'kept');
}

/**
 * For who is going to take an unconfirmed change back, before the first step of that: from here on nobody can confirm.
 * `kept`: somebody was faster, leave it. Where nothing can be written the change is taken back all the same, because a
 * host that cannot be reached is worse than a confirmation that was lost.
 */
export async function claimRevert(stateFolder: string, install: string): Promise<Decision> {
	try {
		return await decide(stateFolder, install, 'taken-back');
	} catch {
		return (await isConfirmed(stateFolder, install)) ? 'kept' : 'taken-back';
	}
}

export async function isConfirmed(stateFolder: string, install: string): Promise<boolean> {
	return (await readDecision(stateFolder, install)) === 'kept';
}

/** When all is over; a guard that is set does so itself. Throws a StateError. */
export async function clearConfirmation(stateFolder: string, install: string): Promise<void> {
	await removeStateFile(guardPath(stateFolder, install, 'decision'));
}

/** One name for both answers, and writeNew without `force` gives it to one only, whole and synced. */
async function decide(stateFolder: string, install: string, wanted: Decision): Promise<Decision> {
	const path = guardPath(stateFolder, install, 'decision');
	const written = await writeNew(path, `${wanted}\n`, {mode: 0o600});
	if (written.ok) return wanted;
	const decided = await readDecision(stateFolder, install);
	if (decided !== undefined) return decided;
	throw toStateError(path, written.cause ?? new Error('not an ordinary file'));
}

async function readDecision(stateFolder: string, install: string): Promise<Decision | undefined> {
	const file = await readStateFile(guardPath(stateFolder, install, 'decision'));
	if (file.kind !== 'read') return undefined;
	const text = file.bytes.toString('utf8').trim();
	return text === 'kept' || text === 'taken-back' ? text : undefined;
}
