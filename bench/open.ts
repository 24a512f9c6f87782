import {cp, mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {type Lab, type LabOptions, openLab} from '../test/lab/lab.js';
import type {EngineName} from '../test/lab/roots/debian-root.js';
import {imageName} from '../test/lab/roots/engine-store.js';
import {root} from '../tools/build/bundle.mjs';
import {buildInto} from './built.js';

/** One program to be timed in the lab's host. `env` is added to a bare environment. */
export type Run = {
	readonly name: string;
	readonly program: string;
	readonly args: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	/** What it may end with. Default: 0 alone. */
	readonly exits?: readonly number[];
};

/** Times in milliseconds since the program was started. */
export type Timed = {
	readonly name: string;
	/** Until it had ended. */
	readonly ms: number;
	readonly lines: ReadonlyArray<{readonly ms: number; readonly text: string}>;
};

/** A homelab with the program in it. */
export type Bench = {
	readonly lab: Lab;
	/** Runs the programs one after the other. Throws where one of them ends with what it may not. */
	time(runs: readonly Run[]): Promise<readonly Timed[]>;
	/** A line for the host's shell that has to succeed. */
	must(line: string): Promise<string>;
	close(): Promise<void>;
};

/** The program as it is started in the host. */
export const product = '/opt/vdsm-passthru/vdsm-passthru.cjs';
const inside = '/opt/bench/timer.mjs';
/** Milliseconds that one list of runs may take. */
const limit = 600_000;

/**
 * Builds the program and opens a lab with it: the published settings, with the one switch of the test builds that sets
 * the pause between two looks at a new set-up to 0. Unless `guests` are wanted, a program that waits takes QEMU's place in
 * the stand-in image: what a guest's boot costs is no part of what is measured.
 */
export async function openBench(
	engine: EngineName,
	{guests = false, ...options}: Pick<LabOptions, 'nics'> & {readonly guests?: boolean} = {},
): Promise<Bench> {
	const lab = await openLab({...options, engine, nicsUp: false});
	try {
		await buildProduct(path.dirname(lab.host.path(product)));
		await mkdir(path.dirname(lab.host.path(inside)), {recursive: true});
		await cp(fileURLToPath(new URL('inside/timer.mjs', import.meta.url)), lab.host.path(inside));
	} catch (error) {
		await lab.close();
		throw error;
	}
	const must = async (line: string) => {
		const {exitCode, stdout, stderr} = await lab.host.run('sh', ['-ec', line], {timeoutMs: limit});
		if (exitCode !== 0) throw new Error(`${line}\n${stdout}\n${stderr}`);
		return stdout;
	};
	if (!guests) {
		await writeFile(lab.host.path('/root/qemu'), '#!/bin/bash\nread -r line < /dev/shm/power.in\n', {
			mode: 0o755,
		});
		await must(
			[
				`docker create --name without ${imageName}`,
				'docker cp /root/qemu without:/usr/bin/qemu-system-x86_64',
				`docker commit without ${imageName}`,
				'docker rm --volumes without',
				'rm /root/qemu',
			].join('\n'),
		);
	}
	return {
		lab,
		must,
		async time(runs) {
			const {exitCode, stdout, stderr} = await lab.host.run('node', [inside], {
				input: JSON.stringify(runs),
				timeoutMs: limit,
			});
			if (exitCode !== 0) throw new Error(stderr);
			return stdout.split('\n').map((line, index) => checked(JSON.parse(line), runs[index]?.exits));
		},
		close: async () => lab.close(),
	};
}

function checked(
	timed: Timed & {readonly exitCode: number | null; readonly stderr: string},
	exits: readonly number[] = [0],
): Timed {
	if (timed.exitCode !== null && exits.includes(timed.exitCode)) return timed;
	const said = [...timed.lines.map(({text}) => text).slice(-12), timed.stderr].join('\n');
	throw new Error(`${timed.name} ended with ${timed.exitCode}:\n${said}`);
}

/** The program as a build with the tests' switches, into a folder. */
export async function buildProduct(folder: string): Promise<void> {
	await buildInto(folder, 'cli.tsx', true);
	await cp(path.join(root, 'tools/bin/vdsm-passthru.cjs'), path.join(folder, path.basename(product)));
}
