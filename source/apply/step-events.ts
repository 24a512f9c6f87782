import type {JournalEntry} from '../model/journal.js';
import type {Direction} from '../model/run-event.js';
import type {Step} from '../model/step.js';
import {move} from '../plan/transition.js';
import {type PerformContext, type Performed, perform} from './perform.js';

type Context = PerformContext & {readonly note: (entry: JournalEntry) => Promise<void>};

/**
 * One step with everything around it: the intent on the disk before the effect begins, the events for those who watch,
 * and what became of it.
 */
export async function performed(step: Step, direction: Direction, context: Context): Promise<Performed> {
	const {emit, note} = context;
	const entry = (phase: 'intent' | 'done' | 'failed'): JournalEntry => ({
		type: 'step',
		at: new Date().toISOString(),
		id: step.id,
		direction,
		phase,
	});
	const start = performance.now();
	const about = move(step, direction);
	emit({type: 'step-started', move: about});
	await note(entry('intent'));
	const result = await perform(step, direction, context);
	const ms = Math.round(performance.now() - start);
	if (result.ok) emit({type: 'step-finished', move: about, ms, result: result.result});
	else emit({type: 'step-failed', move: about, ms, failure: result.failure});
	await note(entry(result.ok ? 'done' : 'failed'));
	return result;
}
