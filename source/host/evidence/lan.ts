import {parseIpv4} from '../../model/address.js';
import {bridgeOf, serverAddress} from '../../model/card-names.js';
import type {ContainerDetail} from '../../model/diagnosis/container-detail.js';
import type {LanAnswers, Read} from '../../model/diagnosis/evidence.js';
import {isSafeInterfaceName} from '../../model/nic.js';
import {askArp} from '../arping.js';
import {type Machine, readLimit} from '../machine.js';
import {isOurs, readInside} from '../verify/inside.js';
import {onLinkDevice} from '../verify/lan-address.js';
import type {ContainerLook} from '../verify/read-container.js';
import {read, unread} from './reading.js';

/** Whose answers are asked for, as far as they are known. */
export type Asked = {
	readonly nic: string | undefined;
	readonly dsm: string | null;
	readonly gateway: string | null;
	readonly container: ContainerDetail | null;
	/** From 1; left out: the first. */
	readonly card?: number;
};

/** A container as far as looking into its network needs it. */
function lookAt({id, pid, status, restarts, startedAt}: ContainerDetail): ContainerLook {
	return {id, pid, status, restarts, startedAt, networks: new Map(), published: []};
}

/**
 * Who answers for DSM's address and for the gateway's. The host cannot ask over the card that it gave away (F84), so two
 * others are: br0, where the guest hears the question; and the LAN, where another card of this host is on it. An ARP
 * question changes nothing. Takes two seconds where nobody answers.
 */
export async function readLan(machine: Machine, asked: Asked): Promise<Read<LanAnswers>> {
	const {dsm, gateway} = asked;
	if (machine.uid !== 0) return unread('no-root', 'arping');
	const [onBridge, besides, gatewayBesides, gatewayInside, hostRoute] = await Promise.all([
		dsm === null ? null : askOnBridge(machine, dsm, asked),
		dsm === null ? null : askBesides(machine, dsm, asked.nic),
		gateway === null ? null : askBesides(machine, gateway, asked.nic),
		gateway === null ? null : askInside(machine, gateway, asked.container),
		dsm === null ? null : routeTo(machine, dsm),
	]);
	return read({
		dsm,
		gateway,
		onBridge,
		besides,
		gatewayBesides,
		gatewayInside,
		hostRoute,
		why: onBridge === null && besides === null ? 'not-known' : null,
	});
}

async function askOnBridge(
	machine: Machine,
	ip: string,
	{container, card = 1}: Asked,
): Promise<readonly string[] | null> {
	const address = parseIpv4(ip);
	if (!address.ok || container === null || container.pid === 0) return null;
	if (!(await isOurs(machine, lookAt(container)))) return null;
	const question = {device: bridgeOf(card), address: address.value, pid: container.pid};
	// br0 has an address of its own only where we gave it one. Without it the question comes from nobody.
	const first = await askArp(machine, {...question, as: serverAddress(card)});
	const answer = first.answer === 'not-checked' ? await askArp(machine, {...question, as: 'nobody'}) : first;
	return macsOf(answer);
}

/** From the container's own address on the LAN, where its macvlan has one and is no bridge's member. */
async function askInside(
	machine: Machine,
	ip: string,
	container: ContainerDetail | null,
): Promise<readonly string[] | null> {
	const address = parseIpv4(ip);
	if (!address.ok || container === null || container.pid === 0) return null;
	const look = lookAt(container);
	if (!(await isOurs(machine, look))) return null;
	const links = await readInside(machine, look);
	const wire = links?.find(({kind, master}) => kind === 'macvlan' && master === null);
	const own = wire?.addresses.find(({family}) => family === 4);
	if (!wire || !own || !isSafeInterfaceName(wire.name)) return null;
	return macsOf(
		await askArp(machine, {device: wire.name, address: address.value, as: 'device', pid: container.pid}),
	);
}

/** By another card of this host that the kernel would use for it, without a router in between. */
async function askBesides(
	machine: Machine,
	ip: string,
	nic: string | undefined,
): Promise<LanAnswers['besides']> {
	const address = parseIpv4(ip);
	if (!address.ok) return null;
	const {stdout, exitCode} = await machine.run(['ip', ['-4', 'route', 'get', ip]], {timeoutMs: readLimit});
	const device = exitCode === 0 ? onLinkDevice(stdout, address.value) : undefined;
	if (device === undefined || device === nic) return null;
	const macs = macsOf(await askArp(machine, {device, address: address.value, as: 'device'}));
	return macs === null ? null : {device, macs};
}

async function routeTo(machine: Machine, ip: string): Promise<string | null> {
	const {stdout, exitCode} = await machine.run(['ip', ['-4', 'route', 'get', ip]], {timeoutMs: readLimit});
	const device = exitCode === 0 ? /\bdev (\S+)/.exec(stdout)?.[1] : undefined;
	return device !== undefined && isSafeInterfaceName(device) ? device : null;
}

function macsOf(answer: Awaited<ReturnType<typeof askArp>>): readonly string[] | null {
	if (answer.answer === 'macs') return answer.macs;
	return answer.answer === 'silent' ? [] : null;
}
