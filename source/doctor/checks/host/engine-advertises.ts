import {compareVersions} from '../../../model/version.js';
import {defineCheck, error, note, ok, skip, warning} from '../../check.js';
import {causeOfStart} from './start-words.js';
import {wantsCard} from './wants-card.js';

/** Engine 28.0.0 and 28.0.1 cannot start a container on a card without a link where there is IPv6; 28.0.2 can (F11). */
export const engineAdvertises = defineCheck({
	id: 'engine-advertises',
	place: 'engine',
	catalogue: [11],
	reads: ['facts', 'container', 'networks'],
	explains: ['start-error', 'container-runs'],
	look({facts: {engine}, container, networks}) {
		if (engine.state !== 'running' || !wantsCard(container, networks)) return skip;
		const {version} = engine;
		if (causeOfStart(container)?.code === 'engine-2800') return error({version, seen: true});
		const affected = compareVersions(version, '28.0.0') >= 0 && compareVersions(version, '28.0.2') < 0;
		if (!affected) return ok;
		// Docker started it, whoever stopped it afterwards.
		return container.pid === 0 ? note({version, seen: false}) : warning({version, seen: false});
	},
});
