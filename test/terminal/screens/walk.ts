import {spawnSync} from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {type FieldId, fieldIds} from '../../../source/model/answers.js';
import type {Texts} from '../../../source/text/en.js';
import {type Language, textsIn} from '../../../source/text/language.js';
import type {Key} from '../keys.js';
import {openTerminal, type TerminalOptions, type TestTerminal} from '../pty.js';

export type WalkOptions = {
	/** What is run, with its arguments. */
	readonly command: readonly [file: string, ...args: string[]];
	readonly language: Language;
	readonly columns: number;
	readonly rows: number;
	/** Written into the folder that it runs in. */
	readonly files?: Readonly<Record<string, string>>;
	readonly env?: TerminalOptions['env'];
	/** The folder is /srv/dsm to the program, for screens with a path on them. Takes a mount namespace. */
	readonly inSrv?: boolean;
};

/** Root has one, and others where the kernel lets them. */
export const hasMounts = spawnSync('unshare', [...namespace(), 'mount', '--bind', '/', '/srv']).status === 0;

/** Somebody at the keyboard, who looks before the next key is pressed. */
export type Walk = {
	readonly terminal: TestTerminal;
	readonly texts: Texts;
	/**
	 * Waits for the screen on which `wanted` stands, with the cursor where it belongs: right behind `typed`, or nowhere.
	 * The cursor is put into its place after the frame, so that a screen is not settled before.
	 */
	sees(wanted: string | RegExp, typed?: string): Promise<void>;
	press(...keys: readonly Key[]): void;
	type(text: string): void;
	/** The question of a form that the pointer stands before. */
	focused(): FieldId | undefined;
	/** Takes what is proposed, from screen to screen, until this text is there. */
	accept(wanted: string): Promise<void>;
	/** From the focused field to the one named, by Enter, and no further. */
	toField(field: FieldId): Promise<void>;
	/** What has been typed into the focused field gives way to this. `before`: stands to the left of what is typed. */
	fill(text: string, before?: string): Promise<void>;
	end(): Promise<void>;
};

/** On a machine with other work to do. */
export const patient = {timeoutMs: 60_000} as const;

export const program = path.resolve('dist/vdsm-passthru.cjs');

/** Runs in a new folder whose path is on no screen, as long as nothing absolute is asked of the program. */
export async function startWalk(options: WalkOptions): Promise<Walk> {
	const {language, columns, rows, files = {}, env = {}, inSrv = false} = options;
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-screens-'));
	const cwd = path.join(folder, 'dsm');
	await fs.mkdir(cwd);
	for (const [name, text] of Object.entries(files)) await fs.writeFile(path.join(cwd, name), text);
	const [file, ...args] = inSrv ? seenAsSrv(folder, options.command) : options.command;
	const terminal = openTerminal({
		file,
		args,
		cwd,
		columns,
		rows,
		env: {LANG: `${language.replace('-', '_')}.UTF-8`, ...env},
	});
	const texts = textsIn(language);
	const labels = fieldIds.map(id => [id, texts.wizard.fields[id]] as const);

	const focused = (screen = terminal.screen()) =>
		labels.find(([, label]) => screen.includes(`\n❯ ${label}  `))?.[0];

	const sees = async (wanted: string | RegExp, typed?: string) => {
		const holds = (screen: string) =>
			(typeof wanted === 'string' ? screen.includes(wanted) : wanted.test(screen)) &&
			(typed === undefined ? !terminal.isCursorVisible() : beforeCaret(terminal).endsWith(typed));
		try {
			await terminal.waitUntil(holds, patient);
		} catch (error) {
			throw new Error(`Not seen: ${wanted}, typed: ${typed ?? 'nothing'}.`, {cause: error});
		}
	};

	return {
		terminal,
		texts,
		sees,
		press: terminal.press,
		type: terminal.type,
		focused,
		async accept(wanted) {
			while (!terminal.screen().includes(wanted)) {
				const before = terminal.screen();
				terminal.press('enter');
				await terminal.waitUntil(screen => screen !== before, patient);
			}
		},
		async toField(wanted) {
			for (let field = focused(); field !== wanted; field = focused()) {
				const before = field;
				terminal.press('enter');
				await terminal.waitUntil(screen => focused(screen) !== before && focused(screen) !== undefined);
			}
		},
		async fill(text, before = '  ') {
			// Together they would be taken for a paste, of which control characters are no part.
			terminal.press('ctrlU');
			await sees(/./, before);
			terminal.type(text);
			await sees(text, text);
		},
		async end() {
			await terminal.close();
			await fs.rm(folder, {recursive: true, force: true});
		},
	};
}

/** A path that is the same everywhere, and that of nobody's machine. */
function seenAsSrv(folder: string, command: WalkOptions['command']): WalkOptions['command'] {
	const script = 'mount --bind "$0" /srv && cd /srv/dsm && exec "$@"';
	return ['unshare', ...namespace(), 'sh', '-c', script, folder, ...command];
}

function namespace(): string[] {
	return process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user'];
}

/** The wizard of the built program, for the machine of the examples or another one. */
export function wizard(language: Language, ...flags: readonly string[]): [string, ...string[]] {
	return [process.execPath, program, '--lang', language, '--facts', 'homelab.json', ...flags];
}

/** What stands on the cursor's line, to its left; empty while no cursor is shown. */
function beforeCaret(terminal: TestTerminal): string {
	const {lines, caret} = terminal.shot();
	if (!caret) return '';
	return (lines[caret.row] ?? [])
		.flatMap(({glyphs}) => glyphs)
		.filter(({column}) => column < caret.column)
		.map(({text}) => text)
		.join('');
}
