import {existsSync, readFileSync} from 'node:fs';
import {open, readFile, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {afterEach, expect, onTestFinished, test, vi} from 'vitest';
import {run} from '../../source/system/run.js';
import {plantProgram, temporaryFolder} from './folder.js';

afterEach(() => {
	vi.unstubAllEnvs();
});

/** Runs a shell script as if it were a system program. */
async function runScript(script: string, args: readonly string[] = [], options = {}) {
	const folder = await temporaryFolder();
	await plantProgram(folder, 'tool', script);
	return run(['tool', args], {folders: [folder], ...options});
}

test('a program ends with its code and both outputs, and no code is an error of ours', async () => {
	expect(await runScript('echo out; echo err >&2; exit 3')).toEqual({
		exitCode: 3,
		stdout: 'out\n',
		stderr: 'err\n',
		failed: null,
	});
});

test('arguments reach it as they are', async () => {
	const args = ['a b', '$(touch /tmp/never)', '-rf', "it's", '*', '\u001b[31m', '网卡', ''];
	expect((await runScript('printf "%s\\n" "$@"', args)).stdout).toBe(`${args.join('\n')}\n`);
});

test('it gets a minimal environment, in which output can be parsed [E3]', async () => {
	vi.stubEnv('LANG', 'zh_CN.UTF-8');
	vi.stubEnv('LD_PRELOAD', '');
	vi.stubEnv('NODE_OPTIONS', '');
	vi.stubEnv('CANARY', 'secret');
	vi.stubEnv('HOME', '/root');
	vi.stubEnv('DOCKER_HOST', 'unix:///run/other.sock');
	vi.stubEnv('DOCKER_CONTEXT', '');
	vi.stubEnv('DOCKER_CONFIG', undefined);
	vi.stubEnv('XDG_RUNTIME_DIR', undefined);
	const {stdout} = await runScript('exec /usr/bin/env', [], {env: {EXTRA: '1'}});
	expect(
		stdout
			.trim()
			.split('\n')
			.filter(line => !/^(?:PWD|SHLVL|_)=/.test(line))
			.sort(),
	).toEqual([
		'DOCKER_HOST=unix:///run/other.sock',
		'EXTRA=1',
		'HOME=/root',
		'LC_ALL=C',
		'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
	]);
});

test('nothing that lies on PATH or in the working folder is run [E2]', async () => {
	const folder = await temporaryFolder();
	await plantProgram(folder, 'vdsm-planted', 'echo planted');
	vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
	vi.spyOn(process, 'cwd').mockReturnValue(folder);
	expect((await run(['vdsm-planted', []])).failed).toBe('not-found');
	expect((await run([`${folder}/vdsm-planted`, []])).failed).toBe('not-found');
	expect((await run(['./vdsm-planted', []], {cwd: folder})).failed).toBe('not-found');
});

test('stdin is empty, or what is given', async () => {
	expect((await runScript('cat; echo end')).stdout).toBe('end\n');
	expect((await runScript('cat', [], {input: 'given'})).stdout).toBe('given');
});

test('a program that does not read what it is given is none of our trouble', async () => {
	const input = 'x'.repeat(1_000_000);
	expect(await runScript('exec <&-; exit 0', [], {input})).toMatchObject({exitCode: 0, failed: null});
});

test('arguments that no program can be given are an answer, no crash', async () => {
	expect((await runScript('echo started', ['a\0b'])).failed).toBe('not-found');
	expect((await runScript('echo started', ['x'.repeat(3_000_000)])).failed).toBe('not-found');
});

test('what takes too long is ended, with what it started', async () => {
	const folder = await temporaryFolder();
	const before = performance.now();
	const result = await runScript(`sleep 60 & echo $! > ${folder}/helper; wait`, [], {timeoutMs: 200});
	expect(result.failed).toBe('timeout');
	expect(performance.now() - before).toBeLessThan(5000);
	await expect.poll(async () => isRunning(await readFile(`${folder}/helper`, 'utf8'))).toBe(false);
});

test('what does not listen is ended all the same', async () => {
	const before = performance.now();
	const result = await runScript('trap "" TERM; while :; do sleep 1; done', [], {timeoutMs: 200});
	expect(result.failed).toBe('timeout');
	expect(performance.now() - before).toBeLessThan(5000);
});

test('a helper that leaves and holds on to the output does not hold us up', async () => {
	const before = performance.now();
	const result = await runScript('setsid sleep 20 & sleep 20', [], {timeoutMs: 200});
	expect(result.failed).toBe('timeout');
	expect(performance.now() - before).toBeLessThan(5000);
});

test('it can be called off, before and while it runs', async () => {
	const cancelled = new AbortController();
	setTimeout(() => cancelled.abort(), 100);
	expect((await runScript('sleep 60', [], {signal: cancelled.signal})).failed).toBe('signal');
	expect((await runScript('echo started', [], {signal: cancelled.signal})).stdout).toBe('');
});

test('death by a signal is told', async () => {
	expect(await runScript('kill -KILL $$')).toMatchObject({exitCode: null, failed: 'signal'});
});

test('endless output has an end', async () => {
	const result = await runScript('exec /usr/bin/yes 0123456789012345678901234567890123456789');
	expect(result.failed).toBe('overflow');
	expect(result.stdout.length).toBeLessThanOrEqual(16 * 1024 * 1024);
});

test('lines come as they are printed', async () => {
	const lines: string[] = [];
	await runScript('printf "one\\ntw"; printf "o\\r\\nthree"; echo four >&2', [], {
		onLine: (line: string) => lines.push(line),
	});
	expect(lines.filter(line => line !== 'four')).toEqual(['one', 'two', 'three']);
	expect(lines).toContain('four');
});

test('a file that cannot be started is as good as none', async () => {
	const folder = await temporaryFolder();
	const path = await plantProgram(folder, 'broken', '');
	await writeFile(path, '#!/nonexistent/interpreter\n');
	expect((await run(['broken', []], {folders: [folder]})).failed).toBe('not-found');
});

/** A dead process that nobody has asked after is not running either. */
function isRunning(pid: string): boolean {
	const stat = `/proc/${pid.trim()}/stat`;
	return existsSync(stat) && !/\) Z /.test(readFileSync(stat, 'utf8'));
}

test('it gets one open file of ours as its descriptor 3, and no other', async () => {
	const folder = await temporaryFolder();
	await writeFile(`${folder}/given`, 'given');
	const files = await Promise.all([1, 2, 3].map(() => open(`${folder}/given`)));
	onTestFinished(async () => {
		for (const file of files) await file.close();
	});
	const script = 'cat <&3; for fd in /proc/$$/fd/*; do echo "$fd $(readlink $fd)"; done';
	const {stdout} = await runScript(script, [], {descriptor: files[1]?.fd});
	expect(stdout).toMatch(/^given/);
	expect(stdout.match(/\d+ .*\/given$/gm)).toEqual([`3 ${folder}/given`]);
});
