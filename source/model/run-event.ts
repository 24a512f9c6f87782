import type {Check} from './check.js';
import type {ResolvedCommand} from './command.js';
import type {GuestBoot} from './guest-boot.js';
import type {PullProgress} from './pull.js';
import type {StepId} from './step.js';

/**
 * `take`: do what the step is for. `take-back`: undo it, because it failed, is replaced, or is no longer wanted.
 * `restore`: do again what stood before this run, from the record of the former installation.
 */
export type Direction = 'take' | 'take-back' | 'restore';

export type Move = {readonly id: StepId; readonly subject: string; readonly direction: Direction};

/** Why a step did not come about. */
export type StepFailure = Move & {
	/**
	 * `command`: a program ended with a nonzero code. `timeout`: it did not end. `no-program`: it is not there, or not
	 * to be trusted. `write`: a file could not be written. `not-so`: everything was said to be done, and reading it back
	 * shows otherwise (promise A11). `docker-gone`: Docker stopped answering and did not come back.
	 */
	readonly why: 'command' | 'timeout' | 'no-program' | 'write' | 'not-so' | 'docker-gone';
	/** What was run when it failed; null where no program was. */
	readonly command: ResolvedCommand | null;
	readonly exitCode: number | null;
	/** Its last lines of output, cleaned; or the last lines of the container's log for a start that did not hold. */
	readonly lines: readonly string[];
};

/** What could not be undone, with the commands that will. */
export type Leftover = {
	readonly id: StepId;
	readonly subject: string;
	readonly commands: readonly ResolvedCommand[];
};

/** Who takes a change back when nobody confirms it, even when this program is dead by then. */
export type Guard = 'systemd' | 'watcher';

export type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** What made a run turn round. */
export type TurnedBack =
	| {readonly because: 'failed'; readonly failure: StepFailure}
	/** `lines`: what the container printed last, which goes with it; empty where none was made. */
	| {readonly because: 'checks'; readonly checks: readonly Check[]; readonly lines: readonly string[]}
	| {readonly because: 'signal'; readonly signal: Signal}
	| {readonly because: 'unconfirmed'}
	/** Nothing can be found that would take the change back without us, so it is not begun. */
	| {readonly because: 'unguarded'; readonly reason: string}
	/** An earlier run was cut off in the middle, by a crash or a power cut, and is now taken back. */
	| {readonly because: 'unfinished'}
	/** The journal or the record cannot be written any more: a full disk, an I/O error (promise A15). */
	| {readonly because: 'journal'; readonly reason: string};

export type RunOutcome =
	| {readonly kind: 'nothing-to-do'; readonly checks: readonly Check[]}
	/** `boot`: how far DSM was when it was not waited for any more; null: nobody knows. */
	| {readonly kind: 'done'; readonly checks: readonly Check[]; readonly boot: GuestBoot | null}
	/** `undo` came to its end: nothing of ours is left. `foreign`: what has our names and is not ours; it was left alone. */
	| {readonly kind: 'undone'; readonly foreign: readonly Move[]}
	/** Everything that the run did is undone, and that was read back. `restored`: what it had replaced stands again. */
	| {readonly kind: 'rolled-back'; readonly turned: TurnedBack; readonly restored: boolean}
	/** `formerGone`: a container was taken apart to be replaced, and nothing tells how it was. */
	| {
			readonly kind: 'leftovers';
			readonly turned: TurnedBack | null;
			readonly leftovers: readonly Leftover[];
			readonly formerGone: boolean;
	  };

/** What happens during a run, as it happens. The screen, the plain log and the JSON lines are made from these. */
export type RunEvent =
	/** First. All moves that are to come if nothing goes wrong. */
	| {readonly type: 'started'; readonly action: 'apply' | 'undo'; readonly moves: readonly Move[]}
	| {readonly type: 'step-started'; readonly move: Move}
	| {readonly type: 'command'; readonly command: ResolvedCommand}
	| {readonly type: 'file'; readonly path: string; readonly what: 'written' | 'removed'}
	/** A line that the running program printed, cleaned. */
	| {readonly type: 'output'; readonly line: string}
	/** Layers of an image: `done` of `total` are there. A few times a second at most. */
	| ({readonly type: 'progress'} & PullProgress)
	/** `ms`: how long the step took. `foreign`: nothing was done, the object is not ours. */
	| {
			readonly type: 'step-finished';
			readonly move: Move;
			readonly ms: number;
			readonly result: 'done' | 'foreign';
	  }
	| {readonly type: 'step-failed'; readonly move: Move; readonly ms: number; readonly failure: StepFailure}
	/** `ms`: at most this long. `docker`: it stopped answering. `settle`: before everything is read once more. `guest`: DSM boots. */
	| {readonly type: 'waiting'; readonly what: 'docker' | 'lan' | 'settle' | 'guest'; readonly ms: number}
	/** While `guest` is waited for: what the container does, by its log. */
	| ({readonly type: 'boot'} & GuestBoot)
	/** From here on every move takes back or restores. */
	| {readonly type: 'turned-back'; readonly turned: TurnedBack}
	| {readonly type: 'checked'; readonly checks: readonly Check[]}
	/** `ms` until the change is taken back; `word` has to be typed in full to keep it. */
	| {readonly type: 'confirm-wanted'; readonly word: string; readonly ms: number; readonly guard: Guard}
	| {readonly type: 'confirmed'}
	/** Last. */
	| {readonly type: 'finished'; readonly outcome: RunOutcome; readonly ms: number};
