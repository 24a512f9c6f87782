import {defineCheck, error, ok, skip} from '../../check.js';
import {isSafeName} from './commands.js';
import {lacksNetwork} from './refusal.js';

/**
 * No other network has the card (F7). Docker gives a card to one passthru network, up to 26.x to one macvlan network at all,
 * and prints only its id. Of any other network the card is known from our own record, since it is not yet in Docker.
 */
export const parentOwner = defineCheck({
	id: 'parent-owner',
	place: 'network',
	catalogue: [7],
	reads: ['container', 'networks', 'ours'],
	explains: ['networks-exist', 'macvlan-attached'],
	look({container, networks, ours}) {
		if (ours === null || !lacksNetwork(container, networks)) return skip;
		const {nic, install, repair} = ours;
		const own = new Set(container.ends.map(({network}) => network));
		const holder = networks.find(
			({driver, name, options, labels}) =>
				driver === 'macvlan' &&
				options['parent'] === nic.name &&
				!own.has(name) &&
				labels['vdsm-passthru.install'] !== install,
		);
		if (!holder) return ok;
		const {name, attached} = holder;
		const values = {nic: nic.name, network: name, containers: attached.map(one => one.name)};
		if (attached.length > 0 || !isSafeName(name)) return error(values);
		return error(values, {
			commands: [['docker', ['network', 'rm', name]], repair],
			undo: null,
			danger: 'deletes',
		});
	},
});
