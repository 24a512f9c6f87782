import {execFile} from 'node:child_process';
import {rmSync} from 'node:fs';
import {cp, mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {withLock} from '../roots/cache.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

let built: Promise<Build> | undefined;

type Build = {readonly folder: string; readonly commit: string};

/** What is tested: the commit that the bundle was built from, which need not be the one that is checked out later. */
export async function testedCommit(): Promise<string> {
	return (await testBuild()).commit;
}

/** The bundle with the crash points, in a folder of this process's own. */
export async function testBuild(): Promise<Build> {
	built ??= (async () => {
		const call = promisify(execFile);
		const git = async (...args: readonly string[]) => (await call('git', args, {cwd: root})).stdout.trim();
		const commit = await git('rev-parse', '--short', 'HEAD');
		const changed = (await git('status', '--porcelain', '--', 'cli.tsx', 'start.ts', 'source')) !== '';
		const folder = await mkdtemp(path.join(tmpdir(), 'vdsm-passthru-test-build-'));
		process.once('exit', () => rmSync(folder, {recursive: true, force: true}));
		// Another file's tests may build at the same time, into the same folder.
		await withLock('test-build', async () => {
			await call(process.execPath, [path.join(root, 'tools/build.mjs'), '--test']);
			await cp(path.join(root, 'dist-test'), folder, {recursive: true});
		});
		return {folder, commit: changed ? `${commit} with uncommitted changes` : commit};
	})();
	return built;
}
