import process from 'node:process';
import {type IPty, spawn} from '@lydell/node-pty';
import {onTestFinished} from 'vitest';
import {type Exit, type Screen, wireScreen} from './screen.js';

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

export type TestTerminal = Screen & {
	readonly pid: number;
	/** Resolves when the program has ended and its last output is on the screen. */
	readonly exit: Promise<Exit>;
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
	const pty = spawn(file, [...args], {
		// It goes before what the environment says.
		name: env['TERM'] ?? 'xterm-256color',
		cols: columns,
		rows,
		cwd,
		env: environment(env),
	});
	let isOpen = true;
	let hasEnded = false;
	const {screen, feed, end, resize, dispose} = wireScreen({columns, rows}, data => {
		if (isOpen) pty.write(data);
	});
	pty.onData(feed);
	const exit = new Promise<Exit>(resolve => {
		pty.onExit(({exitCode, signal}) => {
			isOpen = false;
			void end({code: exitCode, signal: signal || undefined}).then(how => {
				hasEnded = true;
				resolve(how);
			});
		});
	});

	const terminal: TestTerminal = {
		...screen,
		pid: pty.pid,
		exit,
		resize(newColumns, newRows) {
			resize(newColumns, newRows);
			pty.resize(newColumns, newRows);
		},
		kill(signal) {
			process.kill(pty.pid, signal);
		},
		hangUp() {
			isOpen = false;
			closeMaster(pty);
		},
		async close() {
			if (!hasEnded) {
				killGroup(pty.pid);
				await exit;
			}

			dispose();
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
