import {defineCheck, error, ok} from '../../check.js';
import {causeIn} from './recognised.js';

/** Docker could start it. Otherwise its own words are explained, or told as they are (F4, F6, F29, F37, F48 and more). */
export const startError = defineCheck({
	id: 'start-error',
	place: 'container',
	catalogue: [4, 6, 9, 11, 28, 29, 36, 37, 48, 53],
	reads: ['container', 'networks'],
	explains: ['container-runs', 'container-restarts'],
	look({container, networks}) {
		const words = container.error.trim();
		if (words === '' || container.status === 'running' || container.status === 'paused') return ok;
		// As the client prints it: some texts mean something only in Docker's own mouth.
		const cause = causeIn([words, `Error response from daemon: ${words}`], container, networks);
		return error({container: container.name, words: words.slice(0, 300), cause});
	},
});
