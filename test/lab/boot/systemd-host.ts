import {mkdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import type {Bind, EngineHostOptions} from '../host/engine-host.js';
import {createGroup, destroyGroup} from '../life/cgroup.js';
import {type CommandLine, inGroup, startInBackground} from '../system/group.js';
import {identify, isAlive} from '../system/process.js';
import {type RunOptions, type RunResult, run} from '../system/run.js';
import {until} from '../system/until.js';

const startInit = fileURLToPath(new URL('start-init.sh', import.meta.url));

/** A host that runs: one life between power on and power off. */
export type SystemdHost = {
	/** Number, on this machine, of its PID 1; /proc/PID/root is the host's file system. */
	readonly pid: number;
	/** A command as it must be started from outside to run inside. A process of nsenter's stays in between: a PID namespace is entered by a child. */
	enter(command: CommandLine, cwd?: string): CommandLine;
	run(program: string, args?: readonly string[], options?: RunOptions): Promise<RunResult>;
	/** True until PID 1 has ended. */
	alive(): Promise<boolean>;
};

/** First child of a process that forks once. */
async function childOf(pid: number): Promise<number> {
	return until(
		`the first process of the host below ${pid}`,
		async () => {
			const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
			return Number(children.trim().split(' ')[0]) || undefined;
		},
		{everyMs: 10},
	);
}

/** What PID 1 said before it was systemd, and the mounts' errors above all. */
async function lastWords(log: string): Promise<string> {
	return (await readFile(log, 'utf8').catch(() => '')).slice(-3000);
}

/**
 * Turns the power on: systemd becomes PID 1 of namespaces of its own in the host's network namespace, on the disk that the
 * host's earlier lives left in `directory`. Waits until its manager answers, not until everything is started.
 */
export async function powerOn({
	id,
	procsFile,
	network,
	root,
	directory,
	binds = [],
}: EngineHostOptions): Promise<SystemdHost> {
	await mkdir(directory, {recursive: true});
	const log = path.join(directory, 'boot.log');
	const node: Bind = {source: process.execPath, target: '/usr/local/bin/node'};
	const pairs = [node, ...binds].flatMap(({source, target}) => [source, target]);
	// PID 1 goes into a cgroup of its own before the cgroup namespace is made, whose top that group becomes.
	const init: CommandLine = [
		'sh',
		[
			'-c',
			'echo 0 > "$0" && exec unshare --cgroup "$@"',
			await createGroup(id, 'boot'),
			'sh',
			startInit,
			root,
			directory,
			...pairs,
		],
	];
	const outer = startInBackground(
		inGroup(procsFile, [
			'nsenter',
			[
				`--net=/run/netns/${network.namespace}`,
				'unshare',
				...['--mount', '--uts', '--ipc', '--pid', '--fork', '--kill-child'],
				init[0],
				...init[1],
			],
		]),
		log,
	);
	const pid = await childOf(outer);
	const first = await identify(pid);

	const enter = ([program, args]: CommandLine, cwd = '/root'): CommandLine =>
		inGroup(procsFile, [
			'nsenter',
			[
				...['--target', String(pid), '--mount', '--net', '--uts', '--ipc', '--pid', '--cgroup', '--'],
				...['env', `--chdir=${cwd}`, program, ...args],
			],
		]);
	const host: SystemdHost = {
		pid,
		enter,
		async run(program, args = [], {cwd, ...options} = {}) {
			return run(...enter([program, args], cwd), options);
		},
		async alive() {
			return first !== undefined && (await isAlive(first));
		},
	};
	await until(
		'systemd to answer',
		async () => {
			if (!(await host.alive())) {
				throw new Error(`the host's PID 1 ended:\n${await lastWords(log)}`);
			}
			// Before it is systemd it is a shell that still stands in this machine's files.
			if ((await readFile(`/proc/${pid}/comm`, 'utf8')).trim() !== 'systemd') {
				return false;
			}
			const {stdout} = await host.run('systemctl', ['is-system-running']);
			return ['starting', 'running', 'degraded'].includes(stdout);
		},
		{everyMs: 50},
	);
	return host;
}

/** Cuts the power: every process of the host ends at once, and nothing is told. The disk stays. */
export async function cutPower(id: string): Promise<void> {
	await destroyGroup(`${id}/boot`);
}
