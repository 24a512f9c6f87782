// A program that sets a guard and then does what its tests want of it: `INSTALL STATE-FOLDER DELAY-MS PROGRAM THEN
// [look-for-systemd]`.
import process from 'node:process';
import {armGuard} from '../../../source/apply/guard/guard.js';
import {run} from '../../../source/system/run.js';

const [install = '', stateFolder = '', delay = '', program = '', then = '', look = ''] =
	process.argv.slice(2);

async function main(): Promise<void> {
	// It has children of its own, and ends them when it ends.
	const child = run(['sleep', ['60']], {timeoutMs: 60_000});
	const armed = await armGuard({
		install,
		stateFolder,
		delayMs: Number(delay),
		program: [process.execPath, program],
		...(look === '' ? {systemd: false} : {}),
	});
	process.stdout.write(`${JSON.stringify(armed)}\n`);
	if (then === 'disarm' && armed.ok) await armed.disarm();
	if (then === 'kill') process.kill(process.pid, 'SIGKILL');
	if (then !== 'stay') process.exit(0);
	await child;
}

void main();
