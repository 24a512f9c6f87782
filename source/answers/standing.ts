import type {FieldId, FieldValues, Proposal, RawAnswers} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import type {StandingSetup} from '../model/standing-setup.js';
import {parseVlanName} from '../model/vlan.js';
import type {FieldContext} from './field.js';
import {fields} from './fields.js';
import {namedCards} from './new-vlans.js';

/** What a container that is taken over brings along. */
const ofContainer: ReadonlySet<FieldId> = new Set([
	'mac',
	'publish',
	'name',
	'image',
	'storage',
	'diskSize',
	'ramSize',
	'cpuCores',
]);

/**
 * The set-up that answers are about: the one that their prefix names, else the one that has their card, else, where no card
 * is named, the only one that there is. Another card without a word about the prefix is another DSM.
 */
export function standingSetup(
	{standing = [], nics}: Pick<Facts, 'standing' | 'nics'>,
	{prefix, nic}: Pick<RawAnswers, 'prefix' | 'nic'>,
): StandingSetup | undefined {
	if (prefix !== undefined) return standing.find(({install}) => install === prefix.trim());
	const meant =
		nic === undefined ? standing : standing.filter(setup => cardNames(setup, nics).includes(nic.trim()));
	return meant.length === 1 ? meant[0] : undefined;
}

/** What is proposed: what stands comes before everything else, so that who changes one thing says one thing. */
export function propose(id: FieldId, context: FieldContext): Proposal | undefined {
	const value = standingText(id, context);
	return value === undefined ? fields[id].propose(context) : {value, origin: {from: 'standing'}, safe: true};
}

/** The cards that raw answers are about, with those that stand where nothing is said of them. */
export function cardsMeant(raw: RawAnswers, facts: Facts): readonly string[] {
	return namedCards({...standingSetup(facts, raw)?.answers, ...raw});
}

/** What the set-up that is meant has there; undefined: none is meant, or it does not fit any more. */
export function standingText(id: FieldId, context: FieldContext): string | undefined {
	const {facts, values, prefix} = context;
	const setup = standingSetup(facts, {
		...(prefix === undefined ? {} : {prefix}),
		...(values.nic === undefined ? {} : {nic: values.nic}),
	});
	if (!setup) return undefined;
	if (id === 'prefix') return setup.install;
	// It knows whether DSM was moved by what Docker has.
	if (id === 'takeOver') return undefined;
	const [first] = cardNames(setup, facts.nics);
	if (id === 'nic') return first;
	// A layout is what a card can carry, and a MAC is derived of it.
	if ((id === 'layout' || id === 'mac') && values.nic !== first) return undefined;
	const text = setup.answers[id];
	// The router was taken for it; another router is taken for it again.
	const {gateway, dns} = setup.answers;
	if (id === 'dns' && dns === gateway && values.gateway !== gateway) return undefined;
	// Another DSM moves in, with what it has.
	if (ofContainer.has(id) && (values.takeOver ?? null) !== (setup.answers.takeOver || null)) return undefined;
	// A further card that no longer fits is a thing to be told, and none to be left out.
	return text !== undefined && (id === 'also' || fields[id].check(text, context).ok) ? text : undefined;
}

/** Whether the answers are about a set-up that stands. */
export function isStanding(
	{standing = []}: Pick<Facts, 'standing'>,
	{prefix}: Partial<FieldValues>,
): boolean {
	return standing.some(({install}) => install === prefix);
}

/** The answer that stands, where a set-up that stands is to have `text` in its place; empty: it has none. */
export function formerAnswer(
	id: FieldId,
	text: string,
	{facts: {standing = []}, values}: Pick<FieldContext, 'facts' | 'values'>,
): string | undefined {
	const setup = standing.find(({install}) => install === values.prefix);
	// Who has one card, or no way to DSM, is not told of others.
	const former = setup?.answers[id] ?? (setup && (id === 'also' || id === 'dsmIp') ? '' : undefined);
	return former === text ? undefined : former;
}

/** Cards that DSM is on already, under the names that they have by now. */
export function standingCards({standing = [], nics}: Pick<Facts, 'standing' | 'nics'>): readonly string[] {
	return standing.flatMap(setup => cardNames(setup, nics));
}

/** Under the names that its cards have by now (F20). A VLAN is known by its name: its MAC is its card's. */
function cardNames({cards}: StandingSetup, nics: Facts['nics']): readonly string[] {
	return cards.map(({name, mac}) => {
		const same = nics.find(nic => nic.name === name);
		const isStill = same && (same.permanentMac === null || same.permanentMac === mac);
		if (isStill || mac === null || parseVlanName(name)) return name;
		return nics.find(({permanentMac}) => permanentMac === mac)?.name ?? name;
	});
}
