import {homedir} from 'node:os';
import {join} from 'node:path';
import type {ImageFetcher} from '../apply/pull/image-fetcher.js';
import {equivalentCommand} from '../export/equivalent.js';
import {exportFiles} from '../export/formats.js';
import {quoteCommand} from '../export/quote.js';
import {consentOf} from '../export/script.js';
import {type Machine, thisMachine} from '../host/machine.js';
import {readNicExtras, withExtras} from '../host/nic-extras.js';
import {probeLan} from '../host/probe-lan.js';
import type {RawAnswers} from '../model/answers.js';
import type {ResolvedCommand} from '../model/command.js';
import type {Facts} from '../model/facts.js';
import {Failure} from '../model/failure.js';
import {buildPlan} from '../plan/build-plan.js';
import type {SaveRequest, SaveResult, Setup, WizardPorts} from '../wizard/ports.js';
import type {Context} from './context.js';
import {refuseTakeOver, writeExport} from './export.js';
import {gatherFacts, type Sources, withStanding} from './gather.js';
import {asStarted} from './run/program-words.js';
import type {StateOptions} from './run/state.js';

export type WizardSources = Sources & StateOptions;

/** The command line that leads to what the wizard has arrived at. */
export function commandFor(
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

/** The wizard's ways to the machine; `fixed` is another one, of a file, and `kept` was answered last time. */
export function portsOf(
	fixed: Facts | undefined,
	kept: RawAnswers,
	fetcher: ImageFetcher,
	sources: WizardSources,
	context: Context,
): WizardPorts {
	let latest = fixed;
	const remembered = Object.keys(kept).length > 0 && {remembered: kept};
	const look = async (signal: AbortSignal): Promise<Facts> => ({
		...(await withStanding(
			await gatherFacts(undefined, context, {signal, takeOver: sources.raw.takeOver}),
			sources,
			context,
		)),
		...remembered,
	});
	const leaving = new AbortController();
	// The machine is read while the screens are still being loaded.
	let ahead = fixed ? undefined : look(leaving.signal);
	// Whoever waits for it hears of an error.
	ahead?.catch(() => undefined);
	return {
		async readFacts(signal, early) {
			if (fixed) return fixed;
			signal.addEventListener('abort', () => leaving.abort(), {once: true});
			const first = ahead;
			ahead = undefined;
			latest = await (first ?? look(signal));
			early?.(latest);
			latest = await withSystemInformation(latest, signal, context);
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
		images: fetcher,
		save: request => save(request, context),
		quote: quoteCommand,
		equivalentCommand(setup, action) {
			const command = commandFor(setup, action, sources);
			// A file is written by whoever they are.
			return action === 'apply' ? asStarted(command, context) : command;
		},
	};
}

/** What a shell does with `~/`, which no shell saw here. */
function fromHome(path: string): string {
	return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

/** What systeminformation knows beyond /sys and `ip`; about 150 ms for one card, and bounded. */
async function withSystemInformation(facts: Facts, signal: AbortSignal, {env}: Context): Promise<Facts> {
	const machine = thisMachine(env);
	const abortable: Machine = {
		...machine,
		run: (command, options) => machine.run(command, {...options, signal}),
	};
	return {...facts, nics: withExtras(facts.nics, await readNicExtras(facts.nics, abortable))};
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
