import {defineCheck, error, ok, skip} from '../../check.js';
import {causeOfStart} from './start-words.js';

/**
 * The running kernel still has its modules. After an update without a reboot their folder is gone: Docker cannot even make
 * a veth pair, and says “operation not supported”.
 */
export const kernelReplaced = defineCheck({
	id: 'kernel-replaced',
	place: 'host',
	catalogue: [],
	reads: ['facts', 'container'],
	explains: ['start-error', 'macvlan-module', 'macvlan-free', 'host-tun', 'container-runs'],
	look({facts, container}) {
		if (container.pid !== 0) return skip;
		return causeOfStart(container)?.code === 'kernel-replaced' ? error({kernel: facts.host.kernel}) : ok;
	},
});
