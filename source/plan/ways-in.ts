import {type Answers, cardsOf, type FurtherCard, type Publish} from '../model/answers.js';
import type {Plan} from '../model/plan.js';
import type {WayIn} from '../model/way-in.js';

/** Every address under which DSM's page opens; ports that are closed on the LAN side are no way in. */
export function waysIn({answers, container}: Pick<Plan, 'answers' | 'container'>): WayIn[] {
	return [
		...cardsOf(answers).flatMap(card => lanWays(card, answers.layout)),
		...hostWays(answers, container),
	];
}

function lanWays({lan, mac, blockPorts}: FurtherCard, layout: Answers['layout']): WayIn[] {
	const open = [5000, 5001].find(port => !blockPorts.includes(port));
	if (open === undefined) return [];
	if (lan.mode === 'dhcp' || layout === 'shared') return [{from: 'lan', lease: mac}];
	return lan.mode === 'manual'
		? [{from: 'lan', typed: true}]
		: [{from: 'lan', url: pageAt(lan.ip, open, open)}];
}

function hostWays({layout, management, shim}: Answers, {attachments}: Plan['container']): WayIn[] {
	if (shim) return [{from: 'host', url: pageAt(shim.dsm, 5000, 5000)}];
	if (layout === 'direct') {
		return (management?.publish ?? [])
			.filter(({guest}) => guest === 5000 || guest === 5001)
			.map(published => ({from: 'host', url: reachedBy(published)}));
	}
	return attachments
		.filter(({gateway}) => !gateway)
		.map(({ip}) => ({from: 'host', url: pageAt(ip, 5000, 5000)}));
}

/** How a published port is reached from this machine: a page where DSM has one, else address and port. */
export function reachedBy({address, host, guest}: Publish): string {
	const name = address === '0.0.0.0' || address === '127.0.0.1' ? 'localhost' : address;
	return guest === 5000 || guest === 5001 ? pageAt(name, host, guest) : `${name}:${host}`;
}

/** DSM speaks TLS on 5001, wherever that port is published. */
function pageAt(address: string, port: number, guest: number): string {
	return `${guest === 5001 ? 'https' : 'http'}://${address}:${port}`;
}
