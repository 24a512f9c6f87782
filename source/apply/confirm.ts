import {setTimeout as sleep} from 'node:timers/promises';
import type {Guard, RunEvent, TurnedBack} from '../model/run-event.js';
import {claimRevert, clearConfirmation, confirmRun, confirmWord, isConfirmed} from './guard/confirmation.js';
import {armGuard} from './guard/guard.js';
import type {Interruption} from './interruption.js';
import type {RunJournal} from './run-journal.js';

export type Confirmation = {
	/** Sets the guard, once, before the first change; why it cannot be set, otherwise. */
	readonly arm: (journal: RunJournal) => Promise<TurnedBack | undefined>;
	/** Asks, and waits for the answer. undefined: keep it. */
	readonly decide: (journal: RunJournal, interruption: Interruption) => Promise<TurnedBack | undefined>;
	/** The word was typed in full here. */
	readonly confirm: () => void;
	/** The change is taken back, or kept: nobody needs to watch any more. */
	readonly disarm: () => Promise<void>;
};

/** We turn back a little before the guard would, so that two do not do the same at once. */
const margin = 0.95;

/**
 * A change that costs the host its own way to the world reverts by itself unless somebody says that they are still there
 * (promise B2). `delayMs` is the time for that, from just before the first change; `program` starts this program again.
 */
export function createConfirmation({
	install,
	stateFolder,
	delayMs,
	program,
	emit,
}: {
	readonly install: string;
	readonly stateFolder: string;
	readonly delayMs: number;
	readonly program: readonly string[];
	readonly emit: (event: RunEvent) => void;
}): Confirmation {
	let armed: {guard: Guard; disarm: () => Promise<void>; deadline: number} | undefined;
	/** A guard that comes just now reads in the journal that all is over. */
	const calledOff = async () => {
		if (!armed) return;
		await armed.disarm();
		await clearConfirmation(stateFolder, install).catch(() => undefined);
	};
	return {
		async arm(journal) {
			if (armed) return undefined;
			const deadline = performance.now() + delayMs * margin;
			const result = await armGuard({install, stateFolder, delayMs, program});
			if (!result.ok) return {because: 'unguarded', reason: result.reason};
			armed = {...result, deadline};
			const now = Date.now();
			await journal.note({
				type: 'armed',
				at: new Date(now).toISOString(),
				deadline: new Date(now + delayMs).toISOString(),
				guard: result.guard,
			});
			return undefined;
		},
		async decide(journal, interruption) {
			if (!armed) return undefined;
			const {deadline, guard} = armed;
			await journal.note({type: 'asked', at: new Date().toISOString()});
			emit({type: 'confirm-wanted', word: confirmWord, ms: Math.round(deadline - performance.now()), guard});
			// From another session as well: the one that started this may have gone with the card.
			while (!(await isConfirmed(stateFolder, install))) {
				const signal = interruption.signal();
				const over = performance.now() >= deadline;
				// Whoever decides first has decided: nobody is told "kept" of what is being taken back.
				if ((over || signal) && (await claimRevert(stateFolder, install)) === 'taken-back') {
					return signal ? {because: 'signal', signal} : {because: 'unconfirmed'};
				}
				await sleep(200);
			}
			await journal.note({type: 'confirmed', at: new Date().toISOString()});
			emit({type: 'confirmed'});
			await calledOff();
			return undefined;
		},
		confirm() {
			confirmRun(stateFolder, install).catch(() => undefined);
		},
		disarm: calledOff,
	};
}
