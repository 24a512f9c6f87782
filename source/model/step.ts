import type {Command, FileSpec, ProjectPath, Word} from './command.js';

/**
 * How to tell whether a step already holds, without changing anything.
 *
 * - `succeeds`: the command exits with 0.
 * - `prints`: it prints anything but blanks.
 * - `silent`: it exits with 0 and prints nothing but blanks.
 * - `labelled`: it fails, or prints `absent` (what makes room) → absent; it prints `holds` → holds; it prints `ours` and, right behind it, something → we made
 *   it, but from another specification; anything else → made otherwise: by somebody else, or by Compose.
 * - `says`: it prints `holds` → holds; it prints `absent`, or there is no such thing, or nothing is printed → absent; anything else → differs.
 * - `file`: the same content → holds; another content with `marker` in it → ours, but different; else foreign.
 * - `all`: one foreign → foreign; else one unknown → unknown; all hold → holds; all absent → absent; a part → differs.
 */
export type OneProbe =
	| {readonly kind: 'succeeds'; readonly read: Command}
	| {readonly kind: 'prints'; readonly read: Command}
	| {readonly kind: 'silent'; readonly read: Command}
	| {
			readonly kind: 'labelled';
			readonly read: Command;
			readonly holds: Word;
			readonly ours: string;
			readonly absent?: string;
	  }
	| {readonly kind: 'says'; readonly read: Command; readonly holds: string; readonly absent: string}
	| {readonly kind: 'file'; readonly file: FileSpec; readonly marker: string};

export type Probe = OneProbe | {readonly kind: 'all'; readonly of: readonly OneProbe[]};

/** `unknown`: Docker did not answer, which says nothing of what it holds. */
export type StepState = 'absent' | 'holds' | 'differs' | 'foreign' | 'unknown';

export type StepAction =
	| {readonly kind: 'run'; readonly command: Command}
	| {readonly kind: 'write'; readonly file: FileSpec}
	/** What the command prints becomes the file; it is shown nowhere (promise E7). */
	| {readonly kind: 'capture'; readonly command: Command; readonly file: Omit<FileSpec, 'content'>}
	| {readonly kind: 'remove'; readonly path: string | ProjectPath};

/** In the order in which a plan takes them. */
export const stepIds = [
	'image',
	'storage',
	// Before the container that has it may be taken apart.
	'environment',
	'hook',
	// Before the networks: Docker would make one that is missing itself, and not tell the card below to be up.
	'nic-vlan',
	'network-management',
	// The note of how the card was is on this network: it is there before the card is touched.
	'network-lan',
	// First nobody puts an address back any more, then those that are there go.
	'nic-manager',
	'nic-address',
	'nic-quiet',
	'nic-up',
	'boot',
	// First nobody would take the new interface over, then it is there.
	'shim-manager',
	'shim',
	'shim-boot',
	// The one that DSM runs in now makes room as late as can be.
	'predecessor',
	'container',
	'start',
	// Only where a change has to be confirmed: until then nothing of it survives a reboot.
	'restart-policy',
] as const;

export type StepKind = (typeof stepIds)[number];

/** What is done to a card itself. */
export const nicSteps = ['nic-vlan', 'nic-manager', 'nic-address', 'nic-quiet', 'nic-up'] as const;

/** Steps that there is one of for each card. */
export const cardSteps = ['network-lan', ...nicSteps] as const;

export type CardStep = (typeof cardSteps)[number];

/** The second card's steps end in `-2`; the first card's are called as they were when there was no other. */
export type StepId = StepKind | `${CardStep}-${number}`;

/** The id of a step for a card, counted from 1. */
export function cardStepId<K extends CardStep>(kind: K, card: number): K | `${K}-${number}` {
	return card === 1 ? kind : `${kind}-${card}`;
}

/** What kind of step that is, whatever card it is for. */
export function stepKind(id: StepId): StepKind {
	return stepIds.find(kind => kind === id) ?? cardSteps.find(kind => id.startsWith(`${kind}-`)) ?? 'nic-up';
}

/** The card that a step is for, counted from 1; of a step for none in particular, the first. */
export function cardOfStep(id: StepId): number {
	const [, number = '1'] = /-(\d+)$/.exec(id) ?? [];
	return Number(number);
}

/** Of the same thing; a card stays the same one in another place among several. */
export function isSame(one: Pick<Step, 'id' | 'subject'>, other: Pick<Step, 'id' | 'subject'>): boolean {
	return one.subject === other.subject && stepKind(one.id) === stepKind(other.id);
}

/** How the parts of an `all` probe stand together. */
export function stateOfAll(states: readonly StepState[]): StepState {
	if (states.includes('foreign')) return 'foreign';
	if (states.includes('unknown')) return 'unknown';
	if (states.every(state => state === 'holds')) return 'holds';
	return states.every(state => state === 'absent') ? 'absent' : 'differs';
}

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
