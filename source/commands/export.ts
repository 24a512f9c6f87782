import {dirname, join, resolve} from 'node:path';
import {type ExportedFile, exportFiles} from '../export/formats.js';
import {quoteCommand} from '../export/quote.js';
import {type Consent, consentOf} from '../export/script.js';
import {cardUse} from '../model/answers.js';
import {clean} from '../model/clean.js';
import type {Command} from '../model/command.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import type {ExportFormat} from '../model/export-format.js';
import type {Facts} from '../model/facts.js';
import {Failure} from '../model/failure.js';
import type {Plan} from '../model/plan.js';
import {safeJson} from '../model/safe-json.js';
import {judge} from '../model/verdict.js';
import {buildPlan} from '../plan/build-plan.js';
import {preparation} from '../plan/preparation.js';
import {makeFolder} from '../system/make-folder.js';
import {kindOf, writeNew} from '../system/write-new.js';
import {tell, tellFinding} from '../text/by-code.js';
import type {Texts} from '../text/en.js';
import type {Context} from './context.js';
import {gatherAnswers, type Sources} from './gather.js';
import {reportFilled, reportProblems} from './problems.js';

export type ExportOptions = Sources & {
	readonly format: ExportFormat;
	readonly output: string | undefined;
	readonly force: boolean;
	readonly consent: readonly string[];
};

/** `vdsm-passthru export`: the set-up as a file, or on stdout. Needs neither root nor Docker. */
export async function exportCommand(options: ExportOptions, context: Context): Promise<ExitCode> {
	const {texts, fileTexts, err, out} = context;
	const {facts, settled} = await gatherAnswers(options, context);
	if (!settled.answers) return reportProblems(settled, context);
	reportFilled(settled, context);
	const plan = buildPlan(settled.answers, facts);
	if (options.format === 'hook' && plan.hook === null)
		throw new Failure(texts.cli.noHook(plan.answers.layout), exitCode.usage);
	refuseBlocked(plan, facts, texts);
	if (plan.generationAssumed) err(`${texts.plan.generationAssumed}\n`);
	reportGrave(plan, options.consent, context);
	const consent = readConsent(options.consent, plan, texts);
	refuseTakeOver(options.format, plan, texts);
	const files = exportFiles(
		options.format,
		settled.answers,
		facts,
		options.output === undefined && context.isTerminal ? context.texts : fileTexts,
		consent,
	);
	if (options.output === undefined) {
		out(context.json ? exportJson(files) : (files[0]?.content ?? ''));
		if (options.format === 'compose' && plan.hook) err(`${texts.cli.hookBeside}\n`);
		return exitCode.done;
	}
	const paths = await writeExport(files, options.output, options, texts);
	if (context.json) out(exportJson(files.map((file, index) => ({...file, path: paths[index] ?? file.path}))));
	for (const path of paths) err(`${texts.cli.written(clean(path))}\n`);
	const [first = ''] = paths;
	if (options.format === 'sh') err(`${texts.cli.runItWith(clean(first))}\n`);
	if (options.format === 'compose') {
		const commands = [
			...preparation(plan, dirname(first)),
			...makesRoom(plan),
			projectUp(plan, facts, first),
		];
		err(`${clean(texts.cli.runComposeWith(commands.map(quoteCommand)))}\n`);
	}
	return exitCode.done;
}

/** An export is not stopped by what this machine says of it, and nobody should learn of it from the script. */
function reportGrave({findings}: Plan, consents: readonly string[], {texts, err}: Context): void {
	for (const finding of findings) {
		if (finding.severity === 'note' || consents.includes(finding.code)) continue;
		const {title, fix} = tellFinding(texts.findings, finding);
		err(`${texts.plan.finding(texts.plan.severity[finding.severity], title)}\n  ${texts.plan.fix(fix)}\n`);
		if (finding.severity === 'danger') err(`  ${texts.plan.consent(finding.code)}\n`);
	}
}

function exportJson(files: readonly ExportedFile[]): string {
	const listed = files.map(({path, mode, content}) => ({
		path,
		mode: mode.toString(8).padStart(4, '0'),
		content,
	}));
	return `${safeJson({schema: 'vdsm-passthru/export/1', files: listed}, '\t')}\n`;
}

function refuseBlocked({findings, answers}: Plan, facts: Facts, texts: Texts): void {
	const nic = facts.nics.find(({name}) => name === answers.nic);
	if (!nic || !findings.some(({code}) => code === 'nic-blocked')) return;
	const use = cardUse[answers.layout];
	const reasons = judge(nic, facts, use).reasons.map(reason => `  ${tell(texts.nics.reasons, reason)}`);
	throw new Failure([texts.cli.blocked[use](clean(nic.name)), ...reasons].join('\n'), exitCode.disagrees);
}

/** Compose would give the container that it takes away no more than its own grace period, 10 s as a rule; DSM needs longer. */
function makesRoom({container: {compose, name, stopTimeout}}: Plan): Command[] {
	return compose === null ? [] : [['docker', ['stop', '-t', String(stopTimeout), name]]];
}

/** The project that was written; or the service that one more file goes over, behind those that it has. */
function projectUp({container: {compose}, answers}: Plan, {predecessors}: Facts, path: string): Command {
	const project = ['compose', '--project-directory', dirname(path)];
	if (compose === null) return ['docker', [...project, 'up', '--detach']];
	const files = predecessors.find(({name}) => name === answers.takeOver)?.compose?.files.split(',') ?? [];
	const named = [...files, path].flatMap(file => ['-f', file]);
	return ['docker', [...project, '-p', compose.project, ...named, 'up', '--detach', compose.service]];
}

/**
 * A Compose project makes its container; it cannot put another one aside, nor bring it back. Whether the files of a project
 * may be changed is looked at right before it is done, which a script cannot.
 */
export function refuseTakeOver(
	format: ExportFormat,
	{answers: {takeOver}, container: {compose}}: Plan,
	{cli}: Texts,
): void {
	if (takeOver === null) return;
	if (format === 'compose' && compose === null)
		throw new Failure(cli.composeTakesNothing(clean(takeOver)), exitCode.usage, {cause: format});
	if (format === 'sh' && compose !== null)
		throw new Failure(cli.scriptTakesNoProject(clean(takeOver)), exitCode.usage, {cause: format});
}

/** Only a danger that the plan really names can be agreed to: a consent in reserve would be no consent. */
function readConsent(ids: readonly string[], {findings}: Plan, {cli, run}: Texts): Consent {
	const dangers: readonly string[] = findings
		.filter(({severity}) => severity === 'danger')
		.map(({code}) => code);
	const unknown = ids.find(id => !dangers.includes(id));
	if (unknown !== undefined)
		throw new Failure(
			dangers.length === 0
				? cli.consentNeedless(clean(unknown))
				: cli.consentUnknown(clean(unknown), dangers.join(run.between)),
			exitCode.usage,
		);
	return consentOf(ids);
}

/**
 * Writes an export. One file goes where `output` says, several into the folder of that name, or beside it where it
 * names a compose file. Nothing is written when any of them exists, unless `force`. Returns the paths.
 */
export async function writeExport(
	files: readonly ExportedFile[],
	output: string,
	{force}: {readonly force: boolean},
	texts: Texts,
): Promise<readonly string[]> {
	const named = files.length === 1 || /\.ya?ml$/.test(output);
	const folder = named ? dirname(resolve(output)) : resolve(output);
	const targets = files.map((file, index) => ({
		file,
		path: index === 0 && named ? resolve(output) : join(folder, file.path),
	}));
	if (!named)
		await makeFolder(folder).catch((error: unknown) => Promise.reject(unwritable(folder, error, texts)));
	// All of them, before the first is written.
	for (const {path} of targets) {
		const there = await kindOf(path).catch(() => 'absent' as const);
		if (there === 'other') throw notAFile(path, texts);
		if (there === 'file' && !force) throw new Failure(texts.cli.fileExists(clean(path)), exitCode.disagrees);
	}
	const written: string[] = [];
	for (const {file, path} of targets) {
		const result = await writeNew(path, file.content, {mode: file.mode, force});
		if (!result.ok && result.why === 'exists')
			throw new Failure(texts.cli.fileExists(clean(path)), exitCode.disagrees);
		if (!result.ok) throw unwritable(path, result.cause, texts);
		written.push(path);
	}
	return written;
}

/** With a cause, unlike a file that is there already: no word of the user's replaces a folder, a link or a device. */
function notAFile(path: string, {cli}: Texts): Failure {
	const cause = new Error('not an ordinary file');
	return new Failure(cli.notAFile(clean(path)), exitCode.disagrees, {cause});
}

function unwritable(path: string, cause: unknown, {cli}: Texts): Failure {
	const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
	if (code === 'ENOENT') return new Failure(cli.noFolder(clean(dirname(path))), exitCode.disagrees, {cause});
	const reasons: Readonly<Record<string, string>> = cli.writeReasons;
	return new Failure(cli.fileUnwritable(clean(path), reasons[code] ?? code), exitCode.disagrees, {cause});
}
