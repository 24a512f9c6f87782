import process from 'node:process';
import {CommanderError} from 'commander';
import type {Context} from './source/commands/context.js';
import {explained} from './source/commands/explained.js';
import {inLines} from './source/commands/in-lines.js';
import {forcedColour, isAccessible} from './source/commands/manner.js';
import {buildProgram} from './source/commands/program.js';
import {meaning, refuseMissingValue, usageFailure} from './source/commands/usage-error.js';
import {clean} from './source/model/clean.js';
import {type ExitCode, exitCode} from './source/model/exit-code.js';
import {Failure, isFailure} from './source/model/failure.js';
import {safeJson} from './source/model/safe-json.js';
import {endWithoutReaders} from './source/system/closed-output.js';
import {pathForSudo} from './source/system/sudo-path.js';
import {isRootItself, textsForCaller} from './source/text/for-root.js';
import {languageOf, textsIn} from './source/text/language.js';
import {languages} from './source/text/languages.js';
import {chooseSpeech, type NoChinese, type Speech} from './source/text/speech.js';
import {asciiTexts} from './source/wizard/ascii-texts.js';

endWithoutReaders();

const args = process.argv.slice(2);
const wanted = (flag: string) => args.includes(flag);

const colours = forcedColour(args, process.env);
if (colours !== undefined) process.env['FORCE_COLOR'] = colours;

const asked = {lang: givenFor('--lang'), ascii: wanted('--ascii')};
const {isTTY} = process.stdout;
// What is told on stderr has to be shown there, also where stdout is a file.
const {language, ascii, files, noChinese} = chooseSpeech(asked, process.env, isTTY || process.stderr.isTTY);
// A terminal that cannot be drawn on gets what a screen reader gets: lines.
const accessible = isAccessible(args, process.env, isTTY);
const sentences = (of: Pick<Speech, 'language' | 'ascii'>) =>
	of.ascii ? asciiTexts(textsIn(of.language)) : textsIn(of.language);
const shown = sentences({language, ascii});
const rootItself = isRootItself(process.geteuid?.(), process.env);
// Elsewhere what is handed over is for another machine.
const sudoPath = rootItself || process.platform !== 'linux' ? undefined : pathForSudo(process.execPath);
const forCaller = (of: typeof shown) => textsForCaller(of, {isRootItself: rootItself, sudoPath});
const texts = forCaller(shown);
const fileTexts = sentences(files);
const printed = isTTY ? {texts, ascii, language} : {...files, texts: forCaller(fileTexts)};

/** `start.ts` calls it. `ahead`: rows of the wizard's first frame that stand already. */
export function run(ahead: number): void {
	void main(ahead).then(code => {
		process.exitCode = code;
	});
}

async function main(ahead: number): Promise<ExitCode> {
	let code: ExitCode = exitCode.done;
	const context: Context = {
		texts,
		printed,
		fileTexts,
		language,
		env: process.env,
		json: wanted('--json'),
		accessible,
		ascii,
		colour: process.env['FORCE_COLOR'] !== '0' && process.stdout.isTTY,
		columns: process.stdout.columns || 80,
		isTerminal: process.stdout.isTTY,
		ahead,
		isRootItself: rootItself,
		sudoPath,
		out: text => void process.stdout.write(text),
		err: text => void process.stderr.write(text),
	};
	try {
		const wish = givenFor('--lang');
		if (wish !== undefined && languageOf(wish) === undefined)
			throw new Failure(meaning(texts.cli.badLanguage(clean(wish)), wish, languages, texts), exitCode.usage);
		if (noChinese && !context.json) context.err(`${noteOf(noChinese)}\n`);
		const finish = (result: ExitCode) => {
			code = result;
		};
		const program = buildProgram(context, __VERSION__, finish);
		refuseMissingValue(args, program, texts);
		await program.parseAsync(args, {from: 'user'}).catch((error: unknown) => {
			throw error instanceof CommanderError ? usageFailure(error, program, args, texts) : error;
		});
		return code;
	} catch (error) {
		return await explain(explained(error, texts), context);
	}
}

/** In a language that can be shown. */
function noteOf(none: NoChinese): string {
	return clean(none.why === 'charset' ? texts.terminal.charset(none.charset) : texts.terminal.console());
}

/** What the user can act on is one sentence; what is our own fault says so, with its trace. */
async function explain(
	error: unknown,
	{err, out, json}: Pick<Context, 'err' | 'out' | 'json'>,
): Promise<ExitCode> {
	// It has printed its help or version, and stops like that.
	if (error instanceof CommanderError) return exitCode.done;
	if (isFailure(error)) {
		if (json) out(`${safeJson({schema: 'vdsm-passthru/error/1', message: error.message}, '\t')}\n`);
		else err(`${await inLines(error.message)}\n`);
		return error.exit;
	}
	const trace = traceOf(error).split('\n').map(clean);
	if (json) out(`${safeJson({schema: 'vdsm-passthru/error/1', message: texts.cli.bug, trace}, '\t')}\n`);
	else err(`${[texts.cli.bug, ...trace].join('\n')}\n`);
	return exitCode.failed;
}

/** With the causes beneath it, since the outermost error is often only where it was noticed. */
function traceOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const trace = error.stack ?? error.message;
	return error.cause === undefined ? trace : `${trace}\n${traceOf(error.cause)}`;
}

/** Needed before the command line is parsed, since the parser's own texts are in that language. */
function givenFor(flag: string): string | undefined {
	const index = args.indexOf(flag);
	return index >= 0
		? args[index + 1]
		: args.find(argument => argument.startsWith(`${flag}=`))?.slice(flag.length + 1);
}
