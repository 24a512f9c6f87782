import {setTimeout as sleep} from 'node:timers/promises';
import {containerLog} from '../host/container-log.js';
import {readStatesOf} from '../host/step-states.js';
import {verifyStructure} from '../host/verify/verify.js';
import {cardsOf} from '../model/answers.js';
import type {Check} from '../model/check.js';
import type {Installation, JournalEntry} from '../model/journal.js';
import type {Plan} from '../model/plan.js';
import type {Move, RunOutcome, TurnedBack} from '../model/run-event.js';
import type {Step, StepId} from '../model/step.js';
import {writtenOver} from '../plan/overwritten.js';
import {move, stepOf} from '../plan/transition.js';
import {testPoint} from '../system/test-point.js';
import type {Emit} from './act.js';
import {type AheadQuestion, type AskLan, askAhead} from './ask-ahead.js';
import type {Confirmation} from './confirm.js';
import {historyOf, movesOf} from './history.js';
import type {Interruption} from './interruption.js';
import {dockerAgain, dockerGone, notSo} from './perform.js';
import type {ImageFetcher} from './pull/image-fetcher.js';
import {restore, takeDown} from './roll-back.js';
import {journalFlaw, openRunJournal, type RunJournal} from './run-journal.js';
import {removeJournal} from './state/journal.js';
import {writeInstallation} from './state/record.js';
import {performed} from './step-events.js';
import {watchGuest} from './watch-guest.js';

export type ApplyJob = {
	readonly plan: Plan;
	/** What is to be done, from `transition`; empty where an earlier run was cut off after its last step. */
	readonly moves: readonly Move[];
	/** What this run makes: who, when, where. Becomes the record when everything is verified. */
	readonly installation: Installation;
	/** The record of what stands and is being changed; null: nothing does, or nobody knows. */
	readonly former: Installation | null;
	/** What an earlier run that never ended has done of this; it is undone with ours when we fail. */
	readonly carried: readonly JournalEntry[];
	readonly stateFolder: string;
	/** Answered before the container starts: who else has DSM's address? (promise B5) */
	readonly askLan: AskLan;
	readonly confirmation: Confirmation | null;
	readonly interruption: Interruption;
	readonly emit: Emit;
	/** Milliseconds between the two times that everything is read back (B6). */
	readonly settleMs: number;
	/** Milliseconds that DSM's own boot is waited for. */
	readonly guestMs: number;
	/** Pulls the image already, since before the run. */
	readonly fetcher?: ImageFetcher | undefined;
};

/**
 * Does what the plan says, and reads back that it is so. Whatever stops it on the way, everything that it did is undone,
 * and that is read back, too. Never throws for what can go wrong on a machine.
 */
export async function applyPlan(job: ApplyJob): Promise<RunOutcome> {
	const {emit, moves, interruption} = job;
	const start = performance.now();
	emit({type: 'started', action: 'apply', moves});
	const outcome = await run(job);
	interruption.release();
	emit({type: 'finished', outcome, ms: Math.round(performance.now() - start)});
	return outcome;
}

async function run(job: ApplyJob): Promise<RunOutcome> {
	const journal = await openRunJournal(job);
	// No journal, no start (A15).
	if ('reason' in journal) {
		return {kind: 'rolled-back', turned: {because: 'journal', reason: journal.reason}, restored: false};
	}
	const done: Move[] = [];
	const turned = await goForward(job, journal, done);
	if (turned) return turnBack(job, journal, done, turned);
	// Before DSM is waited for: who is cut off in these minutes has a set-up that stands, and nothing to take back (A6).
	await journal.end('done');
	await testPoint('guest');
	return {kind: 'done', ...(await watchGuest(job))};
}

/** `done` collects the moves that were begun. */
async function goForward(job: ApplyJob, journal: RunJournal, done: Move[]): Promise<TurnedBack | undefined> {
	const {plan, moves, confirmation, interruption, installation} = job;
	const late = confirmation ? lateSteps(plan) : [];
	const isLate = (next: Move) => stepOf(next, late) !== undefined;
	const question = askAhead(job.askLan, interruption.stop);
	try {
		const turned =
			(await goThrough(
				moves.filter(one => !isLate(one)),
				{...job, question},
				journal,
				done,
			)) ??
			(await settle(job)) ??
			(await confirmation?.decide(journal, interruption)) ??
			(await goThrough(moves.filter(isLate), {...job, question}, journal, done)) ??
			(await unfinishedStep(job));
		if (turned) return turned;
		await testPoint('record');
		await writeInstallation(job.stateFolder, installation);
		await testPoint('recorded');
		return undefined;
	} catch (error) {
		return journalFlaw(error);
	} finally {
		await question.drop();
	}
}

type Going = ApplyJob & {readonly question: AheadQuestion};

/**
 * What is done only when the change was confirmed: the steps behind the start. Not what the former set-up leaves: a card that
 * is the host's again may be its only way in, and nobody else knows of it once the run is dead.
 */
function lateSteps({steps}: Plan): readonly Step[] {
	return steps.slice(steps.findIndex(({id}) => id === 'start') + 1);
}

async function goThrough(
	moves: readonly Move[],
	job: Going,
	journal: RunJournal,
	done: Move[],
): Promise<TurnedBack | undefined> {
	const {plan, former, interruption, emit, installation} = job;
	const context = {emit, stop: interruption.stop, note: journal.note, fetcher: job.fetcher};
	for (const [index, next] of moves.entries()) {
		const ours = stepOf(next, plan.steps);
		// What the former set-up has, and this one has no place for.
		const step = ours ?? stepOf(next, former?.steps ?? []);
		if (!step) continue;
		const folder = ours ? installation.folder : (former?.folder ?? installation.folder);
		job.question.before(moves.slice(index));
		// Somebody may have stopped it while the LAN was listened to.
		const against = stopped(job) ?? (await beforeMove(next, job, journal)) ?? stopped(job);
		if (against) return against;
		done.push(next);
		const result = await performed(step, next.direction, {...context, folder});
		// A pull that was cut off failed because somebody wanted it to.
		if (!result.ok) return stopped(job) ?? {because: 'failed', failure: result.failure};
	}
	return undefined;
}

/** What no confirmation is about, since it changes nothing for the host, and may take an hour. */
const free: ReadonlySet<StepId> = new Set(['image', 'storage']);

/** Milliseconds after which silence on the LAN is an answer (B5). */
const askedFor = 2000;

/** Sets the guard before the first change that needs one, and hears what the LAN says before DSM gets its address. */
async function beforeMove(
	{id, direction}: Move,
	{plan, confirmation, emit, question, interruption}: Going,
	journal: RunJournal,
): Promise<TurnedBack | undefined> {
	const unguarded = free.has(id) ? undefined : await confirmation?.arm(journal);
	if (unguarded || id !== 'start' || direction !== 'take') return unguarded;
	if (cardsOf(plan.answers).some(({lan}) => lan.mode === 'static'))
		emit({type: 'waiting', what: 'lan', ms: askedFor});
	const answers = await question.answer();
	if (answers.length > 0 && interruption.signal() === null) emit({type: 'checked', checks: answers});
	const taken = answers.filter(({verdict}) => verdict === 'failed');
	return taken.length > 0 ? {because: 'checks', checks: taken, lines: []} : undefined;
}

function stopped({interruption}: ApplyJob): TurnedBack | undefined {
	const signal = interruption.signal();
	return signal ? {because: 'signal', signal} : undefined;
}

/** Everything is read back, and once more a little later: what breaks late must not count as done (B6). */
async function settle(job: ApplyJob): Promise<TurnedBack | undefined> {
	const {interruption, emit, settleMs} = job;
	for (const pause of [0, settleMs]) {
		if (pause > 0) {
			emit({type: 'waiting', what: 'settle', ms: pause});
			await sleep(pause, undefined, {signal: interruption.stop}).catch(() => undefined);
			await testPoint('settle');
		}
		if (stopped(job)) return stopped(job);
		const failed = await readBack(job);
		if (failed.length > 0) {
			const lines = await containerLog(job.plan.answers.container.name);
			return {because: 'checks', checks: failed, lines};
		}
	}
	return undefined;
}

async function readBack({plan, emit}: ApplyJob): Promise<readonly Check[]> {
	const checks = await verifyStructure(plan);
	const failed = checks.filter(({verdict}) => verdict === 'failed');
	if (failed.length > 0) emit({type: 'checked', checks});
	return failed;
}

/** A Docker that is silent just now says nothing against what stands, least of all that it is to be taken down. */
async function unfinishedStep({plan, installation, emit}: ApplyJob): Promise<TurnedBack | undefined> {
	const asked = plan.steps.map(step => ({step, folder: installation.folder}));
	const read = await readStatesOf(asked);
	const states = read.includes('unknown') && (await dockerAgain(emit)) ? await readStatesOf(asked) : read;
	const index = states.findIndex(state => state !== 'holds');
	const found = plan.steps[index];
	if (!found) return undefined;
	const flaw = states[index] === 'unknown' ? dockerGone : notSo;
	return {because: 'failed', failure: {...move(found, 'take'), ...flaw}};
}

async function turnBack(
	job: ApplyJob,
	journal: RunJournal,
	done: readonly Move[],
	turned: TurnedBack,
): Promise<RunOutcome> {
	const {plan, former, emit, interruption, carried, installation} = job;
	emit({type: 'turned-back', turned});
	const history = historyOf([...movesOf(carried), ...done]);
	const over = writtenOver(plan.steps, former?.steps ?? [], history);
	const gone = new Set([...history.apart, ...over.former]);
	const context = {
		folder: installation.folder,
		emit,
		stop: interruption.stop,
		note: journal.noteIfPossible,
		ended: () => false,
	};
	const made = plan.steps.filter(step => history.taken.has(step.id) && !over.by.includes(step)).reverse();
	const {leftovers} = await takeDown(made, context);
	const formerGone = gone.has('container') && former === null;
	const unrestored =
		leftovers.length === 0 && former && gone.size > 0 ? await restore(former, gone, context) : [];
	await job.confirmation?.disarm();
	const left = [...leftovers, ...unrestored];
	if (left.length > 0 || formerGone) {
		await journal.end('leftovers');
		return {kind: 'leftovers', turned, leftovers: left, formerGone};
	}
	await journal.end('rolled-back');
	// Nothing of it is left, so nothing is to be told of it.
	if (former === null) await removeJournal(job.stateFolder, installation.install).catch(() => undefined);
	return {kind: 'rolled-back', turned, restored: gone.size > 0};
}
