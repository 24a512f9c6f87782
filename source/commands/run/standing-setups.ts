import {readJournal} from '../../apply/state/journal.js';
import {listInstalls, readInstallation} from '../../apply/state/record.js';
import {cardsThen, type Installation, type Journal} from '../../model/journal.js';
import type {StandingSetup} from '../../model/standing-setup.js';

/**
 * The set-ups that our files in `folder` know of, as another apply begins from them; by name. Never throws: a file that
 * cannot be read, or may not be, is told by whoever needs it, and here nothing is proposed then.
 */
export async function readStandingSetups(folder: string): Promise<readonly StandingSetup[]> {
	const installs = await listInstalls(folder).catch(() => []);
	const found = await Promise.all(installs.map(async install => meantOf(folder, install)));
	return found.flatMap(installation => {
		if (!installation) return [];
		const {install, answers} = installation;
		return [{install, cards: cardsThen(installation), answers}];
	});
}

/** What stands; or what an apply that was cut off was about, which the next one goes on with (promise A6). */
async function meantOf(folder: string, install: string): Promise<Installation | undefined> {
	const [record, journal] = await Promise.all([
		readInstallation(folder, install),
		readJournal(folder, install),
	]);
	if (journal.kind === 'read' && isCutOff(journal.journal)) return journal.journal.head;
	return record.kind === 'read' ? record.installation : undefined;
}

/** One that ended, and left something, was given up: nobody wants its answers any more. */
function isCutOff({head, entries}: Journal): boolean {
	return head.action === 'apply' && entries.at(-1)?.type !== 'ended';
}
