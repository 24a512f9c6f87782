import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdir, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {spawn as spawnPty} from '@lydell/node-pty';
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {claimRevert, confirmRun} from '../../../source/apply/guard/confirmation.js';
import {armGuard, disarmGuard} from '../../../source/apply/guard/guard.js';
import {readGuard, writeGuard} from '../../../source/apply/guard/guard-file.js';
import {identify, isRunning} from '../../../source/system/process-identity.js';
import {buildPrograms, reverted, script, stateFolder, watcherOf} from './programs.js';

let programs: Awaited<ReturnType<typeof buildPrograms>>;
let standIn: readonly string[];

beforeAll(async () => {
	programs = await buildPrograms();
	standIn = [process.execPath, programs.standIn];
});
afterAll(async () => rm(programs.folder, {recursive: true, force: true}));

const seconds = 1000;
const long = 60 * seconds;
const patience = {timeout: 20 * seconds, interval: 50};
const isRoot = process.geteuid?.() === 0;

async function arm(folder: string, install: string, delayMs: number, program = standIn) {
	const armed = await armGuard({install, stateFolder: folder, delayMs, program, systemd: false});
	if (!armed.ok) throw new Error(armed.reason);
	return armed;
}

/** A process of no concern to anybody, which ends with the test. */
async function bystander(): Promise<{pid: number; ended: () => boolean}> {
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {stdio: 'ignore'});
	await once(child, 'spawn');
	onTestFinished(() => void child.kill('SIGKILL'));
	return {pid: child.pid ?? 0, ended: () => child.exitCode !== null || child.signalCode !== null};
}

describe('the change is taken back', () => {
	const arming = (folder: string, delay: number, then: string) => [
		programs.arming,
		'one',
		folder,
		String(delay),
		programs.standIn,
		then,
	];

	test('when who set the guard is killed, and its whole process group [B2]', async () => {
		const folder = await stateFolder('one');
		const parent = spawn(process.execPath, arming(folder, 2 * seconds, 'stay'), {
			detached: true,
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const [line] = await once(parent.stdout, 'data');
		expect(JSON.parse(String(line))).toEqual({ok: true, guard: 'watcher'});
		const watcher = await watcherOf(folder, 'one');
		expect(await reverted(folder, 'one')).toEqual([]);
		process.kill(-(parent.pid ?? 0), 'SIGKILL');
		await once(parent, 'exit');
		await expect.poll(() => reverted(folder, 'one'), patience).toEqual([`begun ${watcher.pid}`, 'done']);
	});

	test('when who set it ends by itself, and ends its children', async () => {
		const folder = await stateFolder('one');
		const parent = spawn(process.execPath, arming(folder, 2 * seconds, 'exit'), {stdio: 'ignore'});
		await once(parent, 'exit');
		expect(await reverted(folder, 'one')).toEqual([]);
		await expect.poll(() => reverted(folder, 'one'), patience).toContain('done');
	});

	test('when its terminal is closed', async () => {
		const folder = await stateFolder('one');
		const pty = spawnPty(process.execPath, arming(folder, 2 * seconds, 'stay'), {});
		let output = '';
		pty.onData(text => {
			output += text;
		});
		await expect.poll(() => output, patience).toContain('"guard":"watcher"');
		const watcher = await watcherOf(folder, 'one');
		// Of no terminal, and of a session of its own.
		const fields = (await readFile(`/proc/${watcher.pid}/stat`, 'utf8')).replace(/^.*\) /s, '').split(' ');
		expect(fields.slice(2, 5)).toEqual([String(watcher.pid), String(watcher.pid), '0']);
		const ended = new Promise(resolve => pty.onExit(resolve));
		pty.kill('SIGHUP');
		await ended;
		process.kill(watcher.pid, 'SIGHUP');
		await expect.poll(() => reverted(folder, 'one'), patience).toContain('done');
	});

	test.runIf(isRoot)('where systemd is there and does not answer', async () => {
		const folder = await stateFolder('one');
		const inside = 'mount -t tmpfs none /run && mkdir -p /run/systemd/system && exec "$@"';
		const command = ['--mount', 'sh', '-c', inside, 'sh', process.execPath];
		const parent = spawn('unshare', [...command, ...arming(folder, seconds, 'exit'), 'look-for-systemd'], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const [line] = await once(parent.stdout, 'data');
		expect(JSON.parse(String(line))).toEqual({ok: true, guard: 'watcher'});
		await expect.poll(() => reverted(folder, 'one'), patience).toContain('done');
	});

	test('and not before its time', async () => {
		const folder = await stateFolder('one');
		const before = performance.now();
		await arm(folder, 'one', 2 * seconds);
		await expect.poll(() => reverted(folder, 'one'), patience).toContain('done');
		expect(performance.now() - before).toBeGreaterThan(1.8 * seconds);
	});
});

test('the record tells everybody what watches, and is for us alone', async () => {
	const folder = await stateFolder('one');
	const before = Date.now();
	await arm(folder, 'one', long);
	const record = await readGuard(folder, 'one');
	expect(record).toMatchObject({guard: 'watcher', process: {pid: expect.any(Number)}});
	const left = Date.parse(record?.deadline ?? '') - before;
	expect(left).toBeGreaterThanOrEqual(long);
	expect(left).toBeLessThan(long + 10 * seconds);
	for (const name of ['one.guard', 'one.guard.log'])
		expect((await stat(`${folder}/${name}`)).mode & 0o777).toBe(0o600);
});

describe('a guard that is called off', () => {
	test('ends, alone, and leaves nothing', async () => {
		const folder = await stateFolder('one', 'two');
		const one = await arm(folder, 'one', 3 * seconds);
		await arm(folder, 'two', 3 * seconds);
		const [first, second] = [await watcherOf(folder, 'one'), await watcherOf(folder, 'two')];
		const other = await bystander();
		await one.disarm();
		expect(await isRunning(first)).toBe(false);
		expect([await isRunning(second), other.ended()]).toEqual([true, false]);
		expect((await readdir(folder)).sort()).toEqual(['two.guard', 'two.guard.log']);
		await expect.poll(() => reverted(folder, 'two'), patience).toContain('done');
		expect(await reverted(folder, 'one')).toEqual([]);
	});

	test('is found by its record, from any process', async () => {
		const folder = await stateFolder('one');
		await arm(folder, 'one', long);
		const watcher = await watcherOf(folder, 'one');
		await disarmGuard(folder, 'one');
		expect(await isRunning(watcher)).toBe(false);
		await disarmGuard(folder, 'one');
	});

	test.each(['startTime', 'boot'] as const)('is not mistaken for who has its number: %s', async key => {
		const folder = await stateFolder();
		const other = await bystander();
		const identity = await identify(other.pid);
		if (!identity) throw new Error('the bystander is not there');
		const deadline = new Date().toISOString();
		await writeGuard(folder, 'one', {guard: 'watcher', deadline, process: {...identity, [key]: '77'}});
		await disarmGuard(folder, 'one');
		expect([other.ended(), await readGuard(folder, 'one')]).toEqual([false, undefined]);
		// It was the difference that saved it.
		await writeGuard(folder, 'one', {guard: 'watcher', deadline, process: identity});
		await disarmGuard(folder, 'one');
		await expect.poll(other.ended, patience).toBe(true);
	});

	test('after it has begun comes to its end', async () => {
		const folder = await stateFolder();
		await writeFile(`${folder}/one.hold`, '');
		const armed = await arm(folder, 'one', 500);
		const watcher = await watcherOf(folder, 'one');
		await expect.poll(() => reverted(folder, 'one'), patience).toEqual([`begun ${watcher.pid}`]);
		await armed.disarm();
		expect(await isRunning(watcher)).toBe(true);
		await rm(`${folder}/one.hold`);
		await expect.poll(() => reverted(folder, 'one'), patience).toContain('done');
	});
});

describe('a confirmed change', () => {
	test('stays, and its guard does not linger', async () => {
		const folder = await stateFolder('one');
		await arm(folder, 'one', long);
		const watcher = await watcherOf(folder, 'one');
		expect(await confirmRun(folder, 'one')).toBe('kept');
		await expect.poll(() => isRunning(watcher), patience).toBe(false);
		expect(await reverted(folder, 'one')).toEqual([]);
		expect(await readFile(`${folder}/one.guard.log`, 'utf8')).toBe('waiting\nkept\n');
	});

	test('says nothing of another installation', async () => {
		const folder = await stateFolder('one', 'two');
		await arm(folder, 'one', seconds);
		await arm(folder, 'two', seconds);
		await confirmRun(folder, 'one');
		await expect.poll(() => reverted(folder, 'two'), patience).toContain('done');
		expect(await reverted(folder, 'one')).toEqual([]);
	});

	test('nor of the next change', async () => {
		const folder = await stateFolder('one');
		await confirmRun(folder, 'one');
		await arm(folder, 'one', seconds);
		await expect.poll(() => reverted(folder, 'one'), patience).toContain('done');
	});

	test('cannot be one that is being taken back', async () => {
		const folder = await stateFolder('one');
		await writeFile(`${folder}/one.hold`, '');
		await arm(folder, 'one', 500);
		await expect.poll(() => reverted(folder, 'one'), patience).toHaveLength(1);
		expect(await confirmRun(folder, 'one')).toBe('taken-back');
		await rm(`${folder}/one.hold`);
		await expect.poll(() => reverted(folder, 'one'), patience).toContain('done');
	});
});

describe('a second guard', () => {
	test('takes the place of the first', async () => {
		const folder = await stateFolder('one');
		await arm(folder, 'one', 2 * seconds);
		const first = await watcherOf(folder, 'one');
		await arm(folder, 'one', 2 * seconds);
		const second = await watcherOf(folder, 'one');
		expect([await isRunning(first), await isRunning(second)]).toEqual([false, true]);
		await expect.poll(() => reverted(folder, 'one'), patience).toEqual([`begun ${second.pid}`, 'done']);
	});

	test('makes a forgotten one keep still', async () => {
		const folder = await stateFolder('one');
		await arm(folder, 'one', 1.5 * seconds);
		const first = await watcherOf(folder, 'one');
		// As if its record had been lost: nobody knows whom to end.
		await rm(`${folder}/one.guard`);
		await arm(folder, 'one', long);
		await expect.poll(() => isRunning(first), patience).toBe(false);
		expect(await reverted(folder, 'one')).toEqual([]);
		expect(await claimRevert(folder, 'one')).toBe('taken-back');
	});
});

describe('no guard', () => {
	const options = {delayMs: long, systemd: false};

	test.each([
		['ends at once', 'process.exit(0)', 'the watcher ended'],
		['cannot run', 'console.log("one");throw new Error("no such module")', /Node\.js v|no such module/],
		['says why', 'console.log("waiting?");console.log("a state folder of another user")', 'a state folder'],
	])('is a program that %s', async (_, text, reason) => {
		const folder = await stateFolder('one');
		const program = await script(programs.folder, text);
		const armed = await armGuard({...options, install: 'one', stateFolder: folder, program});
		expect(armed).toEqual({
			ok: false,
			reason: typeof reason === 'string' ? expect.stringContaining(reason) : expect.stringMatching(reason),
		});
		expect(await readdir(folder)).toEqual([]);
	});

	test('is one that cannot be put on record, and nothing is left running', async () => {
		const folder = await stateFolder();
		await mkdir(`${folder}/one.guard`);
		const marker = `${folder}/pid`;
		const text = `require('fs').writeFileSync(${JSON.stringify(marker)}, String(process.pid)); setInterval(() => {}, 1000)`;
		const program = await script(programs.folder, text);
		const armed = await armGuard({...options, install: 'one', stateFolder: folder, program});
		expect(armed.ok).toBe(false);
		const pid = Number(await readFile(marker, 'utf8').catch(() => '0'));
		expect(pid === 0 ? undefined : await identify(pid)).toBeUndefined();
	});

	test.each(['../x', 'a', '', '-rf', 'Upper'])('watches an installation %j', async install => {
		const folder = await stateFolder();
		const armed = await armGuard({...options, install, stateFolder: folder, program: standIn});
		expect(armed.ok).toBe(false);
		expect(await readdir(folder)).toEqual([]);
	});

	test('works without a state folder', async () => {
		const folder = `${await stateFolder()}/none`;
		const armed = await armGuard({...options, install: 'one', stateFolder: folder, program: standIn});
		expect(armed.ok).toBe(false);
	});
});
