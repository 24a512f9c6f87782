import type {FieldValues, RawAnswers} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import type {StandingSetup} from '../model/standing-setup.js';
import {parseVlanName} from '../model/vlan.js';
import {formatAlso, parseAlso, splitCards} from './also-words.js';
import {namedCards} from './new-vlans.js';

type Known = Pick<Facts, 'standing' | 'nics'>;

/**
 * The set-up that answers are about: the one that their prefix names, else the one that has their card, else, where no card
 * is named, the only one that there is. Another card without a word about the prefix is another DSM, and so is a container
 * that is to be taken over. In the words of today: cards by the names that they have by now.
 */
export function standingSetup(
	{standing = [], nics}: Known,
	{prefix, nic, takeOver}: Pick<RawAnswers, 'prefix' | 'nic' | 'takeOver'>,
): StandingSetup | undefined {
	const now = standing.map(setup => underNewNames(setup, nics));
	if (prefix !== undefined) return now.find(({install}) => install === prefix.trim());
	const meant =
		nic === undefined ? now : now.filter(({cards}) => cards.some(({name}) => name === nic.trim()));
	const [only] = meant.length === 1 ? meant : [];
	return takeOver && takeOver.trim() !== only?.answers.takeOver ? undefined : only;
}

/** The cards that raw answers are about, with those of last time and those that stand where nothing is said of them. */
export function cardsMeant(raw: RawAnswers, facts: Known & Pick<Facts, 'remembered'>): readonly string[] {
	const {remembered = {}} = facts;
	// What was said last time was said of that card (see propose.ts).
	const isOfIt = remembered.nic !== undefined && [undefined, remembered.nic].includes(raw.nic?.trim());
	return namedCards({...standingSetup(facts, raw)?.answers, ...(isOfIt ? remembered : {}), ...raw});
}

/** Cards that DSM is on already. */
export function standingCards({standing = [], nics}: Known): readonly string[] {
	return standing.flatMap(setup => underNewNames(setup, nics).cards.map(({name}) => name));
}

/** Whether the answers are about a set-up that stands. */
export function isStanding(
	{standing = []}: Pick<Facts, 'standing'>,
	{prefix}: Partial<FieldValues>,
): boolean {
	return standing.some(({install}) => install === prefix);
}

/** A card keeps its MAC under any name (F20), and another one may have got its name since. */
function underNewNames(setup: StandingSetup, nics: Facts['nics']): StandingSetup {
	const cards = setup.cards.map(card => ({...card, name: nameNow(card, nics)}));
	const {nic, also} = setup.answers;
	const [first, ...further] = cards;
	const alsoNow = splitCards(also ?? '').map((text, index) => {
		const card = parseAlso(text);
		return card.ok ? formatAlso({...card.value, nic: further[index]?.name ?? card.value.nic}) : text;
	});
	return {
		...setup,
		cards,
		answers: {
			...setup.answers,
			...(nic === undefined || first === undefined ? {} : {nic: first.name}),
			...(also === undefined ? {} : {also: alsoNow.join(';')}),
		},
	};
}

/** A VLAN is known by its name: its MAC is its card's. */
function nameNow({name, mac}: StandingSetup['cards'][number], nics: Facts['nics']): string {
	const same = nics.find(nic => nic.name === name);
	const isStill = same && (same.permanentMac === null || same.permanentMac === mac);
	if (isStill || mac === null || parseVlanName(name)) return name;
	return nics.find(({permanentMac}) => permanentMac === mac)?.name ?? name;
}
