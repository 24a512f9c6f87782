import {parsed, refused} from '../model/address.js';
import type {FieldValues} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import type {Predecessor} from '../model/predecessor.js';
import {isContainerName} from './container-name.js';
import {type Field, withOwnCard} from './field.js';

/**
 * The container that DSM runs in now, to be moved to the card. Nobody is moved without having been named; one that was
 * moved before stays so.
 */
export const takeOverField: Field<'takeOver'> = {
	id: 'takeOver',
	flag: '--take-over',
	/** What it had on other networks cannot be kept beside the image's DHCP=Y. */
	applies: withOwnCard,
	propose({facts, values}) {
		const moved = facts.predecessors.find(({install}) => install !== null && install === values.prefix);
		return moved
			? {value: moved.name, origin: {from: 'standing'}, safe: true}
			: {value: '', origin: {from: 'default'}, safe: true, others: takeOverNames(facts)};
	},
	check(text, {facts}) {
		if (text === '') return parsed(null);
		if (!isContainerName(text)) return refused({code: 'name-malformed', field: 'take-over', value: text});
		if (predecessorOf(text, facts)) return parsed(text);
		return refused({code: 'take-over-unknown', value: text, known: takeOverNames(facts)});
	},
	show: name => name ?? '',
};

/** Containers that may be named. */
export function takeOverNames({predecessors}: Pick<Facts, 'predecessors'>): string[] {
	return predecessors.map(({name}) => name);
}

export function predecessorOf(
	name: string | null | undefined,
	{predecessors}: Pick<Facts, 'predecessors'>,
): Predecessor | undefined {
	return predecessors.find(one => one.name === name);
}

/** A new DSM: only there are disk, memory and processors asked for. */
export function whenNew({takeOver}: Partial<FieldValues>): boolean {
	return takeOver === null || takeOver === undefined;
}
