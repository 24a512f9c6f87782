import {serverAddress} from '../../model/card-names.js';
import type {CheckOf} from '../../model/check.js';
import {clean} from '../../model/clean.js';
import type {IpLink} from '../ip-links.js';
import type {ContainerLook} from './read-container.js';
import {bridgeNamed, type VerifyCard, type VerifyPlan} from './verify-plan.js';

/**
 * The interface that br0 connects with the guest: in `direct` the macvlan, in `classic` the end of the management
 * network. By kind and MAC, since their names are drawn at random from Engine 28 on (F35).
 */
export function portOf(
	{answers, names, container, cards}: VerifyPlan,
	{networks}: ContainerLook,
	links: readonly IpLink[],
	card: VerifyCard,
): IpLink | undefined {
	if (answers.layout === 'direct') {
		const wires = links.filter(({kind}) => kind === 'macvlan');
		if (cards.length === 1) return wires[0];
		// Docker tells the MAC of each end; without it, the bridge that the hook put it in.
		const known = networks.get(card.network)?.mac;
		return (
			wires.find(link => known !== undefined && link.mac === known) ??
			wires.find(({master}) => master === card.bridge)
		);
	}
	const management = container.attachments.find(({network}) => network !== names.lanNetwork);
	const mac = management && networks.get(management.network)?.mac;
	return links.find(link => link.kind === 'veth' && link.mac === mac);
}

/** `guest`: its tap has to be there too. Without it that is not asked for: QEMU makes it when it starts. */
export function checkBridge(
	links: readonly IpLink[],
	port: IpLink | undefined,
	{
		guest,
		bridge,
		named = {},
	}: {
		readonly guest: boolean;
		readonly bridge: string;
		readonly named?: {readonly bridge?: string};
	},
): CheckOf<'bridge'> {
	const members = links.filter(({master}) => master === bridge);
	const hasPort = port !== undefined && members.includes(port);
	const hasGuest = members.some(({kind}) => kind === 'tun');
	const missing: Array<'port' | 'guest'> = [];
	if (!hasPort) missing.push('port');
	if (guest && !hasGuest) missing.push('guest');
	const down = links.filter(link => !link.up && (link === port || link.name === bridge));
	return {
		check: 'bridge',
		...named,
		members: members.map(({name}) => clean(name)),
		missing,
		down: down.map(({name}) => clean(name)),
		verdict: !hasPort || down.length > 0 ? 'failed' : missing.length === 0 ? 'ok' : 'waiting',
	};
}

/**
 * Addresses where the layout wants none. IPv6 link-local ones do not count: the kernel makes one by itself when a link
 * comes up, it leads nowhere, and the rules of `direct` keep it off the wire.
 */
export function checkStray(
	plan: VerifyPlan,
	links: readonly IpLink[],
	port: IpLink | undefined,
	card: VerifyCard,
): CheckOf<'stray-address'> {
	const {answers} = plan;
	const br0 = links.find(({name}) => name === card.bridge);
	const allowed = card.lan.mode === 'static' ? [`${serverAddress(card.number)}/32`] : [];
	const stray = [
		...(port === undefined ? [] : addressesOf(port)),
		...(answers.layout === 'direct' && br0 !== undefined
			? addressesOf(br0).filter(({address}) => !allowed.includes(address))
			: []),
	].map(({name, address}) => `${clean(name)} ${clean(address)}`);
	const verdict = stray.length > 0 ? 'failed' : port === undefined ? 'unknown' : 'ok';
	return {
		check: 'stray-address',
		...bridgeNamed(plan, card),
		addresses: stray,
		verdict,
		...(verdict === 'unknown' ? {why: 'no-port' as const} : {}),
	};
}

function addressesOf({name, addresses}: IpLink): Array<{name: string; address: string}> {
	return addresses
		.filter(({family, scope}) => family === 4 || scope !== 'link')
		.map(({address, prefix}) => ({name, address: `${address}/${prefix}`}));
}
