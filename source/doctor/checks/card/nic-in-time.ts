import {noCommand} from '../../../model/diagnosis/verdict.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {cardOf} from './card-of.js';
import {startCause} from './start-cause.js';
import {thenStart} from './start-fix.js';

/**
 * The card was there when the container was to start (F4). One that came later is there now, and Docker does not try
 * again. A Docker that was itself started without the card has dropped the network until it is started anew: it lists it,
 * and says `network id "…" not found` (tried on 28.5.2).
 */
export const nicInTime = defineCheck({
	id: 'nic-in-time',
	place: 'nic',
	catalogue: [4],
	reads: ['facts', 'container', 'networks'],
	explains: ['start-error', 'container-runs'],
	look({facts, container, networks}) {
		const card = cardOf({facts, container, networks});
		if (!card?.nic) return skip;
		const {network, parent} = card;
		const cause = startCause(container, parent);
		const dropped = container.status !== 'running' && lost(container.error) === network.id;
		const late = cause?.code === 'parent-gone' && cause.nic === parent;
		if (!late && !dropped) return ok;
		const values = {nic: parent, container: container.name, dropped};
		if (!dropped) return error(values, thenStart(container, [], []));
		const {systemd} = facts.host;
		const restart = [['systemctl', ['restart', 'docker']]] as const;
		return error(values, systemd ? thenStart(container, restart, null, 'docker') : noCommand);
	},
});

/** The network that the macvlan driver does not know, by Docker's words; Docker itself would say `network … not found`. */
function lost(error: string): string | undefined {
	return /network id "?([\da-f]{64})"? not found/.exec(error)?.[1];
}
