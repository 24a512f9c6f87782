import {homedir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {equivalentCommand} from '../export/equivalent.js';
import {exportFiles} from '../export/formats.js';
import {quoteCommand} from '../export/quote.js';
import {thisMachine} from '../host/machine.js';
import {readNicExtras, withExtras} from '../host/nic-extras.js';
import {probeLan} from '../host/probe-lan.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import type {Facts} from '../model/facts.js';
import {Failure} from '../model/failure.js';
import type {SaveRequest, SaveResult, WizardPorts} from '../wizard/ports.js';
import {readAnswersFile} from './answers-file.js';
import type {Context} from './context.js';
import {writeExport} from './export.js';
import {gatherFacts, type Sources} from './gather.js';

/** `vdsm-passthru` alone. The screens are loaded only here, so that nothing else pays for them. */
export async function wizardCommand(sources: Sources, context: Context): Promise<ExitCode> {
	const {texts, ascii, accessible} = context;
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		throw new Failure(texts.cli.noTerminal, exitCode.usage);
	}
	const fromFile = sources.answersFile === undefined ? {} : await readAnswersFile(sources.answersFile, texts);
	// Wrong facts are said before a screen is drawn; the machine itself may take its time behind the first frame.
	const fixed = sources.factsFile === undefined ? undefined : await gatherFacts(sources.factsFile, context);
	const {runWizard} = await import('../wizard/run-wizard.js');
	const outcome = await runWizard({
		answers: {...fromFile, ...sources.raw},
		texts,
		ascii,
		accessible,
		ports: portsOf(fixed, sources, context),
	});
	switch (outcome.kind) {
		case 'saved':
		case 'command':
			return exitCode.done;
		case 'quit':
			return exitCode.cancelled;
		case 'interrupted':
			return exitCode.interrupted;
	}
}

function portsOf(fixed: Facts | undefined, {factsFile}: Sources, context: Context): WizardPorts {
	let latest = fixed;
	return {
		async readFacts(signal) {
			latest = fixed ?? (await withSystemInformation(await gatherFacts(undefined, context, signal), context));
			return latest;
		},
		async probeLan(name, address, signal) {
			const nic = latest?.nics.find(candidate => candidate.name === name);
			// Another machine's LAN cannot be asked from here.
			if (fixed || !nic) return {nic: name, address, result: {answer: 'not-checked', why: 'other-machine'}};
			return probeLan(nic, address, {signal});
		},
		save: request => save(request, context),
		quote: quoteCommand,
		equivalentCommand: ({answers, facts, consents}) =>
			equivalentCommand(
				answers,
				facts,
				factsFile === undefined ? ['export'] : ['export', '--facts', factsFile],
				consents,
			),
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

async function save({format, target, setup, force}: SaveRequest, {texts}: Context): Promise<SaveResult> {
	const {answers, facts, consents} = setup;
	const consent = {addressesMayGo: consents.includes('nic-loses-address')};
	const files = exportFiles(format === 'script' ? 'sh' : 'compose', answers, facts, texts, consent);
	try {
		return {ok: true, paths: await writeExport(files, fromHome(target), {force}, texts)};
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		return {ok: false, exists: error.cause === undefined, message: error.message};
	}
}
