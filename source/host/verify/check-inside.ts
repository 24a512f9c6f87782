import type {Ipv4} from '../../model/address.js';
import type {CheckOf} from '../../model/check.js';
import {clean} from '../../model/clean.js';
import type {IpLink} from '../ip-links.js';
import type {ContainerLook} from './read-container.js';
import type {VerifyPlan} from './verify-plan.js';

/**
 * The interface that br0 connects with the guest: in `direct` the macvlan, in `classic` the end of the management
 * network. By kind and MAC, since their names are drawn at random from Engine 28 on (F35).
 */
export function portOf(
	{answers, names, container}: VerifyPlan,
	{networks}: ContainerLook,
	links: readonly IpLink[],
): IpLink | undefined {
	if (answers.layout === 'direct') return links.find(({kind}) => kind === 'macvlan');
	const management = container.attachments.find(({network}) => network !== names.lanNetwork);
	const mac = management && networks.get(management.network)?.mac;
	return links.find(link => link.kind === 'veth' && link.mac === mac);
}

/** `guest`: its tap has to be there too. Without it that is not asked for: QEMU makes it when it starts. */
export function checkBridge(
	links: readonly IpLink[],
	port: IpLink | undefined,
	{guest}: {readonly guest: boolean},
): CheckOf<'bridge'> {
	const members = links.filter(({master}) => master === 'br0');
	const hasPort = port !== undefined && members.includes(port);
	const hasGuest = members.some(({kind}) => kind === 'tun');
	const missing: Array<'port' | 'guest'> = [];
	if (!hasPort) missing.push('port');
	if (guest && !hasGuest) missing.push('guest');
	const down = links.filter(link => !link.up && (link === port || link.name === 'br0'));
	return {
		check: 'bridge',
		members: members.map(({name}) => clean(name)),
		missing,
		down: down.map(({name}) => clean(name)),
		verdict: !hasPort || down.length > 0 ? 'failed' : missing.length === 0 ? 'ok' : 'waiting',
	};
}

/** br0's own address in layout direct, for the hook's DHCP server; with a static address only. */
export const bridgeAddress: Ipv4 = '169.254.254.1';

/**
 * Addresses where the layout wants none. IPv6 link-local ones do not count: the kernel makes one by itself when a link
 * comes up, it leads nowhere, and the rules of `direct` keep it off the wire.
 */
export function checkStray(
	{answers}: VerifyPlan,
	links: readonly IpLink[],
	port: IpLink | undefined,
): CheckOf<'stray-address'> {
	const br0 = links.find(({name}) => name === 'br0');
	const allowed = answers.lan.mode === 'static' ? [`${bridgeAddress}/32`] : [];
	const stray = [
		...(port === undefined ? [] : addressesOf(port)),
		...(answers.layout === 'direct' && br0 !== undefined
			? addressesOf(br0).filter(({address}) => !allowed.includes(address))
			: []),
	].map(({name, address}) => `${clean(name)} ${clean(address)}`);
	const verdict = stray.length > 0 ? 'failed' : port === undefined ? 'unknown' : 'ok';
	return {
		check: 'stray-address',
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
