import {execa} from 'execa';

/** Outcome of a program; exit codes as a shell has them (128 + signal when killed, 127 when it is not there). */
export type RunResult = {
	readonly stdout: string;
	readonly stderr: string;
	readonly exitCode: number;
	readonly timedOut: boolean;
};

/** Options of one run. `env` is added to a minimal environment; `timeoutMs` defaults to 60,000. */
export type RunOptions = {
	readonly env?: Readonly<Record<string, string>>;
	readonly cwd?: string;
	readonly input?: string;
	readonly timeoutMs?: number;
};

/** The whole environment of programs in the lab: nothing of the test runner leaks in. */
export const bareEnvironment = {
	PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
	HOME: '/root',
	LC_ALL: 'C',
} as const;

const signalNumbers: Readonly<Record<string, number>> = {SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15};

/** Runs a program to its end. Never throws for what the program does; output is complete and without its last newline. */
export async function run(
	program: string,
	args: readonly string[],
	options: RunOptions = {},
): Promise<RunResult> {
	const result = await execa(program, args, {
		reject: false,
		extendEnv: false,
		env: {...bareEnvironment, ...options.env},
		...(options.cwd === undefined ? {} : {cwd: options.cwd}),
		input: options.input ?? '',
		timeout: options.timeoutMs ?? 60_000,
		forceKillAfterDelay: 2000,
	});
	const killed = result.signal === undefined ? undefined : 128 + (signalNumbers[result.signal] ?? 0);
	return {
		stdout: result.stdout,
		stderr:
			result.stderr === '' && result.exitCode === undefined && result.code !== undefined
				? (result.originalMessage ?? '')
				: result.stderr,
		exitCode: result.exitCode ?? killed ?? 127,
		timedOut: result.timedOut,
	};
}

/** As `run`, for the lab's own plumbing, where failure means that the lab is broken: throws with the program's last words. */
export async function must(
	program: string,
	args: readonly string[],
	options: RunOptions = {},
): Promise<string> {
	const {stdout, stderr, exitCode, timedOut} = await run(program, args, options);
	if (exitCode !== 0) {
		const said = (stderr || stdout).split('\n').slice(-12).join('\n');
		throw new Error(
			`${[program, ...args].join(' ')} ${timedOut ? 'took too long' : `exited with ${exitCode}`}:\n${said}`,
		);
	}
	return stdout;
}
