import type {Move} from '../model/run-event.js';
import {cardOfStep, type Step, type StepId, type StepState, stepIds, stepKind} from '../model/step.js';
import {overwritten, renewed} from './overwritten.js';

export type States = Readonly<Record<StepId, StepState>>;

export type Transition =
	/** Every step holds already (promise A4). */
	| {readonly kind: 'nothing'}
	/**
	 * `foreign`: something else has the name. `unknown`: Docker does not answer, and without its answer nothing is touched.
	 * `storage-gone`: a container stands whose storage folder is missing; DSM would start as a fresh one, on a disk that is
	 * not its own.
	 */
	| {readonly kind: 'refused'; readonly step: Step; readonly why: 'foreign' | 'unknown' | 'storage-gone'}
	| {readonly kind: 'go'; readonly moves: readonly Move[]};

/**
 * What comes first: an image that cannot be had must not cost a DSM that runs, and what the container holds that is taken
 * apart is to be had before.
 */
const early: readonly StepId[] = ['image', 'storage', 'environment'];

/**
 * From how the steps stand to how they should: what is taken apart, and what is done, in order. The exported script
 * decides the same way in sh. `left` stands of the former set-up, on another card or under other names, and has no place in
 * this one: it goes, before anything takes its place.
 */
export function transition(steps: readonly Step[], states: States, left: readonly Step[] = []): Transition {
	const unfit = steps.find(({id}) => states[id] === 'foreign' || states[id] === 'unknown');
	if (unfit) {
		return {kind: 'refused', step: unfit, why: states[unfit.id] === 'foreign' ? 'foreign' : 'unknown'};
	}
	const changed = steps.filter(({id}) => states[id] !== 'holds');
	if (changed.length === 0 && left.length === 0) return {kind: 'nothing'};
	const storage = changed.find(({id}) => id === 'storage');
	if (storage && states.container !== 'absent') return {kind: 'refused', step: storage, why: 'storage-gone'};
	const first = changed.filter(({id}) => early.includes(id));
	const alone = renewed(steps);
	const anew = steps.filter(({id}) => states[id] === 'differs' && alone.includes(id));
	const apart = [...takenApart(steps, states), ...anew, ...left].sort(lastFirst);
	const later = steps.filter(
		step => !early.includes(step.id) && (changed.includes(step) || apart.includes(step)),
	);
	return {
		kind: 'go',
		moves: [
			...first.map(step => move(step, 'take')),
			...apart.map(step => move(step, 'take-back')),
			...later.map(step => move(step, 'take')),
		],
	};
}

/** The order of an undo: kind by kind, and of each kind the last card first. */
function lastFirst({id: one}: Step, {id: other}: Step): number {
	const kinds = stepIds.indexOf(stepKind(other)) - stepIds.indexOf(stepKind(one));
	return kinds === 0 ? cardOfStep(other) - cardOfStep(one) : kinds;
}

/**
 * What was made from other answers, and what holds on to it. A container knows its networks by their
 * ids, so a network that is made anew wants a new container, too.
 */
function takenApart(steps: readonly Step[], states: States): Step[] {
	const inPlace = overwritten(steps);
	const replaced = steps.filter(
		({id}) =>
			id !== 'start' &&
			!inPlace.includes(id) &&
			(states[id] === 'differs' || (states[id] === 'absent' && id.startsWith('network-'))),
	);
	if (replaced.length === 0) return [];
	return steps
		.filter(step => replaced.includes(step) || step.needs.length > 0)
		.filter(({id, undo}) => undo.length > 0 && states[id] !== 'absent');
}

/** Everything that an undo takes back: in reverse, the container before its networks. */
export function undoMoves(steps: readonly Step[]): Move[] {
	return steps
		.filter(({undo}) => undo.length > 0)
		.map(step => move(step, 'take-back'))
		.reverse();
}

/** The step that a move is about: of the plan, or of what stood before it. */
export function stepOf(
	{id, subject}: Pick<Move, 'id' | 'subject'>,
	...lists: ReadonlyArray<readonly Step[]>
): Step | undefined {
	return lists.flat().find(step => step.id === id && step.subject === subject);
}

export function move({id, subject}: Step, direction: Move['direction']): Move {
	return {id, subject, direction};
}
