import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {debianRoot} from '../../test/lab/roots/debian-root.js';
import type {CommandLine} from '../../test/lab/system/group.js';

/** What measures, ready to be started in any namespace of this machine. */
export type Tools = {
	/** The Debian root that they lie in. */
	readonly root: string;
	iperf3(args: readonly string[]): CommandLine;
	/** One of the programs in inside/. */
	python(program: 'ask' | 'echo' | 'peer', args: readonly string[]): CommandLine;
};

/** Tools in a root of their own: no root that the tests stand on grows by them. Builds it when missing, in a minute. */
export async function wireTools(): Promise<Tools> {
	const root = await debianRoot({
		name: 'wire',
		suite: 'bookworm',
		packages: ['iperf3', 'python3-minimal', 'iproute2', 'ethtool'],
	});
	const read = async (name: string) =>
		readFile(fileURLToPath(new URL(`inside/${name}.py`, import.meta.url)), 'utf8');
	const programs = {ask: await read('ask'), echo: await read('echo'), peer: await read('peer')};
	return {
		root,
		iperf3: args => ['chroot', [root, 'iperf3', ...args]],
		python: (program, args) => ['chroot', [root, 'python3', '-c', programs[program], ...args]],
	};
}
