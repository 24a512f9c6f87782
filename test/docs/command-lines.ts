import type {Command} from 'commander';
import {withNewVlans} from '../../source/answers/new-vlans.js';
import {settle} from '../../source/answers/settle.js';
import {cardsMeant} from '../../source/answers/standing.js';
import {buildProgram} from '../../source/commands/program.js';
import {type Options, sourcesOf} from '../../source/commands/program-options.js';
import {parseFacts} from '../../source/host/facts-file.js';
import type {Facts} from '../../source/model/facts.js';
import {silentContext} from '../../tools/build/silent-context.js';
import {makePredecessor} from '../helpers/predecessor.js';
import {readPage} from './pages.js';

/** The words of each command in a block, without its comments and empty lines. */
export function commandsIn(text: string): readonly (readonly string[])[] {
	return text
		.split('\n')
		.map(line => wordsOf(line.replace(/(?:^|\s)#.*$/, '')))
		.filter(words => words.length > 0);
}

function wordsOf(line: string): readonly string[] {
	return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
		([, single, double, bare]) => single ?? double ?? bare ?? '',
	);
}

/** What stands in the docs before the program's own arguments. */
const starts: readonly (readonly string[])[] = [
	['vdsm-passthru'],
	['npx', 'vdsm-passthru'],
	['npm', 'start', '--'],
	['npm', 'start'],
];

/** The program's arguments in a command line that starts it; undefined for any other one. */
export function productArguments(words: readonly string[]): readonly string[] | undefined {
	const own = words[0] === 'sudo' ? words.slice(1) : words;
	const start = starts.find(all => all.every((word, index) => own[index] === word));
	if (start === undefined) return undefined;
	const args = own.slice(start.length);
	const redirected = args.indexOf('>');
	return redirected < 0 ? args : args.slice(0, redirected);
}

/**
 * What the program has against a command line, as far as that can be told without running it: its own parser reads it, and
 * the answers are checked against the example machine, on which a container “dsm” runs.
 */
export async function flawIn(args: readonly string[]): Promise<string | undefined> {
	let given: Options | undefined;
	const program = buildProgram(silent, '0.0.0', () => undefined);
	for (const command of [program, ...program.commands])
		command.action((...all: readonly unknown[]) => {
			const [word] = all;
			if (command === program && word !== undefined) throw new Error(`there is no command ${String(word)}`);
			given = (all.at(-1) as Command).opts();
		});
	try {
		// Not `parse`: a hook before the commands is asynchronous, so that by its end none of them would have been called.
		await program.parseAsync(args, {from: 'user'});
	} catch (error) {
		const isHelp = error instanceof Error && 'exitCode' in error && error.exitCode === 0;
		return isHelp ? undefined : String(error);
	}
	const {raw, giveUp} = sourcesOf(given ?? {});
	if (Object.keys(raw).length === 0) return undefined;
	const facts = withNewVlans(example, cardsMeant(raw, example));
	const {problems} = settle(raw, facts, {giveUp});
	return problems.length === 0 ? undefined : JSON.stringify(problems);
}

const silent = silentContext('en');

const example = exampleFacts();

function exampleFacts(): Facts {
	const parsed = parseFacts(readPage('docs/examples/homelab.json'));
	if (!parsed.ok) throw new Error(`docs/examples/homelab.json: ${parsed.flaw} ${parsed.where}`);
	return {...parsed.facts, predecessors: [makePredecessor()]};
}
