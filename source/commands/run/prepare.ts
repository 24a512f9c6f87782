import process from 'node:process';
import type {Settled} from '../../answers/settle.js';
import {isUnfinished, readJournal} from '../../apply/state/journal.js';
import {readInstallation} from '../../apply/state/record.js';
import {readProjectFolder} from '../../host/project-folder.js';
import type {Answers} from '../../model/answers.js';
import {clean} from '../../model/clean.js';
import {exitCode} from '../../model/exit-code.js';
import type {Facts} from '../../model/facts.js';
import {Failure} from '../../model/failure.js';
import {cardsThen, type Installation, type Journal} from '../../model/journal.js';
import type {NicBefore} from '../../model/nic-before.js';
import type {Plan} from '../../model/plan.js';
import {buildPlan} from '../../plan/build-plan.js';
import {recordedNicBefore} from '../../plan/standing.js';
import type {Context} from '../context.js';
import {gatherAnswers, type Sources} from '../gather.js';
import {type StateOptions, stateFolder} from './state.js';

export type PrepareOptions = Sources & StateOptions & {readonly giveUp: string | undefined};

export type Prepared = {
	readonly facts: Facts;
	readonly answers: Answers;
	readonly plan: Plan;
	/** The project folder: that of what stands, else the working folder. */
	readonly folder: string;
} & Known;

/** What our own files know of an installation. */
export type Known = {
	readonly former: Installation | null;
	/** The journal of a run that never came to its end. */
	readonly unfinished: Journal | null;
};

/** Looks at the machine and at our own files, and makes the plan; or tells what is wrong with the answers. */
export async function prepare(
	options: PrepareOptions,
	context: Context,
): Promise<{readonly settled: Settled; readonly prepared: Prepared | null}> {
	const {facts, settled} = await gatherAnswers(options, context);
	if (!settled.answers) return {settled, prepared: null};
	return {settled, prepared: await prepareSetup({answers: settled.answers, facts}, options, context)};
}

/** The same for a set-up that the wizard arrived at. */
export async function prepareSetup(
	{answers, facts}: Pick<Prepared, 'answers' | 'facts'>,
	options: StateOptions & {readonly giveUp: string | undefined},
	context: Context,
): Promise<Prepared> {
	const known = await readKnown(stateFolder(options, context), answers.prefix, context);
	const plan = buildPlan(answers, facts, undefined, {
		giveUp: options.giveUp,
		recorded: recordedOf(known),
	});
	return {facts, answers, plan, folder: await projectFolder(plan, known, context), ...known};
}

/** How our cards were before we touched them, by what we wrote down. */
function recordedOf({former, unfinished}: Known): ReadonlyMap<string, NicBefore> {
	const known = unfinished?.head.former ?? former ?? unfinished?.head;
	const cards = known ? cardsThen(known) : [];
	return new Map(
		cards.flatMap(({name}, index) => {
			const before = recordedNicBefore(known?.steps ?? [], index + 1);
			return before === undefined ? [] : [[name, before] as const];
		}),
	);
}

/** A file of ours that cannot be read stops everything: what it says of the machine would be lost (promise A19). */
export async function readKnown(folder: string, install: string, {texts}: Context): Promise<Known> {
	const [record, journal] = await Promise.all([
		readInstallation(folder, install),
		readJournal(folder, install),
	]);
	for (const read of [record, journal]) {
		if (read.kind !== 'refused') continue;
		throw new Failure(
			texts.state.refused[read.why](clean(read.path), clean(read.reason)),
			exitCode.disagrees,
		);
	}
	const unfinished = journal.kind === 'read' && isUnfinished(journal.journal) ? journal.journal : null;
	return {former: record.kind === 'read' ? record.installation : null, unfinished};
}

/** The project folder of what stands, by its container; undefined: nothing does. */
export async function standingFolder({
	names,
	container,
}: Pick<Plan, 'names' | 'container'>): Promise<string | undefined> {
	// The hook is the last; without one it is a storage folder beside where it was set up from.
	const mount = container.mounts.findLast(({source}) => typeof source !== 'string');
	if (mount === undefined || typeof mount.source === 'string') return undefined;
	return readProjectFolder(names.container, {file: mount.source.project, target: mount.target});
}

async function projectFolder(plan: Plan, known: Known, context: Context): Promise<string> {
	const {former, unfinished} = known;
	const {compose} = plan.container;
	if (compose) return composeFolder(compose.folder, known, plan, context);
	const standing = former?.folder ?? unfinished?.head.folder;
	if (standing !== undefined) return standing;
	const folder = (await standingFolder(plan)) ?? process.cwd();
	// A mount is a comma separated list in one word, and there is no way to quote in it.
	if (/[\\",\n]/.test(folder))
		throw new Failure(context.texts.act.badFolder(clean(folder)), exitCode.disagrees);
	return folder;
}

/**
 * What Compose reads is beside its own file, and paths in it begin there. A set-up of ours that stands with a folder of its
 * own cannot become one of Compose's in one change: its hook would be in the one, and looked for in the other.
 */
function composeFolder(
	folder: string,
	{former, unfinished}: Known,
	{answers}: Plan,
	{texts}: Context,
): string {
	const all = [former?.folder, unfinished?.head.folder, unfinished?.head.former?.folder];
	const other = all.find(one => one !== undefined && one !== folder);
	if (other === undefined) return folder;
	throw new Failure(
		texts.compose.otherFolder(clean(answers.prefix), clean(other), clean(folder)),
		exitCode.disagrees,
	);
}
