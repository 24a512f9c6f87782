import {isUnfinished, readJournal} from '../../apply/state/journal.js';
import {listInstalls} from '../../apply/state/record.js';
import type {UnfinishedRun} from '../../model/diagnosis/evidence.js';
import type {Journal} from '../../model/journal.js';
import {readText} from '../../system/files.js';
import type {Context} from '../context.js';
import {programWords, type StateOptions} from '../run/program-words.js';
import {stateFolder} from '../run/state.js';

/**
 * The run of ours that was cut off: of the installation that the container is labelled with, or, without a label, of
 * whichever there is. null: none, or it cannot be read. Never rejects.
 */
export async function readUnfinished(
	container: {readonly install: string | null} | null,
	options: StateOptions,
	context: Context,
): Promise<UnfinishedRun | null> {
	const folder = stateFolder(options, context);
	const installs = await listInstalls(folder).catch(() => []);
	const meant = installs.filter(install => !container?.install || container.install === install);
	for (const install of meant) {
		const read = await readJournal(folder, install).catch(() => undefined);
		if (read?.kind !== 'read' || !isUnfinished(read.journal) || (await goesOn(read.journal))) continue;
		const {action, origin} = read.journal.head;
		const [program, words] = programWords('undo', install, options);
		return {install, action, at: origin.at, undo: [program, [...words, '--yes']]};
	}
	return null;
}

/** It is still running, or somebody else takes it back: what waits for its confirmation has a guard until then (B2). */
async function goesOn({head, entries}: Journal): Promise<boolean> {
	const armed = entries.findLast(entry => entry.type === 'armed');
	if (armed?.type === 'armed' && Date.parse(armed.deadline) > Date.now()) return true;
	const words = await readText(`/proc/${head.origin.pid}/cmdline`);
	return words !== undefined && /vdsm-passthru/.test(words);
}
