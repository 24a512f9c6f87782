import {homedir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {equivalentCommand} from '../export/equivalent.js';
import {exportFiles} from '../export/formats.js';
import {quoteCommand} from '../export/quote.js';
import {consentOf} from '../export/script.js';
import {thisMachine} from '../host/machine.js';
import {readNicExtras, withExtras} from '../host/nic-extras.js';
import {probeLan} from '../host/probe-lan.js';
import type {RawAnswers} from '../model/answers.js';
import {clean} from '../model/clean.js';
import type {ResolvedCommand} from '../model/command.js';
import {confirmSeconds} from '../model/confirm.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import type {Facts} from '../model/facts.js';
import {Failure} from '../model/failure.js';
import {buildPlan} from '../plan/build-plan.js';
import {tell} from '../text/by-code.js';
import type {SaveRequest, SaveResult, Setup, WizardPorts} from '../wizard/ports.js';
import {readAnswersFile} from './answers-file.js';
import type {Context} from './context.js';
import {refuseTakeOver, writeExport} from './export.js';
import {gatherFacts, type Sources, withStanding} from './gather.js';
import {prepareSetup} from './run/prepare.js';
import type {StateOptions} from './run/state.js';

export type WizardSources = Sources & StateOptions;

/** `vdsm-passthru` alone. The screens are loaded only here, so that nothing else pays for them. */
export async function wizardCommand(sources: WizardSources, context: Context): Promise<ExitCode> {
	const {texts, ascii, accessible} = context;
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		throw new Failure(texts.cli.noTerminal, exitCode.usage);
	}
	const fromFile = sources.answersFile === undefined ? {} : await readAnswersFile(sources.answersFile, texts);
	const answers = withGivenUp({...fromFile, ...sources.raw}, sources, context);
	// Wrong facts are said before a screen is drawn; the machine itself may take its time behind the first frame.
	const fixed = sources.factsFile === undefined ? undefined : await gatherFacts(sources.factsFile, context);
	const {runWizard} = await import('../wizard/run-wizard.js');
	const {outcome, setup} = await runWizard({
		answers,
		canApply: fixed === undefined,
		giveUp: sources.giveUp,
		texts,
		ascii,
		accessible,
		sequences: context.env['TERM'] !== 'dumb',
		ports: portsOf(fixed, sources, context),
	});
	switch (outcome.kind) {
		case 'apply':
			if (!setup) throw new Error('Applied without answers.');
			return applyOrRepeat(setup, sources, context);
		case 'troubleshoot': {
			const {troubleshoot} = await import('./doctor/troubleshoot.js');
			return troubleshoot(sources, context);
		}
		case 'saved':
		case 'command':
			return exitCode.done;
		case 'quit':
			return exitCode.cancelled;
		case 'interrupted':
			return exitCode.interrupted;
	}
}

/** The card that a flag gives up is the one that is meant; only here it can be given up (promise B1). */
function withGivenUp(raw: RawAnswers, {giveUp, factsFile}: WizardSources, {texts}: Context): RawAnswers {
	if (giveUp === undefined) return raw;
	if (factsFile !== undefined) throw new Failure(texts.act.notThisMachine, exitCode.usage);
	const {nic = giveUp} = raw;
	if (nic === giveUp) return {...raw, nic};
	throw new Failure(tell(texts.problems, {code: 'give-up-other', value: giveUp, nic}), exitCode.usage);
}

/** What was answered is not lost with a set-up that did not come to be: one line says all of it again. */
async function applyOrRepeat(setup: Setup, sources: WizardSources, context: Context): Promise<ExitCode> {
	const {apply: say} = context.texts.wizard;
	const command = clean(quoteCommand(commandFor(setup, 'apply', sources)));
	const again = `\n${say.again}\n  ${command}`;
	context.out(`${say.looking}\n`);
	try {
		const code = await applySetup(setup, sources, context);
		if (code !== exitCode.done) context.out(`${again}\n`);
		return code;
	} catch (error) {
		// Without root, the command for root has been said already.
		if (!(error instanceof Failure) || !setup.facts.host.root) throw error;
		throw new Failure(`${error.message}\n${again}`, error.exit, {cause: error});
	}
}

/** The review was the approval, and the dangers were agreed to by typing; but that took its time: see `looked`. */
async function applySetup(
	{answers, facts, consents, giveUp}: Setup,
	{stateDir}: WizardSources,
	context: Context,
): Promise<ExitCode> {
	const {applyPrepared, usualWait} = await import('./apply.js');
	// Nobody was named yet when the machine was read, and Compose is asked of nobody else.
	const asked = answers.takeOver === null ? facts : await withNamed(facts, answers.takeOver, context);
	const prepared = await prepareSetup({answers, facts: asked}, {stateDir, giveUp}, context);
	return applyPrepared(
		prepared,
		{
			stateDir,
			giveUp,
			consent: consents,
			yes: true,
			looked: true,
			noInput: false,
			dryRun: false,
			wait: usualWait,
			confirmWithin: confirmSeconds,
		},
		context,
	);
}

/** What stands against moving this DSM. */
async function withNamed(facts: Facts, takeOver: string, context: Context): Promise<Facts> {
	const {predecessors} = await gatherFacts(undefined, context, {takeOver});
	return {...facts, predecessors};
}

function commandFor(
	{answers, facts, consents, giveUp}: Setup,
	action: 'apply' | 'export',
	{factsFile, stateDir}: WizardSources,
): ResolvedCommand {
	return equivalentCommand(
		answers,
		facts,
		[
			action,
			...(factsFile === undefined ? [] : ['--facts', factsFile]),
			...(giveUp === undefined ? [] : ['--give-up-nic', giveUp]),
			...(action === 'export' || stateDir === undefined ? [] : ['--state-dir', stateDir]),
		],
		consents,
	);
}

function portsOf(fixed: Facts | undefined, sources: WizardSources, context: Context): WizardPorts {
	let latest = fixed;
	return {
		async readFacts(signal) {
			latest =
				fixed ??
				(await withSystemInformation(
					await withStanding(
						await gatherFacts(undefined, context, {signal, takeOver: sources.raw.takeOver}),
						sources,
						context,
					),
					context,
				));
			return latest;
		},
		async probeLan(name, address, signal) {
			const nic = latest?.nics.find(candidate => candidate.name === name);
			// Another machine's LAN cannot be asked from here.
			if (fixed || !nic) return {nic: name, address, result: {answer: 'not-checked', why: 'other-machine'}};
			return probeLan(nic, address, {signal});
		},
		readPredecessors: async (named, signal) =>
			(fixed ?? (await gatherFacts(undefined, context, {signal, takeOver: named}))).predecessors,
		save: request => save(request, context),
		quote: quoteCommand,
		equivalentCommand: (setup, action) => commandFor(setup, action, sources),
	};
}

/** What a shell does with `~/`, which no shell saw here. */
function fromHome(path: string): string {
	return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

/** What systeminformation knows beyond /sys and `ip`; about 150 ms for one card, and bounded. */
async function withSystemInformation(facts: Facts, {env}: Context): Promise<Facts> {
	return {...facts, nics: withExtras(facts.nics, await readNicExtras(facts.nics, thisMachine(env)))};
}

async function save(
	{format, target, setup, force}: SaveRequest,
	{texts, fileTexts}: Context,
): Promise<SaveResult> {
	const {answers, facts, consents} = setup;
	const as = format === 'script' ? 'sh' : 'compose';
	try {
		refuseTakeOver(as, buildPlan(answers, facts), texts);
		const files = exportFiles(as, answers, facts, fileTexts, consentOf(consents));
		return {ok: true, paths: await writeExport(files, fromHome(target), {force}, texts)};
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		return {ok: false, exists: error.cause === undefined, message: error.message};
	}
}
