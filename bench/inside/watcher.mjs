// Runs programs in a pseudo-terminal with an emulator at its other end, one after the other. Reads runs as JSON on stdin:
// [{name, program, args, env, until, next}], and prints for each one line of JSON. `until`: texts that all have to be on
// the screen; without them the program's end is waited for. `next`: what is done with it before it is ended.
//   {press: [KEY, …], count, pauseMs}   the milliseconds from each key to the first byte of the answer
//   {restMs}                            the resident set, in bytes, after a rest
//   {heldFile}                          asks inside/held.mjs how long the event loop was held up

import {existsSync, readFileSync, rmSync} from 'node:fs';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {setTimeout as sleep} from 'node:timers/promises';
import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** Milliseconds that a program may take until it shows what is waited for. */
const limit = 60_000;

for (const run of JSON.parse(await text(process.stdin))) {
	process.stdout.write(`${JSON.stringify(await watch(run))}\n`);
}

/**
 * @param {{name: string, program: string, args: string[], env?: Record<string, string>, until?: string[],
 *   next?: {press?: string[], count?: number, pauseMs?: number, restMs?: number, heldFile?: string}}} run
 */
async function watch({name, program, args, env = {}, until, next = {}}) {
	const emulator = new xterm.Terminal({cols: 100, rows: 30, allowProposedApi: true});
	const start = performance.now();
	const child = spawn(program, args, {
		name: 'xterm-256color',
		cols: 100,
		rows: 30,
		cwd: '/',
		env: {
			PATH: process.env.PATH,
			HOME: process.env.HOME,
			TERM: 'xterm-256color',
			LANG: 'en_US.UTF-8',
			...env,
		},
	});
	/**
	 * What was on the screen, each time that it became something else, and when its last byte came.
	 *
	 * @type {{ms: number, screen: string}[]}
	 */
	const frames = [];
	/** @type {(() => void) | undefined} */
	let answered;
	let seen = () => {};
	const shown = new Promise(resolve => {
		seen = () => resolve(undefined);
	});
	const ended = new Promise(resolve => {
		child.onExit(() => {
			seen();
			resolve(performance.now() - start);
		});
	});
	child.onData(data => {
		const ms = performance.now() - start;
		answered?.();
		emulator.write(data, () => {
			// Between the two marks of a synchronized update a user sees the frame before it.
			if (emulator.modes.synchronizedOutputMode) return;
			const screen = screenOf(emulator);
			if (screen === '' || screen === frames.at(-1)?.screen) return;
			frames.push({ms, screen});
			if (until?.every(wanted => screen.includes(wanted))) seen();
		});
	});
	// A program that asks the terminal something waits for its answer.
	emulator.onData(data => child.write(data));
	const timer = setTimeout(seen, limit);
	if (until === undefined) await ended;
	else await shown;
	clearTimeout(timer);
	const complete = frames.findIndex(({screen}) => until?.every(wanted => screen.includes(wanted)));
	const failed = until !== undefined && complete === -1;
	const told = failed ? {} : await go();
	async function go() {
		const presses = [];
		for (let turn = 0; turn < (next.count ?? 0); turn++) {
			await sleep(next.pauseMs ?? 0);
			const key = next.press?.[turn % next.press.length] ?? '';
			presses.push(
				await new Promise(resolve => {
					const pressed = performance.now();
					answered = () => {
						answered = undefined;
						resolve(performance.now() - pressed);
					};
					child.write(key);
				}),
			);
		}
		if (next.restMs !== undefined) await sleep(next.restMs);
		const resident = until === undefined ? 0 : residentOf(child.pid);
		return {
			presses,
			resident,
			held: next.heldFile === undefined ? 0 : await heldOf(child.pid, next.heldFile),
		};
	}
	if (until !== undefined) child.kill('SIGKILL');
	const ms = await ended;
	emulator.dispose();
	return {
		name,
		ms,
		failed,
		screen: failed ? frames.at(-1)?.screen : '',
		first: frames[0]?.ms,
		complete: frames[complete]?.ms,
		frame: complete + 1,
		...told,
	};
}

/** @param {import('@xterm/headless').Terminal} emulator */
function screenOf({buffer: {active}}) {
	const lines = [];
	for (let row = active.baseY; row < active.length; row++) {
		lines.push(active.getLine(row)?.translateToString(true) ?? '');
	}
	return lines.join('\n').trimEnd();
}

/** @param {number} pid */
function residentOf(pid) {
	const found = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
	return Number(found?.[1]) * 1024;
}

/**
 * @param {number} pid
 * @param {string} file
 */
async function heldOf(pid, file) {
	rmSync(file, {force: true});
	process.kill(pid, 'SIGUSR2');
	while (!existsSync(file)) await sleep(10);
	await sleep(50);
	const held = Number(readFileSync(file, 'utf8'));
	rmSync(file, {force: true});
	return held;
}
