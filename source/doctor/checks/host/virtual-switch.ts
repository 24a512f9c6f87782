import {isCloud} from '../../../plan/findings/host-findings.js';
import {defineCheck, note, skip, warning} from '../../check.js';
import {nestedKinds} from './nested-host.js';
import {wantsCard} from './wants-card.js';

/**
 * Around a virtual machine stands a virtual switch, which drops MACs that it does not know, above all DSM's (F81). It is
 * blamed only for what it does: DSM answers on br0, and nobody hears it on the LAN.
 */
export const virtualSwitch = defineCheck({
	id: 'virtual-switch',
	place: 'host',
	catalogue: [81],
	reads: ['facts', 'container', 'networks', 'lan'],
	explains: ['lan-answers', 'gateway-answers'],
	look({facts: {host}, container, networks, lan}) {
		const hypervisor = host.virtualization;
		if (hypervisor === null || nestedKinds.includes(hypervisor) || isCloud(host)) return skip;
		if (!wantsCard(container, networks)) return skip;
		const {dsm, onBridge, besides} = lan;
		const values = {hypervisor, dsm: dsm ?? '', device: besides?.device ?? ''};
		if (besides === null) return note({...values, case: 'not-known'});
		if (besides.macs.length > 0) return note({...values, case: 'works'});
		return onBridge !== null && onBridge.length > 0
			? warning({...values, case: 'silent'})
			: note({...values, case: 'not-known'});
	},
});
