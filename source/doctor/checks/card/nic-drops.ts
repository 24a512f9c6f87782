import {defineCheck, note, ok, skip, warning} from '../../check.js';
import {manyDropped} from './dropped.js';

/** Percent, from which on it is no noise of the LAN. */
const much = 10;

/** The kernel loses few of the frames that arrive on the card (F89). Drops of the macvlan's queue count as the card's. */
export const nicDrops = defineCheck({
	id: 'nic-drops',
	place: 'nic',
	catalogue: [89],
	reads: ['card'],
	explains: [],
	look({card}) {
		if (!card?.exists || card.received === null) return skip;
		const many = manyDropped(card);
		if (!many) return ok;
		return (many.percent >= much ? warning : note)({nic: card.name, ...many});
	},
});
