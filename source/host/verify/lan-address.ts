import {type Ipv4, parseIpv4} from '../../model/address.js';
import {serverAddress} from '../../model/card-names.js';
import type {AddressUnseen, CheckOf, Unseen} from '../../model/check.js';
import type {Mac} from '../../model/mac.js';
import {isSafeInterfaceName} from '../../model/nic.js';
import {type ArpAnswer, askArp} from '../arping.js';
import type {IpLink} from '../ip-links.js';
import {type Machine, readLimit} from '../machine.js';
import {isOurs} from './inside.js';
import type {ContainerLook} from './read-container.js';
import {bridgeNamed, lookLimit, type VerifyCard, type VerifyPlan, within} from './verify-plan.js';

type AddressCheck = CheckOf<'lan-address'>;

/** What is known of the container when the address is asked for. */
export type Inside = {
	/** Undefined where it does not run; `absence` says why then. */
	readonly container: ContainerLook | undefined;
	readonly absence: Unseen;
	readonly inside: readonly IpLink[] | undefined;
	readonly port: IpLink | undefined;
};

/**
 * Whether the chosen address answers, and with whose MAC. The host itself cannot reach a passthru guest (F84), so two
 * others are asked: the LAN, where another card of this host is on it, which is the stronger proof; and br0, in layout
 * direct, where the guest hears the question and the hook's rules keep it off the wire.
 */
export async function checkAddress(
	plan: VerifyPlan,
	card: VerifyCard,
	machine: Machine,
	look: Inside,
): Promise<AddressCheck> {
	const check = await askAddress(plan, card, machine, look);
	return {...check, ...bridgeNamed(plan, card)};
}

async function askAddress(
	plan: VerifyPlan,
	card: VerifyCard,
	machine: Machine,
	look: Inside,
): Promise<AddressCheck> {
	const {layout} = plan.answers;
	const {lan, mac, nic} = card;
	// In shared the address is the container's; DSM's is the router's to choose.
	if (lan.mode !== 'static' || layout === 'shared') {
		const why = lan.mode === 'manual' ? 'typed-in-dsm' : 'router-decides';
		return {check: 'lan-address', ip: null, how: null, why, verdict: 'unknown'};
	}
	const {ip} = lan;
	const direct = layout === 'direct';
	const [beside, near] = await Promise.all([
		within(lookLimit, askBeside(machine, nic, ip), () => undefined),
		direct
			? within(lookLimit, askOnBridge(machine, look, ip, card), why => why)
			: lookAtInterface(plan, look, ip),
	]);
	const owner = direct ? mac : look.container?.networks.get(plan.names.lanNetwork)?.mac;
	if (beside !== undefined) {
		const verdict = judge(beside.answer, owner);
		const told = {check: 'lan-address', ip, how: 'other-nic', why: null, via: beside.device} as const;
		if (verdict === 'ok') return {...told, verdict};
		if (typeof verdict === 'object') return {...told, verdict: 'failed', mac: verdict.stranger};
	}
	if (typeof near === 'string') {
		const why = near;
		// Asked on the LAN, where it may answer yet.
		if (beside !== undefined && beside.answer.answer === 'silent')
			return {check: 'lan-address', ip, how: 'other-nic', why: null, via: beside.device, verdict: 'waiting'};
		return {check: 'lan-address', ip, how: null, why, verdict: 'unknown'};
	}
	if ('verdict' in near) return near;
	const verdict = judge(near, owner);
	const told = {check: 'lan-address', ip, how: 'bridge', why: null} as const;
	if (typeof verdict === 'object') return {...told, verdict: 'failed', mac: verdict.stranger};
	if (verdict !== 'unasked') return {...told, verdict};
	return {check: 'lan-address', ip, how: null, why: 'error', verdict: 'unknown'};
}

/** Whoever answers beside the owner has the same address: a conflict. */
export function judge(
	answer: ArpAnswer,
	owner: Mac | undefined,
): 'ok' | 'waiting' | 'unasked' | {readonly stranger: Mac} {
	if (answer.answer === 'silent') return 'waiting';
	// Without the owner's MAC nobody can be called a stranger.
	if (answer.answer === 'not-checked' || owner === undefined) return 'unasked';
	const stranger = answer.macs.find(mac => mac !== owner);
	return stranger === undefined ? 'ok' : {stranger};
}

/** By another card of this host that the kernel would use for this address, without a router in between. */
async function askBeside(
	machine: Machine,
	nic: string,
	ip: Ipv4,
): Promise<{readonly device: string; readonly answer: ArpAnswer} | undefined> {
	const {stdout, exitCode} = await machine.run(['ip', ['-4', 'route', 'get', ip]], {timeoutMs: readLimit});
	const device = exitCode === 0 ? onLinkDevice(stdout, ip) : undefined;
	if (device === undefined || device === nic) return undefined;
	return {device, answer: await askArp(machine, {device, address: ip, as: 'device'})};
}

/** `192.168.1.70 dev eth0 src …`: not `local …`, and not `… via ROUTER dev eth0 …`. Busybox prints the same. */
export function onLinkDevice(stdout: string, ip: Ipv4): string | undefined {
	const [address, dev, device = ''] = stdout.trimStart().split(/\s+/);
	const onLink = address === ip && dev === 'dev' && parseIpv4(ip).ok && isSafeInterfaceName(device);
	return onLink ? device : undefined;
}

/**
 * In the container's network, from br0's own address. Not from 0.0.0.0: to a DSM that is just taking the address, such
 * a question is another machine that wants it too, and it would decline the lease (RFC 5227, 2.1.1).
 */
async function askOnBridge(
	machine: Machine,
	{container, absence}: Inside,
	ip: Ipv4,
	{bridge, number}: VerifyCard,
): Promise<ArpAnswer | AddressUnseen> {
	if (container === undefined) return absence;
	if (machine.uid !== 0) return 'no-root';
	if (!(await isOurs(machine, container))) return 'inside';
	const question = {device: bridge, address: ip, as: serverAddress(number), pid: container.pid};
	const answer = await askArp(machine, question);
	if (answer.answer !== 'not-checked') return answer;
	return answer.why === 'no-arping' || answer.why === 'no-root' ? answer.why : 'inside';
}

/** Layout classic: the address is Docker's to set, on the container's own interface. */
function lookAtInterface(
	{names}: VerifyPlan,
	{container, absence, inside}: Inside,
	ip: Ipv4,
): AddressCheck | AddressUnseen {
	if (container === undefined || !container.networks.has(names.lanNetwork)) return absence;
	if (inside === undefined) return 'inside';
	const lan = inside.find(({kind}) => kind === 'macvlan');
	if (lan === undefined) return 'no-port';
	const has = lan.addresses.some(({address}) => address === ip);
	return {
		check: 'lan-address',
		ip,
		how: 'interface',
		why: null,
		via: lan.name,
		verdict: has ? 'ok' : 'failed',
	};
}
