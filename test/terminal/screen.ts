import xterm from '@xterm/headless';
import {type Key, keys} from './keys.js';
import {readShot, type Shot} from './screens/cells.js';

export type WaitOptions = {
	/** @default 45000 */
	readonly timeoutMs?: number;
	/** Where to look: what is visible now, or that and everything that scrolled away. @default 'screen' */
	readonly within?: 'screen' | 'scrollback';
};

export type Exit = {readonly code: number; readonly signal: number | undefined};

/** What a user has in front of them: a screen to read, and keys. */
export type Screen = {
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
};

/** The emulator's side that a program hangs on, by a pseudo-terminal or a serial line. */
export type Wired = {
	readonly screen: Screen;
	/** What the program wrote. */
	feed(data: string): void;
	/** The program has ended; resolves when its last output is on the screen. */
	end(exit: Exit): Promise<Exit>;
	resize(columns: number, rows: number): void;
	dispose(): void;
};

/** An emulated terminal. `send`: takes what is typed, and the answers of the terminal itself. */
export function wireScreen(
	{columns, rows}: {readonly columns: number; readonly rows: number},
	send: (data: string) => void,
): Wired {
	const emulator = new xterm.Terminal({cols: columns, rows, scrollback: 10_000, allowProposedApi: true});
	const checks = new Set<() => void>();
	let raw = '';
	let ended: Exit | undefined;

	const checkAll = () => {
		for (const check of checks) check();
	};

	// Programs ask the terminal for its colours and abilities and wait for the answer.
	emulator.onData(answer => {
		send(answer);
	});

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
		{timeoutMs = 45_000, within = 'screen'}: WaitOptions = {},
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
				if (emulator.modes.synchronizedOutputMode && ended === undefined) return;
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

	return {
		screen: {
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
				for (const name of names) send(keys[name]);
			},
			type: send,
			paste(pasted) {
				send(emulator.modes.bracketedPasteMode ? `\u001B[200~${pasted}\u001B[201~` : pasted);
			},
		},
		feed(data) {
			raw += data;
			emulator.write(data, checkAll);
		},
		async end(exit) {
			return new Promise(resolve => {
				emulator.write('', () => {
					ended = exit;
					resolve(exit);
					checkAll();
				});
			});
		},
		resize(newColumns, newRows) {
			emulator.resize(newColumns, newRows);
		},
		dispose() {
			emulator.dispose();
		},
	};
}

function frame(text: string, columns: number): string {
	const edge = '─'.repeat(columns);
	return `┌${edge}\n${text
		.split('\n')
		.map(line => `│${line}`)
		.join('\n')}\n└${edge}`;
}
