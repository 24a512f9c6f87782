import {withNewVlans} from '../answers/new-vlans.js';
import {type Settled, settle} from '../answers/settle.js';
import {cardsMeant} from '../answers/standing.js';
import {parseFacts} from '../host/facts-file.js';
import {thisMachine} from '../host/machine.js';
import {readNeighbours} from '../host/neighbours.js';
import {probeLan} from '../host/probe-lan.js';
import {readFacts} from '../host/read-facts.js';
import type {Ipv4} from '../model/address.js';
import {type Answers, cardsOf, type FurtherCard, type RawAnswers} from '../model/answers.js';
import {clean} from '../model/clean.js';
import {exitCode} from '../model/exit-code.js';
import type {Facts} from '../model/facts.js';
import {Failure} from '../model/failure.js';
import {readText} from '../system/files.js';
import {readAnswersFile} from './answers-file.js';
import type {Context} from './context.js';
import {onlyOnLinux} from './only-linux.js';
import {readStandingSetups} from './run/standing-setups.js';
import {type StateOptions, stateFolder} from './run/state.js';

export type Sources = {
	/** From flags. */
	readonly raw: RawAnswers;
	readonly answersFile: string | undefined;
	readonly factsFile: string | undefined;
	/** The card that `--give-up-nic` names. */
	readonly giveUp?: string | undefined;
};

/** This machine, or the one that a file describes. `takeOver`: the container that DSM is to move out of. Throws a Failure where neither is to be had. */
export async function gatherFacts(
	factsFile: string | undefined,
	{texts, env, columns}: Context,
	{signal, takeOver}: {readonly signal?: AbortSignal; readonly takeOver?: string | null | undefined} = {},
): Promise<Facts> {
	if (factsFile !== undefined) {
		const source = await readText(factsFile);
		if (source === undefined) throw new Failure(texts.cli.factsUnreadable(clean(factsFile)), exitCode.usage);
		const parsed = parseFacts(source);
		if (parsed.ok) return parsed.facts;
		const {flaw, where} = parsed;
		throw new Failure(
			texts.nics.factsFile({path: clean(factsFile), where: clean(where), flaw}),
			exitCode.usage,
		);
	}
	await onlyOnLinux({texts, columns});
	return readFacts({env, signal, takeOver});
}

/** With what our own files know of this machine, which only its owner may read. */
export async function withStanding(
	facts: Facts,
	{stateDir}: Partial<StateOptions>,
	context: Context,
): Promise<Facts> {
	const standing = await readStandingSetups(stateFolder({stateDir}, context));
	return standing.length === 0 ? facts : {...facts, standing};
}

/** Flags over file over proposals, and what the LAN says to the addresses that come out of it. */
export async function gatherAnswers(
	sources: Sources & Partial<StateOptions>,
	context: Context,
): Promise<{facts: Facts; settled: Settled}> {
	const fromFile =
		sources.answersFile === undefined ? {} : await readAnswersFile(sources.answersFile, context.texts);
	const raw = {...fromFile, ...sources.raw};
	const read = await gatherFacts(sources.factsFile, context, {takeOver: raw.takeOver});
	const known = sources.factsFile === undefined ? await withStanding(read, sources, context) : read;
	const facts = withNewVlans(known, cardsMeant(raw, known));
	const {giveUp} = sources;
	const settled = settle(raw, facts, {giveUp});
	const {nic, gateway, ip, mac, dsmIp, shimIp, also = []} = settled.values;
	const first =
		gateway === undefined ? [] : [{nic, gateway, ip}, ...beside(nic, dsmIp), ...beside(nic, shimIp)];
	const questions = [...first, ...also.map(questionOf)];
	// Another machine's LAN cannot be asked from here.
	if (sources.factsFile !== undefined) return {facts: unasked(facts, questions), settled};
	const macs = [mac, ...also.map(card => card.mac)];
	const asked = await lookForMacs(await askLan(facts, questions), macs, context);
	return asked === facts ? {facts, settled} : {facts: asked, settled: settle(raw, asked, {giveUp})};
}

/** Whether somebody else has one of DSM's MACs; of all others nothing is kept. */
async function lookForMacs(
	facts: Facts,
	macs: ReadonlyArray<string | undefined>,
	{env}: Context,
): Promise<Facts> {
	const neighbours = (await readNeighbours(thisMachine(env))).filter(found => macs.includes(found.mac));
	return neighbours.length === 0 ? facts : {...facts, neighbours};
}

/** What is asked on a card. */
export type LanQuestion = {
	readonly nic: string | undefined;
	readonly gateway: Ipv4 | undefined;
	readonly ip: Ipv4 | undefined;
};

/** Everything that is asked about a set-up. */
export function questionsOf(answers: Answers): readonly LanQuestion[] {
	const {nic, shim} = answers;
	return [...cardsOf(answers).map(questionOf), ...beside(nic, shim?.dsm), ...beside(nic, shim?.ip)];
}

/** An address that is to be on the same card as another one. */
function beside(nic: string | undefined, ip: Ipv4 | null | undefined): readonly LanQuestion[] {
	return ip ? [{nic, gateway: undefined, ip}] : [];
}

function questionOf({nic, lan}: Pick<FurtherCard, 'nic' | 'lan'>): LanQuestion {
	return lan.mode === 'static'
		? {nic, gateway: lan.gateway ?? undefined, ip: lan.ip}
		: {nic, gateway: undefined, ip: undefined};
}

/** Looks for the gateway and the chosen address on each chosen card, side by side. */
export async function askLan(facts: Facts, questions: readonly LanQuestion[]): Promise<Facts> {
	const asked = targets(facts, questions);
	if (asked.length === 0) return facts;
	const lan = await Promise.all(asked.map(({nic, address}) => probeLan(nic, address)));
	return {...facts, lan};
}

/** That nobody could ask is known as well, and why. What the file says of them stands before it. */
function unasked(facts: Facts, questions: readonly LanQuestion[]): Facts {
	const lan = targets(facts, questions).map(({nic: {name: nic}, address}) => ({
		nic,
		address,
		result: {answer: 'not-checked', why: 'other-machine'} as const,
	}));
	return {...facts, lan: [...facts.lan, ...lan]};
}

function targets({nics}: Facts, questions: readonly LanQuestion[]) {
	return questions.flatMap(({nic: name, gateway, ip}) => {
		const nic = nics.find(candidate => candidate.name === name);
		return nic && ip ? [...(gateway ? [gateway] : []), ip].map(address => ({nic, address})) : [];
	});
}
