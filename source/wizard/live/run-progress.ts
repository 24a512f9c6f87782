import type {PictureNode} from '../../model/picture.js';
import type {Move, RunEvent} from '../../model/run-event.js';
import type {StepId} from '../../model/step.js';

/** `gone`: it was taken back, and is not to be made again. */
type StepProgress = 'waiting' | 'running' | 'done' | 'failed' | 'gone';

/** Of the steps that the run goes through; any other one stands already. `guest`: DSM itself, which boots when its container runs. */
export type RunProgress = Readonly<Partial<Record<StepId | 'guest', StepProgress>>>;

/** How far each step is, after this event. `toCome`: the moves that are still to come then. */
export function progressAfter(before: RunProgress, event: RunEvent, toCome: readonly Move[]): RunProgress {
	switch (event.type) {
		case 'started': {
			// What is taken back first, to be made anew, stands until then.
			const first = event.moves.filter(
				({id}, index) => event.moves.findIndex(move => move.id === id) === index,
			);
			return Object.fromEntries([
				...first.map(({id, direction}) => [id, direction === 'take-back' ? 'done' : 'waiting']),
				...(event.moves.some(isStart) ? [['guest', 'waiting']] : []),
			]);
		}
		case 'waiting':
			return event.what === 'guest' ? {...before, guest: 'running'} : before;
		case 'boot':
			return event.stage === 'ready' ? {...before, guest: 'done'} : before;
		case 'turned-back':
			return before.guest === undefined ? before : {...before, guest: 'gone'};
		case 'step-started':
			return {...before, [event.move.id]: 'running'};
		case 'step-failed':
			return {...before, [event.move.id]: 'failed'};
		case 'step-finished': {
			const {id, direction} = event.move;
			if (direction !== 'take-back' || event.result === 'foreign') return {...before, [id]: 'done'};
			return {...before, [id]: toCome.some(move => move.id === id) ? 'waiting' : 'gone'};
		}
		default:
			return before;
	}
}

function isStart({id, direction}: Move): boolean {
	return id === 'start' && direction !== 'take-back';
}

/** `given`: nobody makes it. */
export type NodeProgress = 'given' | 'waiting' | 'running' | 'done' | 'failed';

/** How far the thing is that these steps make: as the worst of them, and under way as soon as one is. */
export function nodeProgress({id: node, steps}: PictureNode, progress: RunProgress): NodeProgress {
	if (steps.length === 0) return 'given';
	const known = [...steps, ...(node === 'dsm' ? ['guest' as const] : [])].flatMap(id => progress[id] ?? []);
	if (known.includes('failed')) return 'failed';
	if (known.includes('running')) return 'running';
	return known.every(one => one === 'done') ? 'done' : 'waiting';
}
