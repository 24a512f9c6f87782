import {type CardNow, cardNow} from '../host/card-now.js';
import {readStatesOf} from '../host/step-states.js';
import {clean} from '../model/clean.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import type {Installation} from '../model/journal.js';
import {safeJson} from '../model/safe-json.js';
import type {Step, StepState} from '../model/step.js';
import {type Standing, standingNic} from '../plan/standing.js';
import type {Texts} from '../text/en.js';
import {stepTitle} from '../text/step-title.js';
import {type Context, onStdout} from './context.js';
import {onlyOnLinux} from './only-linux.js';
import {refuseUnasked} from './run/docker-here.js';
import {type Installed, readInstalled, readLabelled, readNoted} from './run/installations.js';
import {programWords} from './run/program-words.js';
import {type StateOptions, stateFolder} from './run/state.js';
import {stateWord} from './state-word.js';

export type StatusOptions = StateOptions & {readonly install: string | undefined};

type Status = {
	readonly install: string;
	readonly nic: string;
	readonly record: Installation | null;
	readonly unfinished: Installed['unfinished'];
	readonly steps: ReadonlyArray<{readonly step: Step; readonly state: StepState}>;
	readonly card: CardNow;
	/** What has our label, whoever made it. */
	readonly standing: Standing | undefined;
	/** Nothing has drifted from how it was set up. */
	readonly stands: boolean;
};

/** `vdsm-passthru status`: what stands here, since when, and what has drifted from how it was set up. 3 for a drift. */
export async function statusCommand(options: StatusOptions, context: Context): Promise<ExitCode> {
	await onlyOnLinux(context);
	const {texts, json, out} = context;
	const statuses = await readStatuses(options, context);
	if (statuses.length === 0) await refuseUnasked(programWords('status', options.install, options), context);
	if (json) {
		const installations = statuses.map(statusJson);
		out(`${safeJson({schema: 'vdsm-passthru/status/1', installations}, '\t')}\n`);
	} else if (statuses.length === 0) {
		const {act} = texts;
		out(`${options.install === undefined ? act.nothingOfOurs : act.nothingStands(clean(options.install))}\n`);
	} else {
		out(`${statuses.map(status => describe(status, onStdout(context)).join('\n')).join('\n\n')}\n`);
	}
	return statuses.every(({stands}) => stands) ? exitCode.done : exitCode.disagrees;
}

/**
 * The usual case first: what our own records tell is looked at while Docker is asked whether they tell of everything.
 * Only if not, all that has our label is read.
 */
async function readStatuses(options: StatusOptions, context: Context): Promise<readonly Status[]> {
	const folder = stateFolder(options, context);
	const isMeant = ({install}: Installed) => options.install === undefined || install === options.install;
	const noted = await readNoted(folder, context);
	if (noted.every(({former}) => former !== null)) {
		// In this order: what takes longest begins first.
		const [statuses, installs] = await Promise.all([
			statusesOf(noted.filter(isMeant)),
			readLabelled(context),
		]);
		if (installs.every(install => noted.some(one => one.install === install))) return statuses;
	}
	return statusesOf((await readInstalled(folder, context)).filter(isMeant));
}

async function statusesOf(all: readonly Installed[]): Promise<readonly Status[]> {
	const heads = all.map(({former, unfinished}) => unfinished?.head ?? former);
	const asked = heads.flatMap(head => (head?.steps ?? []).map(step => ({step, folder: head?.folder ?? '/'})));
	const [read, cards] = await Promise.all([
		readStatesOf(asked),
		Promise.all(all.map(async ({former}) => (former ? cardNow(former.nic) : ({state: 'there'} as const)))),
	]);
	const states = new Map(asked.map(({step}, index) => [step, read[index] ?? ('unknown' as const)]));
	return all.map(({install, former, unfinished, standing}, index) => {
		const steps = (heads[index]?.steps ?? []).map(step => ({step, state: states.get(step) ?? 'unknown'}));
		const card = cards[index] ?? {state: 'there'};
		return {
			install,
			nic: former?.nic.name ?? (standing ? (standingNic(standing) ?? '') : ''),
			record: former,
			unfinished,
			steps,
			card,
			standing,
			stands:
				unfinished === null &&
				card.state === 'there' &&
				steps.every(({step, state}) => state === 'holds' || isGivenUp(step, state)),
		};
	});
}

/** The container that was kept has been removed by somebody who does not want it back. */
function isGivenUp({id}: Step, state: StepState): boolean {
	return id === 'predecessor' && state === 'absent';
}

function describe(status: Status, {texts}: Context): string[] {
	const {act} = texts;
	const {install, nic, record, unfinished, steps, card, standing} = status;
	// Without a record its labels tell what there is, and nothing tells how it should be.
	const things = steps.length > 0 || !standing ? [] : namesOf(standing);
	return [
		act.statusHeading(clean(install), clean(nic)),
		...(record
			? [
					`  ${act.statusSince(record.origin.at, clean(record.origin.user), clean(record.origin.version))}`,
					`  ${act.statusFolder(clean(record.folder))}`,
				]
			: unfinished
				? []
				: [`  ${act.statusNoRecord}`]),
		...steps
			.filter(({step, state}) => !isGivenUp(step, state))
			.map(({step, state}) => `  ${clean(stepTitle(texts, step))}  [${stateWord(state, texts)}]`),
		...(card.state === 'renamed' ? [`  ${act.statusRenamed(clean(nic), clean(card.name))}`] : []),
		...(card.state === 'gone' ? [`  ${act.statusNicGone(clean(nic))}`] : []),
		...(unfinished
			? [
					`  ${act.statusUnfinished[unfinished.head.action](
						unfinished.head.origin.at,
						clean(unfinished.head.origin.user),
					)}`,
				]
			: []),
		...things.map(thing => `  ${clean(thing)}`),
		...conclusion(status, act),
	];
}

/**
 * What the lines above come to. Of a step that could not be asked about nobody can say that it has drifted, and of a run that was
 * cut off it was said how to go on.
 */
function conclusion({steps, card, stands, unfinished}: Status, act: Texts['act']): string[] {
	if (steps.length === 0 || card.state !== 'there') return [];
	if (stands) return [`  ${act.statusStands}`];
	const drifted = steps.some(
		({step, state}) => state !== 'holds' && state !== 'unknown' && !isGivenUp(step, state),
	);
	return [
		...(drifted && !unfinished ? [`  ${act.statusDrift}`] : []),
		...(steps.some(({state}) => state === 'unknown') ? [`  ${act.dockerSilent}`] : []),
	];
}

function namesOf({networks, container}: Standing): string[] {
	return [...networks.map(({name}) => name), ...(container ? [container.name] : [])];
}

function statusJson({
	install,
	nic,
	record,
	unfinished,
	steps,
	card,
	stands,
	standing,
}: Status): Record<string, unknown> {
	return {
		install,
		objects: standing ? namesOf(standing) : [],
		nic,
		card,
		// Nothing tells how it should be.
		stands: steps.length === 0 && unfinished === null ? null : stands,
		since: record?.origin ?? null,
		folder: record?.folder ?? null,
		unfinished: unfinished?.head.origin ?? null,
		steps: steps.map(({step, state}) => ({id: step.id, subject: step.subject, state})),
	};
}
