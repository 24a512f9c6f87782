import {existsSync} from 'node:fs';
import {chmod, mkdtemp, readFile, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {describe, expect, onTestFinished, test, vi} from 'vitest';
import {
	type FixRecord,
	fixesPath,
	lastStanding,
	readFixes,
	writeFixes,
} from '../../source/apply/fix/fix-record.js';
import {runFix, undoFix} from '../../source/apply/fix/run-fix.js';
import {removeState} from '../../source/apply/purge.js';
import {listInstalls} from '../../source/apply/state/record.js';
import type {ResolvedCommand} from '../../source/model/command.js';
import type {FixEvent} from '../../source/model/diagnosis/fix-run.js';

async function folder(): Promise<string> {
	const made = await mkdtemp(path.join(tmpdir(), 'vdsm-passthru-fix-'));
	await chmod(made, 0o700);
	onTestFinished(() => rm(made, {recursive: true, force: true}));
	return made;
}

const origin = {at: '2026-11-23T22:00:00.000Z', pid: 4711, user: 'root', version: '0.1.0'};

function fixOf(commands: readonly ResolvedCommand[], undo: readonly ResolvedCommand[]) {
	return {...origin, check: 'nic-carrier', commands, undo};
}

const record: FixRecord = {...fixOf([['true', []]], [['true', []]]), state: 'done', ran: 1};

async function fixesIn(stateFolder: string): Promise<readonly FixRecord[]> {
	const read = await readFixes(stateFolder);
	if (read.kind === 'refused') throw new Error(read.reason);
	return read.kind === 'read' ? read.fixes : [];
}

function options(stateFolder: string, fixes: readonly FixRecord[] = []) {
	const events: FixEvent[] = [];
	const stop = new AbortController();
	const onEvent = (event: FixEvent) => {
		events.push(event);
	};
	return {events, stop, given: {stateFolder, fixes, signal: stop.signal, onEvent}};
}

describe('a fix', () => {
	test('has what takes it back on the disk before its first command starts, readable by its owner alone', async () => {
		const state = await folder();
		const copy = path.join(state, 'copy');
		const fix = fixOf([['cp', ['-p', fixesPath(state), copy]]], [['rm', [copy]]]);
		expect(await runFix(fix, options(state).given)).toEqual({kind: 'done'});
		const [before] = JSON.parse(await readFile(copy, 'utf8')).fixes;
		expect(before).toEqual({...fix, state: 'begun', ran: 0});
		expect((await stat(copy)).mode & 0o777).toBe(0o600);
		expect(await fixesIn(state)).toEqual([{...fix, state: 'done', ran: 1}]);
		expect((await stat(fixesPath(state))).mode & 0o777).toBe(0o600);
	});

	test('ends at the first command that fails, and says which, with its words', async () => {
		const state = await folder();
		const [one, two] = [path.join(state, 'one'), path.join(state, 'two')];
		const fix = fixOf(
			[
				['touch', [one]],
				['ls', [path.join(state, 'nothing')]],
				['touch', [two]],
			],
			[['rm', [one]]],
		);
		const {events, given} = options(state);
		const end = await runFix(fix, given);
		expect(end).toMatchObject({kind: 'failed', why: 'failed', exitCode: 2, command: fix.commands[1]});
		expect(end.kind === 'failed' && end.lines.join('\n')).toContain('nothing');
		expect([existsSync(one), existsSync(two)]).toEqual([true, false]);
		expect(await fixesIn(state)).toEqual([{...fix, state: 'failed', ran: 1}]);
		expect(events.filter(({type}) => type === 'command')).toEqual([
			{type: 'command', command: fix.commands[0], index: 0, total: 3},
			{type: 'command', command: fix.commands[1], index: 1, total: 3},
		]);
	});

	test('with a program that is not there says so', async () => {
		const state = await folder();
		const end = await runFix(fixOf([['vdsm-no-such-program', []]], []), options(state).given);
		expect(end).toMatchObject({kind: 'failed', why: 'no-program', exitCode: null});
	});

	test('that is stopped ends its command, starts no other, and is noted', async () => {
		const state = await folder();
		const {stop, given} = options(state);
		const after = path.join(state, 'after');
		const fix = fixOf(
			[
				['sleep', ['60']],
				['touch', [after]],
			],
			[['rm', [after]]],
		);
		const running = runFix(fix, {...given, onEvent: () => stop.abort()});
		expect(await running).toMatchObject({kind: 'failed', command: fix.commands[0], exitCode: null});
		expect(existsSync(after)).toBe(false);
		expect(await fixesIn(state)).toMatchObject([{state: 'failed', ran: 0}]);
	});

	test('does not begin where it cannot be noted', async () => {
		const state = await folder();
		await symlink('/etc/hostname', fixesPath(state));
		const mark = path.join(state, 'mark');
		const running = runFix(fixOf([['touch', [mark]]], []), options(state).given);
		await expect(running).rejects.toMatchObject({name: 'StateError', fault: 'not-a-file'});
		expect(existsSync(mark)).toBe(false);
	});

	test('keeps those before it', async () => {
		const state = await folder();
		await writeFixes(state, [record]);
		await runFix({...fixOf([['true', []]], []), pid: 5}, options(state, await fixesIn(state)).given);
		expect((await fixesIn(state)).map(({pid}) => pid)).toEqual([4711, 5]);
	});
});

describe('taking back', () => {
	test('runs what was noted, and nothing else, and is noted', async () => {
		const state = await folder();
		const mark = path.join(state, 'mark');
		await runFix(fixOf([['touch', [mark]]], [['rm', [mark]]]), options(state).given);
		const fixes = await fixesIn(state);
		const last = lastStanding(fixes);
		expect(last && (await undoFix(last, options(state, fixes).given))).toEqual({kind: 'done'});
		expect(existsSync(mark)).toBe(false);
		expect(await fixesIn(state)).toMatchObject([{state: 'undone'}]);
		expect(lastStanding(await fixesIn(state))).toBeUndefined();
	});

	test('that fails can be tried again', async () => {
		const state = await folder();
		const fixes = [{...record, undo: [['false', []]]}] satisfies FixRecord[];
		await writeFixes(state, fixes);
		const [first] = fixes;
		expect(first && (await undoFix(first, options(state, fixes).given))).toMatchObject({kind: 'failed'});
		expect(await fixesIn(state)).toMatchObject([{state: 'undo-failed'}]);
		expect(lastStanding(await fixesIn(state))).toBeDefined();
	});

	test('is of the last one that is not taken back, and has something to be taken back', () => {
		const of = (state: FixRecord['state'], pid: number, undo = record.undo): FixRecord => ({
			...record,
			state,
			pid,
			undo,
		});
		expect(lastStanding([of('done', 1), of('undone', 2)])?.pid).toBe(1);
		expect(lastStanding([of('done', 1), of('begun', 2)])?.pid).toBe(2);
		expect(lastStanding([of('done', 1), of('done', 2, [])])?.pid).toBe(1);
		expect(lastStanding([])).toBeUndefined();
	});
});

describe('the file of the fixes', () => {
	test.each([
		['no JSON', '{', 'damaged'],
		['another schema', JSON.stringify({schema: 'vdsm-passthru/install/1', fixes: []}), 'damaged'],
		['a later version', JSON.stringify({schema: 'vdsm-passthru/fixes/2', fixes: []}), 'newer'],
		[
			'a member that is not known',
			JSON.stringify({schema: 'vdsm-passthru/fixes/1', fixes: [{...record, shell: true}]}),
			'damaged',
		],
		[
			'a command that is a string',
			JSON.stringify({schema: 'vdsm-passthru/fixes/1', fixes: [{...record, undo: ['rm -rf /']}]}),
			'damaged',
		],
		[
			'a NUL in an argument',
			JSON.stringify({schema: 'vdsm-passthru/fixes/1', fixes: [{...record, undo: [['rm', ['a\0b']]]}]}),
			'damaged',
		],
	])('is refused with %s', async (_, content, why) => {
		const state = await folder();
		await writeFile(fixesPath(state), content);
		expect(await readFixes(state)).toMatchObject({kind: 'refused', why});
	});

	test('is not there at first, and holds the last fifty', async () => {
		const state = await folder();
		expect(await readFixes(state)).toEqual({kind: 'none'});
		await writeFixes(
			state,
			Array.from({length: 60}, (_, index) => ({...record, pid: index + 1})),
		);
		expect((await fixesIn(state)).map(({pid}) => pid)).toEqual(
			Array.from({length: 50}, (_, index) => index + 11),
		);
	});

	test('is taken for no installation, and goes with a purge', async () => {
		const state = await folder();
		await writeFixes(state, [record]);
		expect(await listInstalls(state)).toEqual([]);
		expect(await removeState(state)).toEqual([fixesPath(state)]);
	});
});

describe('what a fix that failed half way never took away', () => {
	const undo: readonly ResolvedCommand[] = [
		['docker', ['network', 'disconnect', '--force', 'lan', 'dsm']],
		['docker', ['network', 'rm', 'lan']],
		['docker', ['start', 'dsm']],
	];

	/** Programs that say no to what matches, and note what they were told. */
	async function docker(refuses: string): Promise<{readonly state: string; readonly log: string}> {
		const state = await folder();
		const log = path.join(state, 'log');
		const program = `#!/bin/sh\necho "$*" >>'${log}'\ncase $* in ${refuses}) exit 1 ;; esac\n`;
		await writeFile(path.join(state, 'docker'), program, {mode: 0o755});
		vi.stubEnv('VDSM_PASSTHRU_TEST_FOLDERS', state);
		onTestFinished(() => void vi.unstubAllEnvs());
		return {state, log};
	}

	test('is no reason to stop, and the container is started', async () => {
		const {state, log} = await docker('network*');
		const fix: FixRecord = {...fixOf([], undo), state: 'failed', ran: 1};
		expect(await undoFix(fix, options(state, [fix]).given)).toEqual({kind: 'done'});
		expect((await readFile(log, 'utf8')).trim().split('\n').at(-1)).toBe('start dsm');
	});

	test('what has to be made again is', async () => {
		const {state} = await docker('start*');
		const fix: FixRecord = {...fixOf([], undo), state: 'failed', ran: 1};
		expect(await undoFix(fix, options(state, [fix]).given)).toMatchObject({kind: 'failed'});
	});

	test('while it is run for the first time it is one', async () => {
		const {state} = await docker('network*');
		expect(await runFix(fixOf(undo, []), options(state).given)).toMatchObject({kind: 'failed'});
	});
});
