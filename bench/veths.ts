import process from 'node:process';
import {type RunOptions, run} from '../test/lab/system/run.js';

/** Runs something in a network namespace, and gives its output. Throws where it fails. */
export type Inside = (program: string, args: readonly string[], options?: RunOptions) => Promise<string>;

/** A network namespace with `count` veths that are up, two to a cable; it is gone with all of them when `work` is over. */
export async function withVeths<T>(count: number, work: (inside: Inside) => Promise<T>): Promise<T> {
	const name = `vdsm-bench-${process.pid}`;
	await must('ip', ['netns', 'add', name]);
	try {
		const inside: Inside = (program, args, options) =>
			must('ip', ['netns', 'exec', name, program, ...args], options);
		const cables = Array.from({length: count / 2}, (_, cable) => [
			`link add a${cable} type veth peer name b${cable}`,
			`link set a${cable} up`,
			`link set b${cable} up`,
		]);
		await inside('ip', ['-batch', '-'], {input: ['link set lo up', ...cables.flat()].join('\n')});
		return await work(inside);
	} finally {
		await must('ip', ['netns', 'delete', name]);
	}
}

export const must: Inside = async (program, args, options = {}) => {
	const {exitCode, stdout, stderr} = await run(program, args, {timeoutMs: 600_000, ...options});
	if (exitCode !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}\n${stderr}`);
	return stdout;
};
