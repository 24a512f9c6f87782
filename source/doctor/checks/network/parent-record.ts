import {defineCheck, error, ok} from '../../check.js';
import {lastRefusal} from './refusal.js';

/**
 * The network that has the card, by Docker's words, is one that there is (F8). Otherwise the driver goes by a stale record in
 * `local-kv.db`: after an unclean end, or after a network was removed while Docker ran without its card.
 */
export const parentRecord = defineCheck({
	id: 'parent-record',
	place: 'network',
	catalogue: [8],
	reads: ['facts', 'container', 'networks', 'daemon'],
	explains: ['networks-exist', 'macvlan-attached'],
	look({facts, container, networks, daemon}) {
		const cause = lastRefusal(daemon, container, networks)?.cause;
		if (cause?.code !== 'parent-taken') return ok;
		const {network, nic} = cause;
		if (networks.some(({id}) => id.startsWith(network))) return ok;
		// Who made one on the card since has no such record any more.
		if (networks.some(({driver, options}) => driver === 'macvlan' && options['parent'] === nic)) return ok;
		return error(
			{nic, id: network},
			{
				commands: facts.host.systemd ? [['systemctl', ['restart', 'docker']]] : [],
				undo: null,
				danger: facts.host.systemd ? 'docker' : 'none',
			},
		);
	},
});
