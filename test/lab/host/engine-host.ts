import {mkdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {type CommandLine, inGroup, startInBackground} from '../system/group.js';
import {type RunOptions, type RunResult, run} from '../system/run.js';
import {until} from '../system/until.js';
import type {Namespace} from '../wire/namespace.js';

const enterRoot = fileURLToPath(new URL('enter-root.sh', import.meta.url));

/** A file or folder of this machine, shown read-only at `target` in the host. */
export type Bind = {readonly source: string; readonly target: string};

/** A root in which an Engine can run. `id` names the cgroup, `directory` is this lab's run folder. */
export type EngineHostOptions = {
	readonly id: string;
	readonly procsFile: string;
	readonly network: Namespace;
	readonly root: string;
	readonly directory: string;
	readonly binds?: readonly Bind[];
};

/** The host's inside: a process that holds its namespaces, and the way in. */
export type EngineHost = {
	/** Number of the process that holds the namespaces; /proc/PID/root is the host's file system. */
	readonly pid: number;
	/** A command as it must be started from outside to run inside; the started process becomes the program itself. */
	enter(command: CommandLine, cwd?: string): CommandLine;
	run(program: string, args?: readonly string[], options?: RunOptions): Promise<RunResult>;
};

/** Makes the host's root and enters it. This machine's Node is put at /usr/local/bin/node, so that bundles can run there. */
export async function createEngineHost({
	id,
	procsFile,
	network,
	root,
	directory,
	binds = [],
}: EngineHostOptions): Promise<EngineHost> {
	await mkdir(directory, {recursive: true});
	const log = path.join(directory, 'host.log');
	const pairs = [{source: process.execPath, target: '/usr/local/bin/node'}, ...binds].flatMap(
		({source, target}) => [source, target],
	);
	// Not through `ip netns exec`: it remounts /sys and so hides the cgroups from dockerd.
	const inside: CommandLine = [
		'nsenter',
		[
			`--net=/run/netns/${network.namespace}`,
			'unshare',
			'--mount',
			'--uts',
			'sh',
			enterRoot,
			root,
			directory,
			...pairs,
		],
	];
	const pid = startInBackground(inGroup(procsFile, inside), log);
	await until(
		`the host root of ${id}`,
		async () => {
			const said = await readFile(log, 'utf8');
			if (said !== '' && !said.endsWith('ready\n')) {
				throw new Error(said);
			}
			return said !== '';
		},
		{everyMs: 20},
	);

	const enter = (command: CommandLine, cwd = '/root'): CommandLine => {
		const [program, args] = command;
		return inGroup(procsFile, [
			'nsenter',
			['--target', String(pid), '--mount', '--net', '--uts', '--', 'env', `--chdir=${cwd}`, program, ...args],
		]);
	};
	return {
		pid,
		enter,
		async run(program, args = [], {cwd, ...options} = {}) {
			return run(...enter([program, args], cwd), options);
		},
	};
}
