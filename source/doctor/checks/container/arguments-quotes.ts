import {defineCheck, error, ok, skip} from '../../check.js';
import {madeAnew} from './made-anew.js';

/**
 * There are no quotes in `ARGUMENTS` (F75). The image splits it on blanks and reads no quotes, so they get into QEMU's own
 * words. `- ARGUMENTS="…"` in a Compose list puts them there.
 */
export const argumentsQuotes = defineCheck({
	id: 'arguments-quotes',
	place: 'guest',
	catalogue: [75],
	reads: ['container', 'ours'],
	explains: [
		'qemu-ids',
		'qemu-netdevs',
		'second-nic',
		'guest-mac',
		'container-log',
		'qemu-runs',
		'bridge-ports',
	],
	look({container, ours}) {
		const words = (container.environment['ARGUMENTS'] ?? '').split(/\s+/).filter(word => word !== '');
		if (words.length === 0) return skip;
		// Quotes inside JSON are its own.
		const word = words.find(one => /^["']|["']$/.test(one));
		if (word === undefined) return ok;
		// What is in quotes may be a password: the first letters tell which word it is.
		const told = word.length > 12 ? `${word.slice(0, 12)}…` : word;
		return error({container: container.name, word: told}, madeAnew(container, ours));
	},
});
