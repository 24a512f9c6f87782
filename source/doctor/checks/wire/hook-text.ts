/** A line of the hook that bash runs, with its number, from 1. What a here-document holds is no such line. */
export type CodeLine = {readonly number: number; readonly text: string; readonly raw: string};

/** Lines with something on them that is no comment. `raw` may end in a carriage return, `text` never does. */
export function codeLines(content: string): readonly CodeLine[] {
	const found: CodeLine[] = [];
	let until: string | null = null;
	for (const [index, raw] of content.split('\n').entries()) {
		const text = raw.replace(/\r$/, '').replace(/(?:^|\s)#.*$/, '');
		if (until !== null) {
			if (text.trim() === until) until = null;
			continue;
		}
		until = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/.exec(text)?.[2] ?? null;
		// A blank line is a command too where it ends as on Windows: a carriage return by that name.
		if (text.trim() !== '' || raw === '\r') found.push({number: index + 1, text, raw});
	}
	return found;
}

/** An `exit` of the hook. `always`: nothing stands before it that could be false. */
export type Exit = {readonly line: number; readonly text: string; readonly always: boolean};

const command =
	/^\s*(?:(?:then|else|do|\{)\s+)?exit(?=\s|;|$)|(?:;|&&|\|\||\bthen\b|\belse\b|\bdo\b|\{)\s*exit(?=\s|;|$)/;
const opens = /^\s*(?:if|for|while|until|case)\b|\{\s*$|^\s*[({]\s*$|\(\s*$/;
const closes = /^\s*(?:fi|done|esac)\b|^\s*[})]/;

/** The first `exit` that would be run whatever happens; without one the first of all; undefined: none. */
export function exitIn(content: string): Exit | undefined {
	let depth = 0;
	const exits: Exit[] = [];
	for (const {number, text} of codeLines(content)) {
		if (closes.test(text)) depth = Math.max(0, depth - 1);
		if (command.test(text))
			exits.push({
				line: number,
				text: text.trim().slice(0, 80),
				always: depth === 0 && /^\s*exit\b/.test(text),
			});
		if (opens.test(text) && !/\b(?:fi|done|esac)\s*;?\s*$|\}\s*$/.test(text)) depth += 1;
	}
	return exits.find(({always}) => always) ?? exits[0];
}

/** How many lines end as on Windows, of those where it matters: bash takes the carriage return for part of the command. */
export function windowsLines(content: string): number {
	return codeLines(content).filter(({raw}) => raw.endsWith('\r')).length;
}
