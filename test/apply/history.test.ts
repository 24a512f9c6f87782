import {describe, expect, test} from 'vitest';
import {historyOf, movesOf} from '../../source/apply/history.js';
import type {JournalEntry} from '../../source/model/journal.js';
import type {Move} from '../../source/model/run-event.js';

const move = (direction: Move['direction'], id: Move['id']) => ({direction, id});

describe('what a run did', () => {
	test('what it made, and what it took apart to make it anew', () => {
		const {taken, apart} = historyOf([
			move('take-back', 'start'),
			move('take-back', 'container'),
			move('take', 'container'),
			move('take', 'start'),
		]);
		expect([...taken]).toEqual(['container', 'start']);
		expect([...apart]).toEqual(['start', 'container']);
	});

	test('what it took back of its own was not there before', () => {
		const {apart} = historyOf([move('take', 'container'), move('take-back', 'container')]);
		expect([...apart]).toEqual([]);
	});

	test('an intent counts, whatever became of it', () => {
		const at = '2026-01-01T00:00:00.000Z';
		const entries: JournalEntry[] = [
			{type: 'step', at, id: 'hook', direction: 'take', phase: 'intent'},
			{type: 'step', at, id: 'hook', direction: 'take', phase: 'done'},
			{type: 'step', at, id: 'start', direction: 'take', phase: 'intent'},
		];
		expect(movesOf(entries).map(({id}) => id)).toEqual(['hook', 'start']);
	});
});
