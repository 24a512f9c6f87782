import {type Machine, readLimit} from './machine.js';

/**
 * What several questions to `ip` print as JSON, one line each, by one start of it: starting it is most of what they cost. `family`
 * cannot be told to one of them alone. undefined where not all are answered, as with busybox's `ip`, which knows no batch: who
 * asks then asks one by one.
 */
export async function readIpBatch(
	machine: Machine,
	family: 4 | 6,
	questions: readonly string[],
): Promise<readonly string[] | undefined> {
	const {exitCode, stdout} = await machine.run(['ip', [`-${family}`, '-j', '-batch', '-']], {
		input: `${questions.join('\n')}\n`,
		timeoutMs: readLimit,
	});
	// A name holds no line end: the kernel takes none with white space in it.
	const lines = stdout.split('\n').filter(line => line !== '');
	return exitCode === 0 && lines.length === questions.length ? lines : undefined;
}
