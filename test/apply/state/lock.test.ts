import {chmod, chown, link, mkdir, readFile, rename, rm, stat, symlink, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import {execaSync} from 'execa';
import {afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi} from 'vitest';
import {type Holder, type Lock, takeLock} from '../../../source/apply/state/lock.js';
import {plantProgram, temporaryFolder} from '../../system/folder.js';
import {bundleChild, type Child, startChild} from './children.js';

let script: Awaited<ReturnType<typeof bundleChild>>;
beforeAll(async () => {
	script = await bundleChild('lock-child');
});
afterAll(() => script.remove());

const umask = process.umask();
afterEach(() => {
	process.umask(umask);
	vi.unstubAllEnvs();
});

const anna: Holder = {pid: 4711, user: 'anna', since: '2026-03-01T12:00:00.000Z', what: 'apply'};
const bert: Holder = {...anna, user: 'bert', what: 'undo'};

/** Seconds for which a stopped holder is still the holder; 60 for the whole promise (A18). */
const stopped = Number(process.env['VDSM_STOP_SECONDS'] ?? 3);

type Said = {ok: boolean; holder: Holder | null};

/** A process that has the lock, or has been refused. */
async function contender(folder: string, ...args: readonly string[]): Promise<{child: Child; said: Said}> {
	const child = startChild(script.path, [folder, ...args]);
	expect(await child.next()).toBe('ready');
	child.go();
	return {child, said: (await child.next()) as Said};
}

function taken(lock: Lock): Extract<Lock, {ok: true}> {
	if (!lock.ok) throw new Error(`held by ${JSON.stringify(lock.holder)}`);
	onTestFinished(() => lock.release());
	return lock;
}

test('of 20 that start together one proceeds, and the others know who it is [A17]', async () => {
	const folder = await temporaryFolder();
	const children = Array.from({length: 20}, () => startChild(script.path, [folder, '0']));
	for (const child of children) expect(await child.next()).toBe('ready');
	for (const child of children) child.go();
	const said = (await Promise.all(children.map(child => child.next()))) as Said[];
	const [winner, ...more] = said.filter(({ok}) => ok);
	expect(more).toEqual([]);
	expect(winner?.holder).toEqual({
		pid: children[said.findIndex(({ok}) => ok)]?.pid,
		user: 'anna',
		since: expect.stringMatching(/^\d{4}-.*Z$/),
		what: 'apply',
	});
	expect(said.filter(({ok}) => !ok)).toEqual(Array(19).fill({ok: false, holder: winner?.holder}));
});

test('whoever lets go of it is followed by the next, on the same file, and leaves no name', async () => {
	const folder = await temporaryFolder();
	const first = taken(await takeLock(folder, anna));
	const {ino} = await stat(`${folder}/lock`);
	expect(await takeLock(folder, bert, {waitMs: 0})).toEqual({ok: false, holder: anna});
	const tools = await temporaryFolder();
	await plantProgram(tools, 'flock', `/usr/bin/flock "$@"; code=$?; echo >>${tools}/tries; exit $code`);
	vi.stubEnv('VDSM_PASSTHRU_TEST_FOLDERS', tools);
	const waiting = takeLock(folder, bert, {waitMs: 60_000});
	await vi.waitFor(async () => expect((await stat(`${tools}/tries`)).size).toBeGreaterThan(1), 60_000);
	vi.unstubAllEnvs();
	await first.release();
	await first.release();
	const second = taken(await waiting);
	expect(await takeLock(folder, anna, {waitMs: 0})).toEqual({ok: false, holder: bert});
	await second.release();
	expect(await readFile(`${folder}/lock`, 'utf8')).toBe('');
	expect((await stat(`${folder}/lock`)).ino).toBe(ino);
	expect([first.lost.aborted, second.lost.aborted]).toEqual([false, false]);
});

test('waiting for it ends with the signal', async () => {
	const folder = await temporaryFolder();
	taken(await takeLock(folder, anna));
	const end = new AbortController();
	const waiting = takeLock(folder, bert, {waitMs: 3_600_000, signal: end.signal});
	end.abort();
	expect(await waiting).toEqual({ok: false, holder: anna});
});

test('a holder that is killed has lost it, also when a program that it started lives on [A18]', async () => {
	const folder = await temporaryFolder();
	const {child, said} = await contender(folder, '0', 'sleeper');
	expect(said.ok).toBe(true);
	const {sleeper} = (await child.next()) as {sleeper: number};
	onTestFinished(() => {
		process.kill(sleeper, 'SIGKILL');
	});
	expect(await takeLock(folder, bert, {waitMs: 0})).toEqual({ok: false, holder: said.holder});
	await child.end('SIGKILL');
	expect(process.kill(sleeper, 0)).toBe(true);
	taken(await takeLock(folder, bert, {waitMs: 0}));
	expect(await takeLock(folder, anna, {waitMs: 0})).toEqual({ok: false, holder: bert});
});

test(`a holder that is stopped keeps it, for ${stopped} s [A18]`, {
	timeout: (stopped + 60) * 1000,
}, async () => {
	const folder = await temporaryFolder();
	const {child, said} = await contender(folder);
	process.kill(child.pid, 'SIGSTOP');
	for (let second = 0; second < stopped; second++) {
		expect(await takeLock(folder, bert, {waitMs: 0})).toEqual({ok: false, holder: said.holder});
		await pause(1000);
	}
	expect(await takeLock(folder, bert)).toEqual({ok: false, holder: said.holder});
	process.kill(child.pid, 'SIGCONT');
	child.go();
	expect(await child.next()).toBe('ended');
	taken(await takeLock(folder, bert));
});

test.each(['removed', 'replaced', 'moved away with its folder'])(
	'a lock file that is %s is a lost lock',
	async how => {
		const folder = `${await temporaryFolder()}/state`;
		await mkdir(folder);
		const {child} = await contender(folder);
		const own = taken(await takeLock(`${folder}/..`, anna));
		await writeFile(`${folder}/other`, '');
		if (how === 'removed') await rm(`${folder}/lock`);
		else if (how === 'replaced') await rename(`${folder}/other`, `${folder}/lock`);
		else await rename(folder, `${folder}.old`);
		expect(await child.next()).toBe('lost');
		// The one in the folder above is still where it was.
		expect(own.lost.aborted).toBe(false);
	},
);

test('a file that is replaced while it is being locked is not taken for the lock', async () => {
	const folder = await temporaryFolder();
	const tools = await temporaryFolder();
	// The first time somebody removes the file between the opening and the locking.
	await plantProgram(
		tools,
		'flock',
		`[ -e ${tools}/was ] || rm ${folder}/lock; : > ${tools}/was; exec /usr/bin/flock "$@"`,
	);
	vi.stubEnv('VDSM_PASSTHRU_TEST_FOLDERS', tools);
	taken(await takeLock(folder, anna));
	expect(await takeLock(folder, bert, {waitMs: 0})).toEqual({ok: false, holder: anna});
});

test('without flock that is said', async () => {
	vi.stubEnv('VDSM_PASSTHRU_TEST_FOLDERS', await temporaryFolder());
	expect(await takeLock(await temporaryFolder(), anna)).toEqual({ok: false, holder: null, missing: 'flock'});
});

test.each([
	['echo "flock: 3: No locks available" >&2; exit 1', 'flock: 3: No locks available'],
	['echo "flock: 3: No locks available" >&2; exit 71', 'flock: 3: No locks available'],
	['exit 64', 'flock: 64'],
	['kill -9 $$', 'flock: signal'],
])('a flock that could not try (%s) is not somebody who holds it', async (body, reason) => {
	const folder = await temporaryFolder();
	const tools = await temporaryFolder();
	await plantProgram(tools, 'flock', body);
	vi.stubEnv('VDSM_PASSTHRU_TEST_FOLDERS', tools);
	await expect(takeLock(folder, anna)).rejects.toMatchObject({
		name: 'StateError',
		fault: 'failed',
		path: `${folder}/lock`,
		reason,
	});
});

test('a holder that does not say who it is, or says it in a hostile way', async () => {
	const folder = await temporaryFolder();
	taken(await takeLock(folder, anna));
	const refusal = async (content: string) => {
		await writeFile(`${folder}/lock`, content);
		return takeLock(folder, bert, {waitMs: 0});
	};
	for (const content of [
		'{"pid":4711,"us',
		'[]',
		'{"pid":0,"user":"a","since":"b","what":"c"}',
		'x'.repeat(9999),
	])
		expect(await refusal(content), content).toEqual({ok: false, holder: null});
	expect(await refusal(JSON.stringify({...anna, user: '\u001b]0;x\u0007', more: 1}))).toEqual({
		ok: false,
		holder: {...anna, user: '\\x1b]0;x\\x07'},
	});
});

test.each([0o000, 0o077, 0o777])('the file is 0600 with umask %o, also when it was not [E6]', async mask => {
	const folder = await temporaryFolder();
	process.umask(mask);
	await taken(await takeLock(folder, anna)).release();
	expect((await stat(`${folder}/lock`)).mode & 0o777).toBe(0o600);
	await chmod(`${folder}/lock`, 0o666);
	await taken(await takeLock(folder, anna)).release();
	expect((await stat(`${folder}/lock`)).mode & 0o777).toBe(0o600);
});

test.each(['link', 'dangling', 'hard', 'pipe', 'folder'])(
	'a %s in its place is refused and left alone',
	async kind => {
		const folder = await temporaryFolder();
		const path = `${folder}/lock`;
		await writeFile(`${folder}/target`, 'old', {mode: 0o644});
		if (kind === 'link') await symlink('target', path);
		if (kind === 'dangling') await symlink('nowhere', path);
		if (kind === 'hard') await link(`${folder}/target`, path);
		if (kind === 'pipe') execaSync('mkfifo', [path]);
		if (kind === 'folder') await mkdir(path);
		await expect(takeLock(folder, anna)).rejects.toMatchObject({
			name: 'StateError',
			fault: 'not-a-file',
			path,
		});
		expect(await readFile(`${folder}/target`, 'utf8')).toBe('old');
		expect((await stat(`${folder}/target`)).mode & 0o777).toBe(0o644);
		await expect(stat(`${folder}/nowhere`)).rejects.toMatchObject({code: 'ENOENT'});
	},
);

test.runIf(process.geteuid?.() === 0)(
	"another user's file is refused, and so is a folder that is not there",
	async () => {
		const folder = await temporaryFolder();
		await writeFile(`${folder}/lock`, '');
		await chown(`${folder}/lock`, 12_345, 12_345);
		await expect(takeLock(folder, anna)).rejects.toMatchObject({fault: 'other-owner', reason: 'uid 12345'});
		await expect(takeLock(`${folder}/none`, anna)).rejects.toMatchObject({
			name: 'StateError',
			fault: 'failed',
		});
	},
);
