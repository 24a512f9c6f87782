import type {Move} from '../model/run-event.js';
import type {Step} from '../model/step.js';
import {stepOf} from '../plan/transition.js';
import {actionJson} from './plan-json.js';

/** What a dry run would do, for programs: each move with its actions, in the form that they have in the plan (promise F1). */
export function movesJson(
	action: 'apply' | 'undo',
	{steps, moves, folder}: {steps: readonly Step[]; moves: readonly Move[]; folder: string},
): Record<string, unknown> {
	return {
		schema: 'vdsm-passthru/moves/1',
		action,
		folder,
		moves: moves.map(move => {
			const step = stepOf(move, steps);
			const actions = (move.direction === 'take-back' ? step?.undo : step?.run) ?? [];
			return {...move, actions: actions.map(one => actionJson(one, folder))};
		}),
	};
}
