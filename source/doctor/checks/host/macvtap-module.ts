import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {loadModules} from './load-module.js';
import {causeOfEnd} from './start-words.js';

/** With DHCP=Y the image makes a macvtap; Synology's and UGREEN's kernels have none (F60). Nothing else needs it. */
export const macvtapModule = defineCheck({
	id: 'macvtap-module',
	place: 'host',
	catalogue: [60],
	reads: ['facts', 'container', 'networks', 'log'],
	explains: ['container-log', 'container-restarts', 'container-runs'],
	look({facts, container, networks, log}) {
		if (wiringOf(container, networks) !== 'dhcp') return skip;
		if (causeOfEnd(container, log)?.code !== 'no-macvtap') return ok;
		return error({container: container.name, kernel: facts.host.kernel}, loadModules(['macvtap'], container));
	},
});
