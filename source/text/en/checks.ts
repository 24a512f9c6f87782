import type {AddressUnseen, CheckOf} from '../../model/check.js';
import type {CheckTexts} from '../by-code.js';

type Why = AddressUnseen | NonNullable<CheckOf<'lan-free'>['why']>;

const reasons: Readonly<Record<Why, string>> = {
	docker: 'Docker did not answer',
	'not-running': 'the container does not run',
	restarting: 'the container does not stay up',
	inside: 'its network could not be looked into',
	'no-port': 'the interface is not there',
	limit: 'it took too long',
	error: 'the look itself failed',
	'router-decides': 'the router chooses it; its list of leases shows it under DSM’s MAC',
	'typed-in-dsm': 'it is typed into DSM',
	'no-root': 'that needs root',
	'no-arping': 'that needs the program arping (Debian package iputils-arping)',
	'link-down': 'the card is down',
	'no-carrier': 'the card has no link',
	'in-use': 'somebody uses the card, and takes the replies',
	'other-machine': 'the facts are of another machine',
	failed: 'the question could not be sent',
};

function unread(what: string, why: Why | null | undefined): string {
	return `${what} could not be checked: ${reasons[why ?? 'error']}.`;
}

const states: Readonly<Record<string, string>> = {
	created: 'has not been started',
	paused: 'is paused',
	restarting: 'ends again and again; Docker keeps starting it',
	removing: 'is being removed',
	exited: 'has ended',
	dead: 'is dead and cannot be removed',
};

/** DSM asked by this host, over its own interface beside it. */
const overShim = {
	ok: (address: string, via: string) => `DSM answers this machine at ${address}, over ${via}.`,
	waiting: (address: string, via: string) => `Nobody answers at ${address} yet, asked over ${via}.`,
};

export const checks: CheckTexts = {
	network({network, differs, verdict, why}) {
		if (verdict === 'ok') return `The Docker network ${network} is as planned.`;
		if (verdict !== 'failed') return unread(`The Docker network ${network}`, why);
		return differs.length === 0
			? `There is no Docker network ${network}.`
			: `The Docker network ${network} is not as planned (is ≠ planned): ${differs.join(', ')}.`;
	},
	container({container, state, restarts = 0, detached = [], verdict, why}) {
		if (verdict === 'ok') return `The container ${container} runs and is attached to its networks.`;
		if (verdict !== 'failed') return unread(`The container ${container}`, why);
		if (state === 'absent') return `There is no container ${container}.`;
		if (state !== 'running') return `The container ${container} ${states[state] ?? `is ${state}`}.`;
		return restarts > 0
			? `The container ${container} does not stay up: Docker has restarted it ${restarts === 1 ? 'once' : `${restarts} times`}.`
			: `The container ${container} is not attached to ${detached.join(', ')}.`;
	},
	ports({published, missing, verdict, why}) {
		if (verdict === 'ok') return `Docker publishes ${published.join(', ')}.`;
		if (verdict === 'failed') return `Docker does not publish ${missing.join(', ')}.`;
		return unread(`Publishing of ${[...published, ...missing].join(', ')}`, why);
	},
	bridge({bridge = 'br0', members, missing, down, verdict, why}) {
		if (verdict === 'ok') return `In the container ${bridge} connects ${members.join(', ')}.`;
		if (verdict === 'unknown') return unread(`${bridge} in the container`, why);
		if (missing.includes('port'))
			return `In the container ${bridge} does not have the interface to the outside; its members: ${members.join(', ') || 'none'}.`;
		if (down.length > 0) return `In the container ${down.join(' and ')} is down: nothing passes ${bridge}.`;
		return `In the container ${bridge} has ${members.join(', ')}, and not yet DSM’s own interface: DSM is starting.`;
	},
	'stray-address': ({bridge = 'br0', addresses, verdict, why}) => {
		if (verdict === 'ok')
			return `No interface at ${bridge} in the container has an address that should not be there.`;
		if (verdict === 'failed')
			return `In the container there are addresses that should not be there: ${addresses.join(', ')}.`;
		return unread(`Addresses on the interfaces at ${bridge}`, why);
	},
	macvtap({name, mac, has, verdict, why}) {
		if (verdict === 'ok') return `DSM is on the card with ${name ?? ''}, under its MAC ${mac}.`;
		if (verdict === 'unknown') return unread('DSM’s macvtap in the container', why);
		return verdict === 'waiting'
			? 'In the container there is no macvtap for DSM yet: it is starting.'
			: `DSM is on the card under the MAC ${has ?? 'of nobody'}, and not under the planned ${mac}.`;
	},
	shim({shim, dsm, via, verdict, why}) {
		if (verdict === 'ok') return `This machine’s way to DSM at ${dsm} is ${shim}.`;
		if (verdict === 'failed')
			return `This machine does not take ${shim} to ${dsm}, but ${via ?? 'a router, or nothing'}: a rule or a route of somebody else’s goes first.`;
		return unread(`This machine’s way to DSM at ${dsm}`, why);
	},
	nic({nic, verdict, why}) {
		if (verdict === 'ok') return `The card ${nic} is up and has a link.`;
		if (verdict === 'failed') return `The card ${nic} is not up.`;
		if (verdict === 'waiting')
			return `The card ${nic} is up and has no link: no cable, or nothing at its other end.`;
		return unread(`The card ${nic}`, why);
	},
	'guest-mac': ({bridge = 'br0', mac, verdict, why}) => {
		if (verdict === 'ok') return `DSM has spoken on ${bridge}, with its MAC ${mac}.`;
		if (verdict === 'unknown') return unread(`DSM’s MAC ${mac} on ${bridge}`, why);
		return `DSM has not spoken on ${bridge} yet; its MAC ${mac} is not known there.`;
	},
	'lan-free': ({ip, mac, verdict, why}) => {
		if (verdict === 'ok') return `Nobody else on the LAN answers at ${ip}.`;
		if (verdict === 'failed' && mac !== null)
			return `Another machine has the address ${ip}: ${mac} answers on the LAN. Choose another address.`;
		return unread(`Whether ${ip} is free`, why);
	},
	'lan-address': check =>
		check.how === 'shim' && check.verdict !== 'failed'
			? overShim[check.verdict === 'ok' ? 'ok' : 'waiting'](check.ip ?? '', check.via ?? '')
			: addressText(check),
};

function addressText({bridge, ip, how, mac, via = '', verdict, why}: CheckOf<'lan-address'>): string {
	const address = ip ?? '';
	if (verdict === 'unknown')
		return unread(
			ip === null
				? `DSM’s address on the LAN${bridge === undefined ? '' : ` (${bridge})`}`
				: `The address ${address}`,
			why,
		);
	if (verdict === 'waiting')
		return how === 'other-nic'
			? `Nobody answers at ${address} yet, asked on the LAN by ${via}.`
			: `DSM does not answer at ${address} yet.`;
	if (verdict === 'failed')
		return mac === undefined
			? `The container’s interface ${via} does not have the address ${address}.`
			: `Another machine has the address ${address}: ${mac} answers${via === '' ? '' : ` at ${via}`}. Change one of the two.`;
	if (how === 'interface') return `The container’s interface ${via} has the address ${address}.`;
	return how === 'other-nic'
		? `${address} answers on the LAN, asked by ${via}.`
		: `DSM answers at ${address}, asked on ${bridge ?? 'br0'}.`;
}
