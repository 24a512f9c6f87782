import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {allChecks} from '../../source/doctor/all-checks.js';
import {runChecks} from '../../source/doctor/run-checks.js';
import {withLimit} from '../../source/host/evidence/reading.js';
import type {Read} from '../../source/model/diagnosis/evidence.js';
import type {Result, Unread} from '../../source/model/diagnosis/verdict.js';
import {healthy} from './healthy.js';
import {looksAt, seen, stubCheck} from './stubs.js';

const quiet = {onResult: () => undefined, now: () => 7};

function missing(why: Unread, detail = ''): Promise<Read<never>> {
	return Promise.resolve({ok: false, why, detail});
}

test('results come back in the order of the checks, and are told as they come', async () => {
	let tell: (read: Read<readonly string[]>) => void = () => undefined;
	const late = new Promise<Read<readonly string[]>>(resolve => {
		tell = resolve;
	});
	const heard: string[] = [];
	const onResult = ({id}: Result) => {
		heard.push(id);
		if (heard.at(-1) === 'second') tell({ok: true, value: []});
	};
	const checks = [stubCheck('first', {reads: ['log']}), stubCheck('second')];
	const results = await runChecks(checks, looksAt({log: late}), {onResult, now: () => 7});
	expect(heard).toEqual(['second', 'first']);
	expect(results.map(({id, ms}) => [id, ms])).toEqual([
		['first', 7],
		['second', 7],
	]);
});

test('a check is handed what it reads, and nothing else', async () => {
	const handed: string[][] = [];
	const look = (evidence: object) => {
		handed.push(Object.keys(evidence));
		return seen('ok');
	};
	await runChecks([stubCheck('one', {reads: ['log', 'card'], look})], looksAt(), quiet);
	expect(handed).toEqual([['log', 'card']]);
});

test('one that has nothing to say is not among the results', async () => {
	const checks = [stubCheck('one', {look: () => ({verdict: 'skip'})}), stubCheck('two')];
	const heard: string[] = [];
	const onResult = ({id}: Result) => void heard.push(id);
	const results = await runChecks(checks, looksAt(), {onResult, now: () => 7});
	expect([results.map(({id}) => id), heard]).toEqual([['two'], ['two']]);
});

test('one that throws is unknown, with what it threw, and stops nobody [F9]', async () => {
	const broken = stubCheck('broken', {
		look: () => {
			throw new TypeError('no such member');
		},
	});
	const rude = stubCheck('rude', {
		look: () => {
			// Not an Error, as some library may do it.
			throw 'words' as unknown as Error;
		},
	});
	const results = await runChecks([broken, rude, stubCheck('fine')], looksAt(), quiet);
	expect(results.map(result => result.seen)).toEqual([
		{verdict: 'unknown', why: 'error', detail: 'no such member'},
		{verdict: 'unknown', why: 'error', detail: 'words'},
		{verdict: 'ok'},
	]);
});

test('one whose look is missing is unknown for that reason, without being asked', async () => {
	const look = vi.fn(() => seen('ok'));
	const checks = [stubCheck('one', {reads: ['facts', 'inside'], look}), stubCheck('two')];
	const looks = looksAt({inside: missing('not-running', 'exited')});
	const results = await runChecks(checks, looks, quiet);
	expect(look).not.toHaveBeenCalled();
	expect(results.map(result => result.seen)).toEqual([
		{verdict: 'unknown', why: 'not-running', detail: 'exited'},
		{verdict: 'ok'},
	]);
});

test.each<[Unread, Unread]>([
	['docker', 'limit'],
	['no-container', 'not-running'],
	['not-running', 'no-root'],
	['no-root', 'not-known'],
	['limit', 'error'],
])('of several reasons %s is told rather than %s', async (told, hidden) => {
	const check = stubCheck('one', {reads: ['inside', 'card']});
	for (const [inside, card] of [
		[told, hidden],
		[hidden, told],
	] as const) {
		const looks = looksAt({inside: missing(inside), card: missing(card)});
		const [result] = await runChecks([check], looks, quiet);
		expect(result?.seen).toMatchObject({verdict: 'unknown', why: told});
	}
});

describeLimit();

function describeLimit(): void {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	test('one that hangs is unknown when its time is over, and nobody else waits for it [F9]', async () => {
		const heard: string[] = [];
		const hung = withLimit<readonly string[]>(6000, async () => new Promise(() => undefined));
		const checks = [stubCheck('hung', {reads: ['log']}), stubCheck('fine')];
		const run = runChecks(checks, looksAt({log: hung}), {
			onResult: ({id}) => void heard.push(id),
			now: () => 7,
		});
		await vi.advanceTimersByTimeAsync(5999);
		expect(heard).toEqual(['fine']);
		await vi.advanceTimersByTimeAsync(1);
		const [result] = await run;
		expect(result?.seen).toEqual({verdict: 'unknown', why: 'limit', detail: '6000 ms'});
	});

	test('a look that throws is one that could not be had', async () => {
		const broken = withLimit<readonly string[]>(6000, async () => {
			throw new Error('EIO');
		});
		expect(await broken).toEqual({ok: false, why: 'error', detail: 'EIO'});
	});
}

test('without a container, what holds of the machine alone is still looked at', async () => {
	const unread = {ok: false, why: 'no-container', detail: ''} as const;
	const checks = allChecks.filter(({alone}) => alone !== undefined);
	expect(checks.map(({id}) => id)).toEqual(
		expect.arrayContaining(['kernel-age', 'kernel-arp', 'host-tun', 'macvlan-module', 'kvm-device']),
	);
	const looks = looksAt({container: Promise.resolve(unread)});
	const results = await runChecks(checks, looks, {onResult: () => undefined, now: () => 0});
	expect(results.filter(({seen: {verdict}}) => verdict !== 'ok')).toEqual([]);
	const facts = Promise.resolve({
		ok: true,
		value: {...healthy.facts, devices: {...healthy.facts.devices, tun: false}},
	} as const);
	const broken = await runChecks(checks, looksAt({container: Promise.resolve(unread), facts}), {
		onResult: () => undefined,
		now: () => 0,
	});
	expect(broken.find(({id}) => id === 'host-tun')?.seen).toMatchObject({
		verdict: 'error',
		values: {case: 'none'},
	});
});
