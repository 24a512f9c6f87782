import type {ResolvedCommand} from '../../model/command.js';
import type {Diagnosis} from '../../model/diagnosis/diagnosis.js';
import type {FixEnd, FixEvent} from '../../model/diagnosis/fix-run.js';
import type {Offer} from '../../model/diagnosis/offer.js';
import type {DoctorId} from '../../model/diagnosis/values.js';
import type {Place, Result} from '../../model/diagnosis/verdict.js';
import type {Line} from '../line-editor.js';
import type {Press} from '../presses.js';
import type {ItemId} from './items.js';

/** A check that is run. */
export type Expected = {readonly id: DoctorId; readonly place: Place};

/**
 * The question before something is run. `word`: what has to be typed; null: a single key. `as-user`: nothing is asked,
 * since only root may do it. `unseen`: what was typed last has not been drawn yet.
 */
export type Asking = {
	readonly result: Result;
	readonly offer: Offer;
	readonly word: string | null;
	readonly asUser: boolean;
	readonly line: Line;
	readonly unseen: boolean;
	readonly note: 'wrong' | 'pasted' | null;
};

export type Fixing = {
	readonly result: Result;
	readonly offer: Offer;
	readonly now: Extract<FixEvent, {readonly type: 'command'}> | null;
	readonly output: readonly string[];
};

/** A fix that was run, and how that ended. `refused`: it was not even begun. */
export type Tried = {
	readonly id: DoctorId;
	readonly commands: readonly ResolvedCommand[];
	readonly end: FixEnd | {readonly kind: 'refused'; readonly reason: string};
};

export type Notice = {readonly code: 'noFix' | 'notDone'} | {readonly code: 'tried'; readonly tried: Tried};

export type DoctorEnd =
	| {readonly kind: 'left'}
	| {readonly kind: 'interrupted'}
	/** Our own `apply` mends it, and was agreed to. */
	| {readonly kind: 'repair'; readonly command: ResolvedCommand};

/** Everything that the interactive doctor remembers. */
export type DoctorState = {
	readonly expected: readonly Expected[];
	/** How often it has begun to look. */
	readonly round: number;
	/** Of this round, in the order in which they came. */
	readonly results: readonly Result[];
	/** null: it is still looking. */
	readonly diagnosis: Diagnosis | null;
	readonly focus: ItemId | null;
	readonly open: readonly ItemId[];
	/** First line that is shown; null: where the focus is. */
	readonly scroll: number | null;
	readonly asking: Asking | null;
	readonly fixing: Fixing | null;
	/** Fixes that were run, the oldest first. */
	readonly tried: readonly Tried[];
	readonly notice: Notice | null;
	/** Something else is about to be shown: keys that come before it is drawn were not meant for it. */
	readonly undrawn: boolean;
	readonly end: DoctorEnd | null;
};

/** The part that scrolls, as it was drawn last. */
export type DoctorLimits = {readonly start: number; readonly last: number; readonly page: number};

export type DoctorAction =
	| {readonly type: 'result'; readonly round: number; readonly result: Result}
	| {readonly type: 'diagnosed'; readonly round: number; readonly diagnosis: Diagnosis}
	| {readonly type: 'fix-event'; readonly event: FixEvent}
	| {readonly type: 'tried'; readonly tried: Tried}
	| {readonly type: 'press'; readonly press: Press; readonly limits: DoctorLimits; readonly root: boolean}
	| {readonly type: 'drawn'}
	| {readonly type: 'end'; readonly end: DoctorEnd};

export function initialDoctor(expected: readonly Expected[]): DoctorState {
	return {
		expected,
		round: 1,
		results: [],
		diagnosis: null,
		focus: null,
		open: [],
		scroll: null,
		asking: null,
		fixing: null,
		tried: [],
		notice: null,
		undrawn: false,
		end: null,
	};
}
