import process from 'node:process';
import {type ImageFetcher, imageFetcher} from '../apply/pull/image-fetcher.js';
import {keepAnswers, keptAnswersPath, readKeptAnswers} from '../apply/state/kept-answers.js';
import {quoteCommand} from '../export/quote.js';
import {readImages} from '../host/docker-images.js';
import {thisMachine} from '../host/machine.js';
import type {RawAnswers} from '../model/answers.js';
import {clean} from '../model/clean.js';
import {confirmSeconds} from '../model/confirm.js';
import {isDumb} from '../model/dumb.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import type {Facts} from '../model/facts.js';
import {Failure} from '../model/failure.js';
import {tell} from '../text/by-code.js';
import type {Setup} from '../wizard/ports.js';
import {readAnswersFile} from './answers-file.js';
import {beforeSignals} from './before-signals.js';
import type {Context} from './context.js';
import {gatherFacts} from './gather.js';
import {onlyOnLinux} from './only-linux.js';
import {prepareSetup} from './run/prepare.js';
import {asStarted} from './run/program-words.js';
import {stateFolder} from './run/state.js';
import {commandFor, portsOf, type WizardSources} from './wizard-ports.js';

/** `vdsm-passthru` alone. The screens are loaded only here, so that nothing else pays for them. `ahead`: rows of the first frame that stand already. */
export async function wizardCommand(
	sources: WizardSources,
	context: Context,
	ahead: number,
): Promise<ExitCode> {
	const {texts} = context;
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		throw new Failure(texts.cli.noTerminal, exitCode.usage);
	}
	if (sources.factsFile === undefined) await onlyOnLinux(context);
	const fromFile = sources.answersFile === undefined ? {} : await readAnswersFile(sources.answersFile, texts);
	const given = withGivenUp({...fromFile, ...sources.raw}, sources, context);
	const folder = stateFolder(sources, context);
	// Whoever says something begins from that, and another machine's set-up is nobody's here.
	const isNew = sources.factsFile === undefined && Object.keys(given).length === 0;
	const kept = isNew ? await readKeptAnswers(folder) : {};
	// Wrong facts are said before a screen is drawn; the machine itself may take its time behind the first frame.
	const fixed = sources.factsFile === undefined ? undefined : await gatherFacts(sources.factsFile, context);
	const fetcher = imageFetcher(async () => readImages(thisMachine(context.env)));
	try {
		return await asked({given, kept, fixed, folder, fetcher, ahead}, sources, context);
	} finally {
		await fetcher.stop();
	}
}

type Asked = {
	/** By flags and files, and what was answered last time. */
	readonly given: RawAnswers;
	readonly kept: RawAnswers;
	/** Another machine, of a file. */
	readonly fixed: Facts | undefined;
	/** Where what was answered is kept. */
	readonly folder: string;
	readonly fetcher: ImageFetcher;
	readonly ahead: number;
};

async function asked(
	{given, kept, fixed, folder, fetcher, ahead}: Asked,
	sources: WizardSources,
	context: Context,
): Promise<ExitCode> {
	const {texts, ascii, accessible, out} = context;
	// They begin to read the machine while the screens are loaded.
	const ports = portsOf(fixed, kept, fetcher, sources, context);
	const {runWizard} = await import('../wizard/run-wizard.js');
	const release = beforeSignals(() => fetcher.want(null));
	const {outcome, setup, said} = await runWizard({
		answers: given,
		canApply: fixed === undefined,
		giveUp: sources.giveUp,
		texts,
		ascii,
		accessible,
		sequences: !isDumb(context.env),
		ports,
		ahead,
	}).finally(release);
	if (outcome.kind !== 'apply') await leaveFetch(fetcher, context);
	const keep = async () => {
		if (sources.factsFile !== undefined || !(await keepAnswers(folder, said))) return;
		out(`${texts.beginnings.kept(clean(keptAnswersPath(folder)))}\n`);
	};
	switch (outcome.kind) {
		case 'apply': {
			if (!setup) throw new Error('Applied without answers.');
			let code: ExitCode | undefined;
			try {
				code = await applyOrRepeat({...setup, said}, fetcher, sources, context);
				return code;
			} finally {
				if (code !== exitCode.done) await keepAnswers(folder, said);
			}
		}
		case 'troubleshoot': {
			const {troubleshoot} = await import('./doctor/troubleshoot.js');
			return troubleshoot(sources, context);
		}
		case 'saved':
		case 'command':
			await keep();
			return exitCode.done;
		case 'quit':
			return exitCode.cancelled;
		case 'interrupted':
			return exitCode.interrupted;
	}
}

/** Whoever leaves without a set-up hears what became of the image: it was asked for, and is all that was changed. */
async function leaveFetch(fetcher: ImageFetcher, {texts, out}: Context): Promise<void> {
	const fetch = fetcher.now();
	await fetcher.stop();
	const {stopped, stays} = texts.wizard.fetch;
	if (fetch?.phase === 'running') out(`${stopped(clean(fetch.image))}\n`);
	if (fetch?.phase === 'there') out(`${stays(clean(fetch.image))}\n`);
}

/** The card that a flag gives up is the one that is meant; only here it can be given up (promise B1). */
function withGivenUp(raw: RawAnswers, {giveUp, factsFile}: WizardSources, {texts}: Context): RawAnswers {
	if (giveUp === undefined) return raw;
	if (factsFile !== undefined) throw new Failure(texts.act.notThisMachine, exitCode.usage);
	const {nic = giveUp} = raw;
	if (nic === giveUp) return {...raw, nic};
	throw new Failure(tell(texts.problems, {code: 'give-up-other', value: giveUp, nic}), exitCode.usage);
}

/** `said`: what they typed themselves; the rest was proposed. */
type Said = Setup & {readonly said: RawAnswers};

/** What was answered is not lost with a set-up that did not come to be: one line says all of it again. */
async function applyOrRepeat(
	setup: Said,
	fetcher: ImageFetcher,
	sources: WizardSources,
	context: Context,
): Promise<ExitCode> {
	const {apply: say} = context.texts.wizard;
	const command = clean(quoteCommand(asStarted(commandFor(setup, 'apply', sources), context)));
	const again = `\n${say.again}\n  ${command}`;
	context.out(`${say.looking}\n`);
	try {
		const code = await applySetup(setup, fetcher, sources, context);
		// The end of a run has said it already.
		if (code === exitCode.cancelled) context.out(`${again}\n`);
		return code;
	} catch (error) {
		// Without root, the command for root has been said already.
		if (!(error instanceof Failure) || !setup.facts.host.root) throw error;
		throw new Failure(`${error.message}\n${again}`, error.exit, {cause: error});
	}
}

/** The review was the approval, and the dangers were agreed to by typing; but that took its time: see `looked`. */
async function applySetup(
	{answers, facts, consents, giveUp, said}: Said,
	fetcher: ImageFetcher,
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
			said,
			consent: consents,
			yes: true,
			looked: true,
			noInput: false,
			dryRun: false,
			wait: usualWait,
			confirmWithin: confirmSeconds,
			fetcher,
		},
		context,
	);
}

/** What stands against moving this DSM. */
async function withNamed(facts: Facts, takeOver: string, context: Context): Promise<Facts> {
	const {predecessors} = await gatherFacts(undefined, context, {takeOver});
	return {...facts, predecessors};
}
