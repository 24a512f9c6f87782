import {defineCheck, ok, skip, warning} from '../../check.js';
import {cardOf} from './card-of.js';

const key = 'net.bridge.bridge-nf-call-iptables';

/**
 * The “card” is no bridge of the host's whose frames pass its firewall (F15). Docker's own rules drop what is forwarded
 * there: LAN clients are refused while ping works.
 */
export const nicBridgeNf = defineCheck({
	id: 'nic-bridge-nf',
	place: 'nic',
	catalogue: [15],
	reads: ['facts', 'container', 'networks'],
	explains: ['lan-answers'],
	look({facts, container, networks}) {
		const nic = cardOf({facts, container, networks})?.nic;
		if (nic?.kind !== 'bridge') return skip;
		if (facts.bridgeNf !== true) return ok;
		return warning(
			{nic: nic.name},
			{
				commands: [['sysctl', ['-q', '-w', `${key}=0`]]],
				undo: [['sysctl', ['-q', '-w', `${key}=1`]]],
				danger: 'none',
			},
		);
	},
});
