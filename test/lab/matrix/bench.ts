import {cp} from 'node:fs/promises';
import {type Lab, type LabOptions, openLab} from '../lab.js';
import type {EngineName} from '../roots/debian-root.js';
import type {CommandLine} from '../system/group.js';
import type {RunResult} from '../system/run.js';
import {testBuild} from './test-build.js';

const inside = '/opt/vdsm-passthru-test';

/** A lab whose host has the test build, with the crash points in it. */
export type Bench = {
	readonly lab: Lab;
	/** Runs the test build in the host as its user would. `point` is a list as `testPoint` reads it. */
	vdsm(args: readonly string[], options?: VdsmOptions): Promise<RunResult>;
	/** The same as a command line to be started from here: for pseudo-terminals, and to go on beside it. */
	command(args: readonly string[], options?: VdsmOptions): CommandLine;
	close(): Promise<void>;
};

export type VdsmOptions = {
	/** `take:container:after=kill`, several with commas between them. */
	readonly point?: string;
	/** More of the environment. */
	readonly env?: Readonly<Record<string, string>>;
	/** The project folder. Default: /root */
	readonly cwd?: string;
	readonly timeoutMs?: number;
};

export type BenchOptions = Partial<LabOptions> & {
	/** In the environment of every run. */
	readonly env?: Readonly<Record<string, string>>;
};

/** Opens a lab, and builds what is tested there, once for this process. The card is down, without an address. */
export async function openBench(
	engine: EngineName,
	{env: always = {}, ...options}: BenchOptions = {},
): Promise<Bench> {
	const {folder: build} = await testBuild();
	const lab = await openLab({nicsUp: false, ...options, engine});
	try {
		// A copy: somebody may build anew meanwhile, and a bind mount would see its files go.
		await cp(build, lab.host.path(inside), {recursive: true});
	} catch (error) {
		await lab.close();
		throw error;
	}
	const command = (args: readonly string[], {point, env = {}}: VdsmOptions = {}): CommandLine => [
		'env',
		[
			'VDSM_PASSTHRU_TEST_SETTLE=1',
			...(point === undefined ? [] : [`VDSM_PASSTHRU_TEST_POINT=${point}`]),
			...Object.entries({...always, ...env}).map(([name, value]) => `${name}=${value}`),
			'node',
			`${inside}/vdsm-passthru.cjs`,
			...args,
		],
	];
	return {
		lab,
		command: (args, given = {}) => lab.host.enter(command(args, given), given.cwd),
		async vdsm(args, given = {}) {
			const [program, words] = command(args, given);
			return lab.host.run(program, words, {
				timeoutMs: given.timeoutMs ?? 180_000,
				...(given.cwd === undefined ? {} : {cwd: given.cwd}),
			});
		},
		close: async () => lab.close(),
	};
}
