import {printNics} from '../../source/commands/nics.js';
import {buildProgram} from '../../source/commands/program.js';
import {parseFacts} from '../../source/host/facts-file.js';
import type {Facts} from '../../source/model/facts.js';
import {Failure} from '../../source/model/failure.js';
import {judgeAll} from '../../source/model/verdict.js';
import {textsIn} from '../../source/text/language.js';
import {readPage} from './pages.js';

export type Printed = {readonly stdout: string; readonly stderr: string};

/** Wide enough for the drawn picture, and what fits beside the navigation of most readers. */
const columns = 100;

/**
 * What the program prints for a command line of the docs, in this process and in the repository's folder. `nics` has no
 * --facts, so that it is given the example machine here.
 */
export async function printed(line: string): Promise<Printed> {
	const args = line.split(' ').slice(1);
	const json = args.includes('--json');
	const language = args.join(' ').includes('--lang zh-CN') ? 'zh-CN' : 'en';
	const texts = textsIn(language);
	const output = {stdout: '', stderr: ''};
	const out = (text: string) => {
		output.stdout += text;
	};
	const err = (text: string) => {
		output.stderr += text;
	};
	if (args[0] === 'nics') {
		const facts = exampleFacts();
		out(printNics(judgeAll(facts.nics, facts), {all: args.includes('--all'), json, texts, columns, facts}));
		return output;
	}
	const context = {
		texts,
		fileTexts: texts,
		language,
		env: {},
		json,
		ascii: false,
		accessible: false,
		colour: false,
		columns,
		out,
		err,
	} as const;
	try {
		await buildProgram(context, '0.0.0', () => undefined).parseAsync(args, {from: 'user'});
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		// As cli.tsx does.
		if (json)
			out(`${JSON.stringify({schema: 'vdsm-passthru/error/1', message: error.message}, null, '\t')}\n`);
		else err(`${error.message}\n`);
	}
	return output;
}

function exampleFacts(): Facts {
	const parsed = parseFacts(readPage('docs/examples/homelab.json'));
	if (!parsed.ok) throw new Error(`docs/examples/homelab.json: ${parsed.flaw} ${parsed.where}`);
	return parsed.facts;
}
