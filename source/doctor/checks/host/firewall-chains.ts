import {defineCheck, error, ok, skip} from '../../check.js';
import {causeOfStart} from './start-words.js';

/**
 * Docker's chains are in the host's firewall. A reload of it (firewalld, `ufw`, `nft -f`, `iptables-restore`) throws them
 * out, and Docker puts them back only when it starts.
 */
export const firewallChains = defineCheck({
	id: 'firewall-chains',
	place: 'engine',
	catalogue: [],
	reads: ['facts', 'container'],
	explains: ['start-error', 'container-runs', 'ports-published', 'web-answers'],
	look({facts: {host}, container}) {
		if (container.pid !== 0) return skip;
		if (causeOfStart(container)?.code !== 'firewall-chains') return ok;
		const {name} = container;
		return error(
			{container: name},
			{
				commands: host.systemd
					? [
							['systemctl', ['restart', 'docker']],
							['docker', ['start', name]],
						]
					: [],
				undo: null,
				danger: 'docker',
			},
		);
	},
});
