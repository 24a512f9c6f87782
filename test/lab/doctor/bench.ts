import {expect} from 'vitest';
import type {LabOptions} from '../lab.js';
import {type Bench, openBench} from '../matrix/bench.js';
import type {EngineName} from '../roots/debian-root.js';
import {until} from '../system/until.js';

/** One check as `doctor --json` tells of it. */
export type Told = {
	readonly id: string;
	readonly verdict: 'ok' | 'note' | 'warning' | 'error' | 'unknown';
	readonly found: string;
	readonly fix: {
		readonly text: string;
		readonly commands: ReadonlyArray<readonly [string, readonly string[]]>;
	} | null;
	/** The check that it only follows from; null: it stands by itself. */
	readonly under: string | null;
	readonly unread: string | null;
};

export type Diagnosed = {
	readonly exitCode: number;
	/** Id of the one most likely cause; null: nothing is wrong. */
	readonly cause: string | null;
	readonly checks: readonly Told[];
	readonly text: string;
};

/** What `apply` is told in these labs: a card that is down, DSM at 192.168.50.80. */
export const answers = [
	...['--prefix', 'vdsm', '--name', 'vdsm', '--nic', 'enp3s0', '--ram-size', '256M'],
	...['--subnet', '192.168.50.0/24', '--gateway', '192.168.50.1', '--ip', '192.168.50.80'],
] as const;

/** A lab in which nothing stands yet. */
export async function openDoctorLab(
	engine: EngineName = 'sid',
	options: Partial<LabOptions> = {},
): Promise<Bench> {
	// Other labs may be open beside this one: what is told here is not how fast this machine answers.
	return openBench(engine, {...options, env: {VDSM_PASSTHRU_TEST_PATIENCE: '4'}});
}

export async function setUp(bench: Bench, given: readonly string[] = answers): Promise<void> {
	const {exitCode, stdout, stderr} = await bench.vdsm(['apply', '--yes', '--wait', '90', ...given]);
	expect(exitCode, `${stdout}\n${stderr}`).toBe(0);
}

export async function doctor(bench: Bench, ...args: readonly string[]): Promise<Diagnosed> {
	const {exitCode, stdout, stderr} = await bench.vdsm(['doctor', '--json', ...args]);
	const text = `${stdout}\n${stderr}`;
	expect([0, 3], text).toContain(exitCode);
	const {cause, checks} = JSON.parse(stdout);
	return {exitCode, cause, checks, text};
}

/** One command line in the host that has to succeed; a shell reads it, as on the user's own machine. */
export async function onHost({lab}: Bench, line: string, timeoutMs = 120_000): Promise<string> {
	const {exitCode, stdout, stderr} = await lab.host.run('sh', ['-c', line], {timeoutMs});
	expect(exitCode, `${line}: ${stdout}\n${stderr}`).toBe(0);
	return stdout.trim();
}

export type Broken = {
	/** The check that has to be named as the cause. */
	readonly cause: string;
	/** Checks that have to stand under it. */
	readonly folds?: readonly string[];
	/** Breaks exactly this; lines for the host's shell. */
	readonly break: readonly string[];
	/** `printed`: the commands that doctor prints. Otherwise what its sentence says to do, as lines for the host's shell. */
	readonly fix: 'printed' | readonly string[];
	/** Further words for doctor. */
	readonly args?: readonly string[];
	/** The verdict that the check has while it is broken. Default: error. */
	readonly verdict?: Told['verdict'];
	/** Milliseconds until doctor has to see it, and to see it gone: DSM boots meanwhile. */
	readonly patience?: number;
};

/** Breaks one thing, sees it named as the cause, does what is printed, and sees that it passes and that nothing is wrong. */
export async function breakAndMend(bench: Bench, broken: Broken): Promise<Diagnosed> {
	const {cause, folds = [], args = [], verdict = 'error', patience = 60_000} = broken;
	for (const line of broken.break) await onHost(bench, line, 240_000);
	const isUnder = ({checks}: Diagnosed, id: string) => checks.find(one => one.id === id)?.under === cause;
	const seen = await seenUntil(
		bench,
		args,
		patience,
		told => told.cause === cause && folds.every(id => isUnder(told, id)),
	);
	const named = seen.checks.find(({id}) => id === cause);
	expect(named?.verdict, seen.text).toBe(verdict);
	if (verdict === 'error') expect(seen.exitCode, seen.text).toBe(3);
	if (broken.fix === 'printed') {
		const commands = named?.fix?.commands ?? [];
		expect(commands.length, seen.text).toBeGreaterThan(0);
		for (const command of commands) await perform(bench, command);
	} else {
		for (const line of broken.fix) await onHost(bench, line);
	}
	await seenUntil(bench, args, patience, ({checks, exitCode}) => {
		const now = checks.find(({id}) => id === cause)?.verdict ?? 'ok';
		return exitCode === 0 && (now === 'ok' || now === 'note');
	});
	return seen;
}

/** Our own program is the one under test, whatever it is called when published. */
async function perform(bench: Bench, [program, args]: readonly [string, readonly string[]]): Promise<void> {
	const [first, ...rest] = args;
	const own = program === 'npx' && first === 'vdsm-passthru';
	const {exitCode, stdout, stderr} = own
		? await bench.vdsm(rest)
		: await bench.lab.host.run(program, args, {timeoutMs: 180_000});
	expect(exitCode, `${[program, ...args].join(' ')}: ${stdout}\n${stderr}`).toBe(0);
}

async function seenUntil(
	bench: Bench,
	args: readonly string[],
	timeoutMs: number,
	is: (told: Diagnosed) => boolean,
): Promise<Diagnosed> {
	let last: Diagnosed | undefined;
	return until(
		'doctor to see it',
		async () => {
			last = await doctor(bench, ...args);
			return is(last) && last;
		},
		{timeoutMs, everyMs: 500},
	).catch((error: unknown) => {
		throw new Error(`${String(error)}\n${last?.text ?? ''}`);
	});
}
