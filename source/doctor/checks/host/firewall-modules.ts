import {defineCheck, error, ok, skip} from '../../check.js';
import {loadModules} from './load-module.js';
import {causeOfStart} from './start-words.js';

/** The kernel has the tables that Docker publishes ports with (F101). */
export const firewallModules = defineCheck({
	id: 'firewall-modules',
	place: 'host',
	catalogue: [101],
	reads: ['container'],
	explains: ['start-error', 'container-runs'],
	look({container}) {
		if (container.pid !== 0) return skip;
		return causeOfStart(container)?.code === 'firewall-modules'
			? error({container: container.name}, loadModules(['ip_tables', 'iptable_nat'], container))
			: ok;
	},
});
