import {chmod, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {onTestFinished} from 'vitest';
import {disarmGuard} from '../../../source/apply/guard/guard.js';
import type {GuardRecord} from '../../../source/apply/guard/guard-file.js';
import {readGuard} from '../../../source/apply/guard/guard-file.js';

/** The two programs of this folder as files that Node starts, in a folder of their own. */
export async function buildPrograms(): Promise<{folder: string; standIn: string; arming: string}> {
	const folder = await mkdtemp(join(tmpdir(), 'vdsm-guard-'));
	const source = (name: string) => fileURLToPath(new URL(`${name}.ts`, import.meta.url));
	await build({
		entryPoints: [source('fixtures/stand-in'), source('fixtures/arming')],
		outdir: folder,
		outExtension: {'.js': '.cjs'},
		bundle: true,
		platform: 'node',
		format: 'cjs',
		logLevel: 'error',
	});
	return {folder, standIn: join(folder, 'stand-in.cjs'), arming: join(folder, 'arming.cjs')};
}

/** A state folder that is gone when the test is over, and its guards with it. */
export async function stateFolder(...installs: readonly string[]): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'vdsm-state-'));
	await chmod(folder, 0o700);
	onTestFinished(async () => {
		for (const install of installs) await disarmGuard(folder, install);
		await rm(folder, {recursive: true, force: true});
	});
	return folder;
}

/** What the stand-in has written: nothing, `begun PID`, or that and `done`. */
export async function reverted(folder: string, install: string): Promise<readonly string[]> {
	const text = await readFile(`${folder}/${install}.reverted`, 'utf8').catch(() => '');
	return text.split('\n').filter(line => line !== '');
}

export async function watcherOf(
	folder: string,
	install: string,
): Promise<Extract<GuardRecord, {guard: 'watcher'}>['process']> {
	const record = await readGuard(folder, install);
	if (record?.guard !== 'watcher') throw new Error(`no watcher but ${JSON.stringify(record)}`);
	return record.process;
}

/** A script that Node starts, gone when the test is over. */
export async function script(folder: string, text: string): Promise<readonly [string, string]> {
	const path = join(folder, `script-${Math.random().toString(36).slice(2)}.cjs`);
	await writeFile(path, text);
	return [process.execPath, path];
}
