import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import type {Readable, Writable} from 'node:stream';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {onTestFinished} from 'vitest';

/** Bundles a file of `fixtures` so that Node alone can run it. Gives its path, and what removes it. */
export async function bundleChild(name: string): Promise<{path: string; remove(): Promise<void>}> {
	const folder = await mkdtemp(join(tmpdir(), 'vdsm-state-'));
	const path = join(folder, 'child.mjs');
	await build({
		entryPoints: [fileURLToPath(new URL(`fixtures/${name}.ts`, import.meta.url))],
		outfile: path,
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node20',
		define: {__TEST_BUILD__: 'true'},
		// execa's cross-spawn is CommonJS and asks for Node's own modules.
		banner: {
			js: "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);",
		},
		logLevel: 'error',
	});
	return {path, remove: () => rm(folder, {recursive: true, force: true})};
}

export type Child = {
	readonly pid: number;
	/** What it says next, parsed. Rejects when it ends without a word. */
	next(): Promise<unknown>;
	/** Lets it go on. */
	go(): void;
	/** Resolves when it is gone. */
	end(signal: 'SIGKILL'): Promise<void>;
};

/** A process that talks in JSON lines; it is gone when the test is over. */
export function startChild(path: string, args: readonly string[]): Child {
	const child: ChildProcessByStdio<Writable, Readable, null> = spawn(process.execPath, [path, ...args], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
	const gone = once(child, 'exit');
	child.stdin.on('error', () => undefined);
	const end = async () => {
		child.kill('SIGKILL');
		await gone;
	};
	onTestFinished(end);
	return {
		pid: child.pid ?? 0,
		async next() {
			const {value, done} = await lines.next();
			if (done === true) throw new Error(`${path} ended`);
			return JSON.parse(value);
		},
		go: () => child.stdin.write('\n'),
		end,
	};
}
