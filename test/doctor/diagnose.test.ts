import {expect, test} from 'vitest';
import {judge} from '../../source/commands/doctor/run-doctor.js';
import {diagnose} from '../../source/doctor/diagnose.js';
import type {Finding} from '../../source/model/diagnosis/diagnosis.js';
import type {DoctorId} from '../../source/model/diagnosis/values.js';
import type {DoctorVerdict} from '../../source/model/diagnosis/verdict.js';
import {stubCheck, stubResult} from './stubs.js';

type Graph = Readonly<Record<string, readonly string[]>>;
type Verdicts = Readonly<Record<string, DoctorVerdict>>;

/** `cause < folded folded | other < folded`, so that a whole diagnosis stands on one line. */
function told(graph: Graph, verdicts: Verdicts, ignore: readonly string[] = []): string {
	const checks = Object.entries(graph).map(([id, explains]) => stubCheck(id, {explains}));
	const results = Object.entries(verdicts).map(([id, verdict]) => stubResult(id, verdict));
	const {cause, others} = judge(results, checks, ignore as readonly DoctorId[]);
	return [...(cause ? [cause] : []), ...others].map(inWords).join(' | ');
}

function inWords({result, folded}: Finding): string {
	return [result.id, ...(folded.length === 0 ? [] : ['<', ...folded.map(({id}) => id)])].join(' ');
}

/** Along the wire: a explains b, b explains c; d is by itself, and w explains d. */
const wire: Graph = {a: ['b'], b: ['c'], c: [], d: [], w: ['d']};

test.each<[what: string, Verdicts, string]>([
	['nothing where all is well', {a: 'ok', b: 'note', c: 'unknown'}, ''],
	['what stands by itself', {a: 'ok', c: 'error'}, 'c'],
	['what explains the others, over several links', {a: 'error', b: 'error', c: 'error'}, 'a < b c'],
	['over a link that is fine itself', {a: 'error', b: 'ok', c: 'error'}, 'a < c'],
	['over a link that nobody could look at', {a: 'error', b: 'unknown', c: 'error'}, 'a < c'],
	['the first along the wire of two', {b: 'error', d: 'error'}, 'b | d'],
	['the same, however the results came in', {d: 'error', c: 'error', b: 'error'}, 'b < c | d'],
	['a warning where there is no error', {a: 'ok', w: 'warning'}, 'w'],
	['a warning that explains an error which nothing else does', {d: 'error', w: 'warning'}, 'w < d'],
	['not a warning that explains nothing', {d: 'error', a: 'warning'}, 'd | a'],
	['not a warning where an error explains the error', {a: 'error', b: 'error', w: 'warning'}, 'a < b | w'],
	['a warning folded under the error that explains it', {a: 'error', c: 'warning'}, 'a < c'],
])('the cause is %s', (_, verdicts, expected) => {
	expect(told(wire, verdicts)).toBe(expected);
});

test('those that explain each other have the first of them as their cause', () => {
	const round: Graph = {a: ['b'], b: ['c'], c: ['a'], d: []};
	expect(told(round, {a: 'error', b: 'error', c: 'error', d: 'error'})).toBe('d | a < b c');
	expect(told(round, {b: 'error', c: 'error'})).toBe('b < c');
	expect(told({a: ['a']}, {a: 'error'})).toBe('a');
});

test('every result stands in exactly one place', () => {
	const verdicts: readonly DoctorVerdict[] = ['ok', 'note', 'warning', 'error', 'unknown'];
	const ids = Object.keys(wire);
	const checks = ids.map(id => stubCheck(id, {explains: wire[id] ?? []}));
	for (let number = 0; number < verdicts.length ** ids.length; number++) {
		const results = ids.map((id, index) =>
			stubResult(id, verdicts[Math.floor(number / verdicts.length ** index) % verdicts.length] ?? 'ok'),
		);
		const {cause, others, notes, unknown, fine} = diagnose(results, checks);
		const findings = [...(cause ? [cause] : []), ...others];
		const placed = [
			...findings.flatMap(({result, folded}) => [result, ...folded]),
			...notes,
			...unknown,
			...fine,
		];
		expect(placed.map(({id}) => id).sort()).toEqual([...ids].sort());
	}
});

test('what is ignored is never the cause, and what it explains stands by itself', () => {
	expect(told(wire, {a: 'error', b: 'error', c: 'error'}, ['a'])).toBe('b < c');
	expect(told(wire, {a: 'error'}, ['a'])).toBe('');
	expect(told(wire, {d: 'error', w: 'warning'}, ['w'])).toBe('d');
	expect(told(wire, {d: 'error', w: 'warning'}, ['d'])).toBe('w');
});
