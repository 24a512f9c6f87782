import {parsed} from '../model/address.js';
import type {FurtherCard} from '../model/answers.js';
import {formatSubnet} from '../model/subnet.js';
import {cardsBefore, checkCard} from './also-card.js';
import {formatAlso, splitCards} from './also-words.js';
import type {Field} from './field.js';

/** Further cards of one DSM, in the order in which it sees them. Nobody has any that were not named. */
export const alsoField: Field<'also'> = {
	id: 'also',
	flag: '--also',
	/** classic leads one address into DSM, and shared has the image make DSM's only end. */
	applies: ({layout}) => layout === undefined || layout === 'direct',
	propose: () => ({value: '', origin: {from: 'default'}, safe: true}),
	check(text, context) {
		const cards: FurtherCard[] = [];
		for (const entry of splitCards(text)) {
			const card = checkCard(entry, context, cardsBefore(context.values, cards));
			if (!card.ok) return card;
			cards.push(card.value);
		}
		return parsed(cards);
	},
	show: cards => cards.map(wordsOf).join(';'),
};

/** One card as `--also` takes it. */
function wordsOf({nic, lan, mac, blockPorts}: FurtherCard): string {
	const fixed = lan.mode === 'static' ? lan : undefined;
	return formatAlso({
		nic,
		address: lan.mode,
		...(fixed ? {subnet: formatSubnet(fixed.subnet), ip: fixed.ip} : {}),
		...(fixed?.gateway ? {gateway: fixed.gateway} : {}),
		...(fixed && fixed.dns.length > 0 ? {dns: fixed.dns.join('+')} : {}),
		mac,
		...(blockPorts.length > 0 ? {'block-ports': blockPorts.join('+')} : {}),
	});
}
