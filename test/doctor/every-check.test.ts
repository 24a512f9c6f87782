import {afterEach, describe, expect, test, vi} from 'vitest';
import {isBroken, judge} from '../../source/commands/doctor/run-doctor.js';
import {allChecks} from '../../source/doctor/all-checks.js';
import type {AnyCheck} from '../../source/doctor/check.js';
import {runChecks} from '../../source/doctor/run-checks.js';
import {withLimit} from '../../source/host/evidence/reading.js';
import type {Looks, Probe} from '../../source/model/diagnosis/evidence.js';
import {type Place, places, type Result, type Seen} from '../../source/model/diagnosis/verdict.js';
import {en, zhCN} from '../helpers/texts.js';
import {healthy} from './healthy.js';
import {looksAt, seen} from './stubs.js';

const quiet = {onResult: () => undefined, now: () => 0};

async function run(checks: readonly AnyCheck[], looks: Looks = looksAt()): Promise<readonly Result[]> {
	return runChecks(checks, looks, quiet);
}

/** All checks, of which one says something else. */
function withLook(id: string, look: AnyCheck['look']): readonly AnyCheck[] {
	return allChecks.map(check => (check.id === id ? {...check, look} : check));
}

function withoutOne(results: readonly Result[], id: string): readonly Result[] {
	return results.filter(result => result.id !== id);
}

test('their ids are different, plain words, and those that have sentences', () => {
	const ids = allChecks.map(({id}) => id);
	expect(new Set(ids).size).toBe(ids.length);
	for (const id of ids) expect(id).toMatch(/^[a-z][a-z\d]*(?:-[a-z\d]+)*$/);
	expect(Object.keys(en.doctor.checks).sort()).toEqual([...ids].sort());
	expect(Object.keys(zhCN.doctor.checks).sort()).toEqual([...ids].sort());
});

test('they stand along the wire', () => {
	const order = allChecks.map(({place}: {readonly place: Place}) => places.indexOf(place));
	expect(order).toEqual([...order].sort((a, b) => a - b));
});

// Promise F9, one by one.
describe.each(allChecks.map(check => [check.id, check] as const))('%s', (id, check) => {
	afterEach(() => void vi.useRealTimers());

	test('finds nothing wrong with a healthy machine', () => {
		const {verdict} = check.look(healthy);
		expect(['ok', 'skip', 'note']).toContain(verdict);
	});

	test('has a title and a reason in each language, and no other language in them', () => {
		const own = en.doctor.checks[id];
		const chinese = zhCN.doctor.checks[id];
		for (const text of [own.title, own.why]) expect(text).not.toMatch(/\p{Script=Han}|^$/u);
		for (const text of [chinese.title, chinese.why]) expect(text).toMatch(/\p{Script=Han}/u);
		// A title stands in a list, a reason in a paragraph.
		expect([own.title, chinese.title].filter(title => /[.。]$/.test(title))).toEqual([]);
		expect(own.why).toMatch(/[.?!]$/);
		expect(chinese.why).toMatch(/[。？！]$/);
	});

	test('reads what it names, and explains checks that there are', () => {
		expect(check.reads.length).toBeGreaterThan(0);
		for (const probe of check.reads) expect(healthy).toHaveProperty(probe);
		for (const other of check.explains) expect(allChecks.map(one => one.id)).toContain(other);
		expect(check.explains).not.toContain(id);
	});

	test('says something of its rows that the catalogue has', () => {
		for (const row of check.catalogue) expect(row).toBeGreaterThanOrEqual(1);
		for (const row of check.catalogue) expect(row).toBeLessThanOrEqual(107);
	});

	test.each(['ok', 'warning', 'error'] as const)(
		'leaves the others alone when it says %s [F9]',
		async verdict => {
			const usual = await run(allChecks);
			const checks = withLook(id, () => seen(verdict));
			const results = await run(checks);
			expect(results.find(result => result.id === id)?.seen.verdict).toBe(verdict);
			expect(withoutOne(results, id)).toEqual(withoutOne(usual, id));
			const calm = (result: Result) => result.id === id || !/error|warning/.test(result.seen.verdict);
			const judged = judge(results.filter(calm), checks, []);
			expect(judged.cause?.result.id ?? null).toBe(verdict === 'ok' ? null : id);
			expect(isBroken(judged)).toBe(verdict === 'error');
			expect(isBroken(judge(results.filter(calm), checks, [id]))).toBe(false);
		},
	);

	test('leaves the others alone when it throws [F9]', async () => {
		const usual = await run(allChecks);
		const results = await run(
			withLook(id, (): Seen<never> => {
				throw new Error('broken');
			}),
		);
		expect(results.find(result => result.id === id)?.seen).toEqual({
			verdict: 'unknown',
			why: 'error',
			detail: 'broken',
		});
		expect(withoutOne(results, id)).toEqual(withoutOne(usual, id));
	});

	test.each(check.reads)(
		'is unknown when the look at %s hangs, and waits for nothing else [F9]',
		async probe => {
			vi.useFakeTimers();
			const done: string[] = [];
			const looks: Looks = {...looksAt(), [probe]: withLimit(6000, async () => new Promise(() => undefined))};
			const running = runChecks(allChecks, looks, {...quiet, onResult: one => void done.push(one.id)});
			await vi.advanceTimersByTimeAsync(5999);
			const waiting = (one: AnyCheck) => (one.reads as readonly Probe[]).includes(probe);
			expect(done.filter(name => allChecks.some(one => one.id === name && waiting(one)))).toEqual([]);
			await vi.advanceTimersByTimeAsync(1);
			const results = await running;
			expect(results.find(result => result.id === id)?.seen).toMatchObject({
				verdict: 'unknown',
				why: 'limit',
			});
			for (const one of allChecks.filter(other => !waiting(other))) {
				const result = results.find(other => other.id === one.id);
				expect(result?.seen.verdict ?? 'skip').toBe(one.look(healthy).verdict);
			}
		},
	);
});
