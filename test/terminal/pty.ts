import process from 'node:process';
import {type IPty, spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {onTestFinished} from 'vitest';
import {type Key, keys} from './keys.js';
import {readShot, type Shot} from './screens/cells.js';

export type TerminalOptions = {
	readonly file: string;
	readonly args?: readonly string[];
	readonly cwd?: string;
	/** Added to a small environment; `undefined` takes a variable away. Nothing is inherited but PATH and HOME. */
	readonly env?: Readonly<Record<string, string | undefined>>;
	/** @default 100 */
	readonly columns?: number;
	/** @default 30 */
	readonly rows?: number;
};

export type WaitOptions = {
	/** @default 15000 */
	readonly timeoutMs?: number;
	/** Where to look: what is visible now, or that and everything that scrolled away. @default 'screen' */
	readonly within?: 'screen' | 'scrollback';
};

export type Exit = {readonly code: number; readonly signal: number | undefined};

export type TestTerminal = {
	readonly pid: number;
	/** Resolves when the program has ended and its last output is on the screen. */
	readonly exit: Promise<Exit>;
	/** The visible lines, without trailing blanks. */
	screen(): string;
	/** Everything that a user could scroll back to, and the visible lines. */
	scrollback(): string;
	/** Every byte that the program wrote, escape sequences included. */
	raw(): string;
	/** Every visible cell with its looks, or, within the scrollback, of all that can be scrolled to. */
	shot(options?: Pick<WaitOptions, 'within'>): Shot;
	modes(): xterm.Terminal['modes'];
	isCursorVisible(): boolean;
	/** Resolves with the text in which `wanted` was found; a program that ends without showing it rejects at once. */
	waitFor(wanted: string | RegExp, options?: WaitOptions): Promise<string>;
	/** As waitFor, for what cannot be said with one pattern, such as that a text has gone. */
	waitUntil(holds: (text: string) => boolean, options?: WaitOptions): Promise<string>;
	press(...names: readonly Key[]): void;
	type(text: string): void;
	/** What a terminal sends for a paste: bracketed when the program asked for that. */
	paste(text: string): void;
	resize(columns: number, rows: number): void;
	kill(signal: NodeJS.Signals): void;
	/** Closes our end, as a lost SSH connection does. The program gets SIGHUP, and EIO when it writes. */
	hangUp(): void;
	/** Ends the program if it still runs. Done by itself at the end of the test. */
	close(): Promise<void>;
};

/** Runs a program in a real pseudo-terminal with an emulator at its other end. */
export function openTerminal({
	file,
	args = [],
	cwd = process.cwd(),
	env = {},
	columns = 100,
	rows = 30,
}: TerminalOptions): TestTerminal {
	const emulator = new xterm.Terminal({
		cols: columns,
		rows,
		scrollback: 10_000,
		allowProposedApi: true,
	});
	const pty = spawn(file, [...args], {
		// It goes before what the environment says.
		name: env['TERM'] ?? 'xterm-256color',
		cols: columns,
		rows,
		cwd,
		env: environment(env),
	});
	const checks = new Set<() => void>();
	let raw = '';
	let ended: Exit | undefined;
	let hungUp = false;

	const checkAll = () => {
		for (const check of checks) {
			check();
		}
	};

	pty.onData(data => {
		raw += data;
		emulator.write(data, checkAll);
	});
	// Programs ask the terminal for its colours and abilities and wait for the answer.
	emulator.onData(answer => {
		write(answer);
	});

	const exit = new Promise<Exit>(resolve => {
		pty.onExit(({exitCode, signal}) => {
			emulator.write('', () => {
				ended = {code: exitCode, signal: signal || undefined};
				resolve(ended);
				checkAll();
			});
		});
	});

	const write = (data: string) => {
		if (ended === undefined && !hungUp) {
			pty.write(data);
		}
	};

	const text = (within: 'screen' | 'scrollback') => {
		const buffer = emulator.buffer.active;
		const first = within === 'screen' ? buffer.baseY : 0;
		const lines: string[] = [];
		for (let row = first; row < buffer.length; row++) {
			lines.push(buffer.getLine(row)?.translateToString(true) ?? '');
		}

		return lines.join('\n').trimEnd();
	};

	const waitUntil = (
		holds: (text: string) => boolean,
		{timeoutMs = 15_000, within = 'screen'}: WaitOptions = {},
		wanted = 'the expected screen',
	) =>
		new Promise<string>((resolve, reject) => {
			const settle = (act: () => void) => {
				clearTimeout(timer);
				checks.delete(check);
				act();
			};

			const fail = (reason: string) => {
				settle(() => {
					reject(new Error(`${reason}, waiting for ${wanted}.\n${frame(text(within), emulator.cols)}`));
				});
			};

			const check = () => {
				// Between the two marks of a synchronized update a user sees the frame before it.
				if (emulator.modes.synchronizedOutputMode && ended === undefined) {
					return;
				}

				const seen = text(within);
				if (holds(seen)) {
					settle(() => {
						resolve(seen);
					});
				} else if (ended !== undefined) {
					fail(`The program ended with code ${ended.code}, signal ${ended.signal ?? 'none'}`);
				}
			};

			const timer = setTimeout(() => {
				fail(`Nothing after ${timeoutMs} ms`);
			}, timeoutMs);
			checks.add(check);
			check();
		});

	const isCursorVisible = () => raw.lastIndexOf('\u001B[?25l') <= raw.lastIndexOf('\u001B[?25h');

	const terminal: TestTerminal = {
		pid: pty.pid,
		exit,
		screen: () => text('screen'),
		scrollback: () => text('scrollback'),
		raw: () => raw,
		shot: ({within = 'screen'} = {}) =>
			readShot(emulator, {
				caret: isCursorVisible() && ended === undefined,
				scrollback: within === 'scrollback',
			}),
		modes: () => emulator.modes,
		isCursorVisible,
		waitFor: (wanted, options) =>
			waitUntil(
				seen => (typeof wanted === 'string' ? seen.includes(wanted) : seen.search(wanted) !== -1),
				options,
				typeof wanted === 'string' ? JSON.stringify(wanted) : String(wanted),
			),
		waitUntil: (holds, options) => waitUntil(holds, options),
		press(...names) {
			for (const name of names) {
				write(keys[name]);
			}
		},
		type: write,
		paste(pasted) {
			write(emulator.modes.bracketedPasteMode ? `\u001B[200~${pasted}\u001B[201~` : pasted);
		},
		resize(newColumns, newRows) {
			emulator.resize(newColumns, newRows);
			pty.resize(newColumns, newRows);
		},
		kill(signal) {
			process.kill(pty.pid, signal);
		},
		hangUp() {
			hungUp = true;
			closeMaster(pty);
		},
		async close() {
			if (ended === undefined) {
				killGroup(pty.pid);
				await exit;
			}

			emulator.dispose();
		},
	};

	closeAtEndOfTest(terminal);
	return terminal;
}

function environment(changes: Readonly<Record<string, string | undefined>>): Record<string, string> {
	const all = {
		PATH: process.env['PATH'],
		HOME: process.env['HOME'],
		TERM: 'xterm-256color',
		LANG: 'en_US.UTF-8',
		...changes,
	};
	return Object.fromEntries(
		Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
	);
}

/** node-pty's own destroy() also sends a SIGHUP, which would be the program's second one after the kernel's. */
function closeMaster(pty: IPty): void {
	const {_socket: socket} = pty as unknown as {readonly _socket: {destroy(): void}};
	socket.destroy();
}

/** The program leads a group of its own, with all that it has started. */
function killGroup(pid: number): void {
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// It has just ended by itself.
	}
}

function closeAtEndOfTest(terminal: TestTerminal): void {
	try {
		onTestFinished(() => terminal.close());
	} catch {
		// Opened outside of a test, in beforeAll for instance: whoever opened it closes it.
	}
}

function frame(text: string, columns: number): string {
	const edge = '─'.repeat(columns);
	return `┌${edge}\n${text
		.split('\n')
		.map(line => `│${line}`)
		.join('\n')}\n└${edge}`;
}
