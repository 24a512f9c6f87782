import type {Command, ProjectPath, Word} from '../model/command.js';

/**
 * Shell quoting, here and nowhere else. Single quotes stop every expansion; what may not stand in them, or would look
 * to a reader (and to shellcheck) like a slip, stands in double quotes, escaped. Plain words stay plain.
 */
export function quote(text: string): string {
	if (/^[A-Za-z0-9_./:=@%+,-]+$/.test(text)) return text;
	const runs = text.match(/['$`\\\u2018\u2019]+|[^'$`\\\u2018\u2019]+/g) ?? [''];
	return runs
		.map(run => (/^['$`\\\u2018\u2019]/.test(run) ? `"${doubleQuotable(run)}"` : `'${run}'`))
		.join('');
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
	// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not get into a comment
	return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}
