import type {LayoutName} from '../model/answers.js';
import {canOnlyBeShared} from '../model/verdict.js';
import type {Texts} from '../text/en.js';
import type {View} from './view.js';

/** What stands between each side and DSM. */
export function layoutWays(layout: LayoutName, nic: string, {wizard: {layouts, picture}}: Texts) {
	const ways = {
		direct: {
			wire: [picture.name.lan, nic, 'macvlan', 'br0', 'DSM'],
			host: [picture.node['docker-bridge'], 'NAT', 'DSM'],
		},
		classic: {
			wire: [picture.name.lan, nic, 'macvlan', 'NAT', 'DSM'],
			host: [picture.node['docker-bridge'], 'br0', 'DSM'],
		},
		shared: {
			wire: [picture.name.lan, nic, 'macvtap', 'DSM'],
			host: [layouts.noWay],
		},
	} as const satisfies Readonly<Record<LayoutName, unknown>>;
	return ways[layout];
}

/** The chosen card is one that this host depends on. */
export function needsItself({facts, settled}: View): boolean {
	return facts?.nics.some(nic => nic.name === settled.values.nic && canOnlyBeShared(nic, facts)) === true;
}
