import {recognise} from '../../../plan/causes/recognise.js';
import {defineCheck, note, ok} from '../../check.js';

/**
 * Whether Docker refused to remove a network of the container's (F49): it never does while a running container is attached.
 * Worth knowing while it is so; nothing is wrong with it.
 */
export const networkRemove = defineCheck({
	id: 'network-remove',
	place: 'network',
	catalogue: [49],
	reads: ['container', 'networks', 'daemon'],
	explains: [],
	look({container, networks, daemon}) {
		const line = daemon.findLast(one => /Handler for DELETE \S*\/networks\/\S+ returned error: /.test(one));
		if (line === undefined) return ok;
		const cause = recognise([line], {nic: '', image: container.image, container: container.name});
		if (cause?.code !== 'network-in-use') return ok;
		const network = networks.find(({name}) => name === cause.network);
		const own = container.ends.some(end => end.network === cause.network);
		if (!own || !network || network.attached.length === 0) return ok;
		return note({network: network.name, containers: network.attached.map(({name}) => name)});
	},
});
