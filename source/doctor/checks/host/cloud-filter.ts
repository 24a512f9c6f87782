import {isCloud} from '../../../plan/findings/host-findings.js';
import {defineCheck, ok, skip, warning} from '../../check.js';
import {wantsCard} from './wants-card.js';

/** Cloud providers drop frames of MACs that they did not assign, and DSM's is one of those (F83). */
export const cloudFilter = defineCheck({
	id: 'cloud-filter',
	place: 'host',
	catalogue: [83],
	reads: ['facts', 'container', 'networks', 'lan'],
	explains: ['lan-answers', 'gateway-answers'],
	look({facts: {host}, container, networks, lan}) {
		if (!isCloud(host) || !wantsCard(container, networks)) return skip;
		const heard = lan.besides !== null && lan.besides.macs.length > 0;
		return heard ? ok : warning({vendor: host.cloud ?? host.vendor ?? ''});
	},
});
