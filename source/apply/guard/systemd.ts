import process from 'node:process';
import type {ResolvedCommand} from '../../model/command.js';
import {childEnvironment, type Environment} from '../../system/environment.js';
import {exists} from '../../system/files.js';
import {run} from '../../system/run.js';

/** Options that systemd has since 236 (2017): --collect is the youngest. An older one refuses, and a watcher is set. */
const common = ['--quiet', '--collect', '--no-ask-password'] as const;

export function unitName(install: string): string {
	return `vdsm-passthru-revert-${install}`;
}

/** What is started when the time is over. The timer's accuracy is a minute unless it is told otherwise. */
export function timerCommand(
	install: string,
	delayMs: number,
	command: readonly string[],
	env: Environment,
): ResolvedCommand {
	return [
		'systemd-run',
		[
			...common,
			`--unit=${unitName(install)}`,
			`--description=vdsm-passthru: take back what nobody confirmed (${install})`,
			`--on-active=${Math.max(1, Math.round(delayMs))}ms`,
			'--timer-property=AccuracySec=1s',
			...environment(env),
			'--',
			...command.map(literal),
		],
	];
}

/** Whether systemd can start this program at all: SELinux keeps it from what lies in a home folder, and /home may be closed. */
export function rehearsalCommand(program: readonly string[], env: Environment): ResolvedCommand {
	return [
		'systemd-run',
		[...common, '--wait', ...environment(env), '--', ...[...program, '--version'].map(literal)],
	];
}

/** What our own children get: a service would not know which Docker the user has chosen. */
function environment(env: Environment): string[] {
	return Object.entries(childEnvironment(env)).map(([name, value]) => `--setenv=${name}=${value}`);
}

/** systemd puts variables into the arguments of a service, and `$$` stands for one dollar. */
function literal(word: string): string {
	return word.replaceAll('$', '$$$$');
}

/** As sd_booted(3) tells it. */
export async function isSystemdRunning(): Promise<boolean> {
	return exists('/run/systemd/system');
}

/** undefined: the timer runs, and what it starts was seen to start. */
export async function startTimer(
	install: string,
	delayMs: number,
	program: readonly string[],
	command: readonly string[],
): Promise<string | undefined> {
	await stopTimer(unitName(install));
	for (const next of [
		rehearsalCommand(program, process.env),
		timerCommand(install, delayMs, command, process.env),
		['systemctl', ['is-active', '--quiet', `${unitName(install)}.timer`]] as const,
	]) {
		const {exitCode, failed, stderr} = await run(next, {timeoutMs: 20_000});
		if (exitCode !== 0) {
			await stopTimer(unitName(install));
			return stderr.trim() || `${next[0]}: ${failed ?? exitCode}`;
		}
	}
	return undefined;
}

/** Stops the timer, and not the service: one that has begun to take the change back comes to its end. */
export async function stopTimer(unit: string): Promise<void> {
	await run(['systemctl', ['stop', `${unit}.timer`]], {timeoutMs: 20_000});
}
