import type {Ipv4} from '../../model/address.js';
import {type Answers, cardsOf, type FurtherCard} from '../../model/answers.js';
import type {Facts} from '../../model/facts.js';
import type {FindingDetail} from '../../model/finding.js';
import {contains} from '../../model/subnet.js';

/** Whether the LAN agrees with the addresses, and whether a browser will find a way into DSM. */
export function accessFindings(answers: Answers, facts: Facts): FindingDetail[] {
	const cards = cardsOf(answers);
	return [
		...cards.flatMap(card => lanFindings(card, facts)),
		...cards.flatMap(card => macFindings(card, answers, facts)),
		...lockOut(answers),
	];
}

/**
 * Somebody on that LAN has DSM's MAC already: a copy of this machine, or a DSM moved by hand. Only who has just spoken to this
 * machine is known, so that silence says nothing.
 */
function macFindings({lan, mac, nic}: FurtherCard, answers: Answers, facts: Facts): FindingDetail[] {
	if (mayBeDsm(nic, answers, facts)) return [];
	const isThere = (address: Ipv4) => lan.mode === 'static' && contains(lan.subnet, address);
	return (facts.neighbours ?? [])
		.filter(found => found.mac === mac && (found.nic === nic || isThere(found.address)))
		.slice(0, 1)
		.map(({address}) => ({code: 'mac-taken', mac, ip: address, nic}) as const);
}

/**
 * DSM, as it stands, may have that MAC: it is on this card already, or moves to it from another one and takes it along. A
 * card that comes in addition is nobody's yet.
 */
function mayBeDsm(nic: string, answers: Answers, {containers, networks}: Facts): boolean {
	const isOurs = ({install}: {readonly install: string | null}) => install === answers.prefix;
	if (!containers.some(isOurs)) return false;
	const cards = networks.filter(isOurs).flatMap(({parent}) => parent ?? []);
	return cards.includes(nic) || cardsOf(answers).length <= Math.max(cards.length, 1);
}

function lanFindings({lan, nic}: FurtherCard, facts: Facts): FindingDetail[] {
	if (lan.mode !== 'static') return [];
	const answerOf = (address: string) =>
		facts.lan.find(probe => probe.nic === nic && probe.address === address)?.result;
	const ip = answerOf(lan.ip);
	const {gateway} = lan;
	return [
		...(ip?.answer === 'mac' ? [{code: 'ip-taken', ip: lan.ip, mac: ip.mac} as const] : []),
		...(ip === undefined || ip.answer === 'not-checked'
			? [{code: 'ip-not-checked', ip: lan.ip, why: ip?.why ?? 'not-asked'} as const]
			: []),
		...(gateway !== null && answerOf(gateway)?.answer === 'silent'
			? [{code: 'gateway-silent', gateway, nic} as const]
			: []),
	];
}

const adminPorts = [5000, 5001];

/**
 * DSM's pages answer on 5000 and 5001. With both closed on the LAN and published to this host only, a host without a
 * screen has no browser that can reach them, not even for DSM's first set-up.
 */
function lockOut(answers: Answers): FindingDetail[] {
	const {layout, blockPorts, management} = answers;
	const published = management?.publish ?? [];
	const everywhere = published.filter(({address}) => address === '0.0.0.0');
	const open =
		everywhere.length > 0
			? [{code: 'publish-everywhere', ports: everywhere.map(({host}) => host).join(', ')} as const]
			: [];
	// In classic the host always has the bridge address; elsewhere only what is published counts.
	const isClosed = (ports: readonly number[]) =>
		adminPorts.every(port => ports.includes(port)) || (ports.includes(5000) && layout === 'direct');
	// Another card of DSM's is another way in.
	const closed = cardsOf(answers).every(({blockPorts}) => isClosed(blockPorts));
	const ways = published.filter(
		({address, guest}) => adminPorts.includes(guest) && !address.startsWith('127.'),
	);
	if (!closed || (layout === 'direct' && ways.length > 0)) return open;
	const publish = published.map(({address, host}) => `${address}:${host}`).join(', ');
	return [...open, {code: 'locked-out', ports: blockPorts.join(', '), publish}];
}
