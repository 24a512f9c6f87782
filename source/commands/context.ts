import type {Environment} from '../system/environment.js';
import type {Texts} from '../text/en.js';
import type {Language} from '../text/language.js';

/** What every command is given: where to write, how, and in which language. */
export type Context = {
	/** Such as every terminal can show that stdout or stderr is. */
	readonly texts: Texts;
	/** What goes to stdout instead, where that is a pipe or a file, and only stderr a terminal. */
	readonly printed?: Pick<Context, 'texts' | 'ascii' | 'language'>;
	/** For files that are written: a terminal that cannot show everything is nothing to them. */
	readonly fileTexts: Texts;
	readonly language: Language;
	readonly env: Environment;
	readonly json: boolean;
	readonly ascii: boolean;
	/** For a screen reader: words for glyphs, roles for colours. */
	readonly accessible: boolean;
	readonly colour: boolean;
	/** Width of the terminal in columns, 80 where there is none. */
	readonly columns: number;
	/** Rows of the wizard's first frame that stand above the cursor already (`start.ts`). */
	readonly ahead?: number;
	/** Somebody reads what is written at `columns`; else it goes to a file or another program. */
	readonly isTerminal?: boolean;
	/** Who reads it is root, and may have no `sudo` to type. */
	readonly isRootItself?: boolean;
	/** The PATH with which sudo finds our npx, where it does not by itself (`pathForSudo`). */
	readonly sudoPath?: string | undefined;
	/** The product: JSON, a script, a report. */
	readonly out: (text: string) => void;
	/** Everything else. */
	readonly err: (text: string) => void;
};

/** The same for the product on stdout. */
export function onStdout<C extends Context>(context: C): C {
	return {...context, ...context.printed};
}
