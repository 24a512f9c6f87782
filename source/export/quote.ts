import {unsafe} from '../model/clean.js';
import type {Command, ProjectPath, Word} from '../model/command.js';

/**
 * Shell quoting, here and nowhere else. Single quotes stop every expansion; what may not stand in them, or would look
 * to a reader (and to shellcheck) like a slip, stands in double quotes, escaped. What a terminal would obey, or not show,
 * is written as the `printf` that makes it: scripts are printed, and their commands shown (promise D1). So are line ends, together
 * with what follows them: a value begins no line of a script, and a substitution drops only those at its end. Tabs are neither.
 * Plain words stay plain.
 */
export function quote(text: string): string {
	if (/^[A-Za-z0-9_./:=@%+,-]+$/.test(text)) return text;
	const runs = text.match(quotedRuns) ?? [''];
	return runs
		.map(run => {
			if (run.search(new RegExp(loud)) === 0) return `"${doubleQuotable(run)}"`;
			return isHidden(run) || /^\n+[^\n]/.test(run) ? `"$(printf '${octal(run)}')"` : `'${run}'`;
		})
		.join('');
}

const loud = "['$`\\\\\u2018\u2019]";
const hidden = `(?![\\n\\t])${unsafe.source}`;
const newLine = '\\n+[^\\n]';
const quotedRuns = new RegExp(
	`${loud}+|(?:${hidden})+|(?:${newLine})+|(?:(?!${loud}|${hidden}|${newLine})[^])+`,
	'gu',
);

function isHidden(run: string): boolean {
	return run.search(new RegExp(hidden, 'u')) === 0;
}

/** Its bytes, as every `printf` reads them. */
function octal(text: string): string {
	return Array.from(new TextEncoder().encode(text), byte => `\\${byte.toString(8).padStart(3, '0')}`).join(
		'',
	);
}

/** For assignments: a bare word there looks like a command whose output was meant (shellcheck's SC2209). */
export function quoteValue(text: string): string {
	const quoted = quote(text);
	return quoted === text ? `'${text}'` : quoted;
}

function doubleQuotable(text: string): string {
	return text.replaceAll(/[\\"$`]/g, '\\$&');
}

/** A sentence with a shell expansion (`$1`, `$nic`) in the place of each %s, in double quotes. */
export function sentence(format: string, ...expansions: readonly string[]): string {
	const [first = '', ...rest] = format.split('%s').map(doubleQuotable);
	const filled = rest.map((part, index) => `${apart(expansions[index] ?? '', part)}${part}`);
	return `"${first}${filled.join('')}"`;
}

/** `$1` in front of a digit would be another parameter, `$nic` in front of a letter another variable. */
function apart(expansion: string, next: string): string {
	return /^\w/.test(next) ? expansion.replace(/^\$(\w+)$/, '$${$1}') : expansion;
}

/** A path inside the project folder is below `$here`, which the script works out when it runs. */
export function quotePath(path: string | ProjectPath): string {
	return typeof path === 'string' ? quote(path) : `"$here"/${quote(path.project)}`;
}

export function quoteWord(word: Word): string {
	if (typeof word === 'string') return quote(word);
	return word.map(part => (typeof part === 'string' ? quote(part) : quotePath(part))).join('');
}

export function quoteWords([program, args]: Command): string[] {
	return [quote(program), ...args.map(quoteWord)];
}

export function quoteCommand(command: Command): string {
	return quoteWords(command).join(' ');
}

/** For comments: one line, whatever the text holds. */
export function commentSafe(text: string): string {
	return text.replaceAll(unsafe, ' ');
}
