import {defineCheck, error, note, ok, skip, warning} from '../../check.js';
import {isBooting} from './run-state.js';

/** DSM's own page, without and with TLS, unless it was moved. */
const page = [5000, 5001];

/**
 * What is published leads to something that answers. Docker's proxy takes every call and closes it where nobody is behind
 * it. A port on which a service of DSM is merely off is no fault.
 */
export const webAnswers = defineCheck({
	id: 'web-answers',
	place: 'guest',
	catalogue: [],
	reads: ['container', 'web'],
	explains: [],
	look({container, web}) {
		if (web.length === 0) return skip;
		const dead = web.filter(({answer}) => answer !== 'open');
		const [first] = dead.filter(({guest}) => page.includes(guest)).concat(dead);
		if (first === undefined) return ok;
		const {address, port, guest, answer} = first;
		const values = {
			container: container.name,
			at: `${address}:${port}`,
			guest,
			answer,
			more: dead.length - 1,
			booting: isBooting(container),
		};
		if (dead.length < web.length) return page.includes(guest) ? warning(values) : note(values);
		return values.booting || !dead.some(one => page.includes(one.guest)) ? warning(values) : error(values);
	},
});
