import {expect, test} from 'vitest';
import {type MatrixResult, passedOf, rowsOf, withCell, withWhole} from '../lab/matrix/result.js';

const none: MatrixResult = {parts: [], rounds: null};
const first = {commit: 'aaa', date: '2026-01-01'};
const later = {commit: 'bbb', date: '2026-02-01'};

function cell(
	id: 'hook' | 'start',
	{setup = 'one', engine = '28.5.2', flaw}: {setup?: string; engine?: string; flaw?: string} = {},
) {
	const tested = {
		run: 'new',
		move: {id, direction: 'take'},
		what: 'fail',
		at: 'after',
		by: 'itself',
	} as const;
	return {...tested, setup, engine, ...(flaw === undefined ? {} : {flaw})};
}

const hook = 'new take hook fail after itself';
const start = 'new take start fail after itself';

test('what other runs have found of other cells stays', () => {
	const both = withCell(withCell(none, cell('hook'), first), cell('start', {setup: 'two'}), later);
	expect(both.parts.map(({setup, commit, passed}) => [setup, commit, passed])).toEqual([
		['one', 'aaa', [hook]],
		['two', 'bbb', [start]],
	]);
});

test('a cell that is run again has its later result only, with that commit', () => {
	const all = [cell('hook'), cell('start')].reduce((known, one) => withCell(known, one, first), none);
	const again = withCell(all, cell('hook', {flaw: 'a link is left'}), later);
	expect(again.parts.map(({commit, date, passed, failed}) => [commit, date, passed, failed])).toEqual([
		['aaa', '2026-01-01', [start], []],
		['bbb', '2026-02-01', [], [hook]],
	]);
	expect(withCell(again, cell('hook'), later).parts.at(-1)).toMatchObject({passed: [hook], failed: []});
	expect(withCell(again, cell('start'), later).parts.map(({commit}) => commit)).toEqual(['bbb']);
});

test('the same cell on another Engine is another one', () => {
	const both = withCell(
		withCell(none, cell('hook'), first),
		cell('hook', {engine: '20.10.24', flaw: 'x'}),
		first,
	);
	expect(rowsOf(both.parts)).toMatchObject([
		{id: 'hook', proven: ['one / 28.5.2'], failed: ['one / 20.10.24']},
	]);
});

test('a set-up of which all cells were run is whole, over several commits, and cells that are no more are dropped', () => {
	const two = withCell(withCell(none, cell('hook'), first), cell('start'), later);
	const beside = withCell(two, cell('start', {setup: 'two'}), first);
	const whole = withWhole(beside, {setup: 'one', engine: '28.5.2'}, new Set([start, hook]));
	expect(whole.parts.map(part => [part.setup, part.commit, part.whole])).toEqual([
		['one', 'aaa', true],
		['one', 'bbb', true],
		['two', 'aaa', false],
	]);
	const fewer = withWhole(whole, {setup: 'one', engine: '28.5.2'}, new Set([start]));
	expect(fewer.parts.map(({setup, passed}) => [setup, passed])).toEqual([
		['one', [start]],
		['two', [start]],
	]);
	expect(withCell(whole, cell('start'), {commit: 'ccc', date: '2026-03-01'}).parts.at(1)).toMatchObject({
		commit: 'ccc',
		whole: true,
	});
});

test('what has passed is known by set-up and Engine', () => {
	const both = withCell(withCell(none, cell('hook'), first), cell('start', {flaw: 'x'}), later);
	expect([...passedOf(both, 'one', '28.5.2')]).toEqual([hook]);
	expect([...passedOf(both, 'two', '28.5.2')]).toEqual([]);
	expect([...passedOf(both, 'one', '20.10.24')]).toEqual([]);
});
