import {execFile} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {nodeBinary, supportedNodes} from '../terminal/nodes.js';
import {root} from './repository.js';

const execute = promisify(execFile);
const program = path.join(root, 'dist/vdsm-passthru.cjs');

test.each(['8', '12', '18', '20.18'])(
	'Node %s gets one clear sentence in each language [F8]',
	async version => {
		const binary = await nodeBinary(version);
		const {stdout: exact} = await execute(binary, ['-p', 'process.versions.node']);
		await expect(execute(binary, [program, '--version'])).rejects.toMatchObject({
			code: 1,
			stdout: '',
			stderr:
				`vdsm-passthru needs Node.js 20.19 or newer, and this is ${exact.trim()}.\n` +
				`vdsm-passthru 需要 Node.js 20.19 或更高版本，当前版本是 ${exact.trim()}。\n`,
		});
	},
);

test.each(['20.19', ...supportedNodes])('Node %s runs it, without a warning', async version => {
	const {stdout, stderr} = await execute(await nodeBinary(version), [program, '--version']);
	expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
	expect(stderr).toBe('');
});

test.each(['--version', '--help'])('%s costs almost nothing over bare Node [F8]', async flag => {
	// The best of several runs, because other work on the machine only ever adds time.
	const bare = await best(['-e', '0']);
	const ours = await best([program, flag]);
	expect(ours - bare).toBeLessThan(150);
});

async function best(args: readonly string[]): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < 9; round++) {
		const start = performance.now();
		await execute(process.execPath, args);
		times.push(performance.now() - start);
	}

	return Math.min(...times);
}
