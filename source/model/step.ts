import type {Command, FileSpec, ProjectPath, Word} from './command.js';

/**
 * How to tell whether a step already holds, without changing anything.
 *
 * - `succeeds`: the command exits with 0.
 * - `prints`: it prints anything but blanks.
 * - `labelled`: it fails → absent; it prints `holds` → holds; it prints `ours` and, right behind it, something → we made
 *   it, but from another specification; anything else → made otherwise: by somebody else, or by Compose.
 * - `file`: the same content → holds; another content with `marker` in it → ours, but different; else foreign.
 */
export type Probe =
	| {readonly kind: 'succeeds'; readonly read: Command}
	| {readonly kind: 'prints'; readonly read: Command}
	| {readonly kind: 'labelled'; readonly read: Command; readonly holds: Word; readonly ours: string}
	| {readonly kind: 'file'; readonly file: FileSpec; readonly marker: string};

/** `unknown`: Docker did not answer, which says nothing of what it holds. */
export type StepState = 'absent' | 'holds' | 'differs' | 'foreign' | 'unknown';

export type StepAction =
	| {readonly kind: 'run'; readonly command: Command}
	| {readonly kind: 'write'; readonly file: FileSpec}
	| {readonly kind: 'remove'; readonly path: string | ProjectPath};

/** In the order in which a plan takes them. */
export const stepIds = [
	'image',
	'storage',
	'hook',
	'network-management',
	// The note of how the card was is on this network: it is there before the card is touched.
	'network-lan',
	'nic-quiet',
	'nic-up',
	'container',
	'start',
] as const;

export type StepId = (typeof stepIds)[number];

export type Step = {
	readonly id: StepId;
	/** What the step is about, for its title: the name of a network, a container, an interface, an image, a path. */
	readonly subject: string;
	readonly run: readonly StepAction[];
	readonly probe: Probe;
	/** Takes down what `run` made. Empty where nothing is to be undone: a pulled image, the storage with the data. */
	readonly undo: readonly StepAction[];
	/** Steps whose object this one holds on to: when one of those is replaced, this one goes first and comes back. */
	readonly needs: readonly StepId[];
	/** The step changes the host's own network; everything else only needs access to Docker's socket. */
	readonly needsRoot: boolean;
};
