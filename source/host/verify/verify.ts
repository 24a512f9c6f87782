import type {Check, CheckOf} from '../../model/check.js';
import {type Machine, thisMachine} from '../machine.js';
import {checkSettled} from './check-container-network.js';
import {checkMac, guestBridge} from './check-guest.js';
import {checkBridge, portOf} from './check-inside.js';
import {checkNetwork} from './check-network.js';
import {checkNic} from './check-nic.js';
import {askOverShim, checkShim} from './check-shim.js';
import {checkTap} from './check-tap.js';
import {isShared, tapUnseen} from './check-wiring.js';
import {readInside} from './inside.js';
import {checkAddress, type Inside} from './lan-address.js';
import {readContainerWithin} from './read-container.js';
import {bridgeNamed, lookLimit, type VerifyCard, type VerifyPlan, within} from './verify-plan.js';

/**
 * What stands after an apply, read back: networks, container, ports, br0, addresses, card. All looks run side by side,
 * and one that hangs or breaks is `unknown`. `failed` is certain: what the container's hook does is waited for,
 * `patience` milliseconds long. Mostly done within half a second.
 */
export async function verifyStructure(
	plan: VerifyPlan,
	{machine = thisMachine(), patience = 10_000}: {readonly machine?: Machine; readonly patience?: number} = {},
): Promise<readonly Check[]> {
	const networks = plan.networks.map(spec =>
		within<Check>(lookLimit, checkNetwork(machine, spec), why => ({
			check: 'network',
			network: spec.name,
			differs: [],
			verdict: 'unknown',
			why,
		})),
	);
	const nics = plan.cards.map(({nic}) =>
		within<Check>(lookLimit, checkNic(machine, nic), why => ({
			check: 'nic',
			nic,
			up: false,
			carrier: null,
			verdict: 'unknown',
			why,
		})),
	);
	const shim = within<readonly Check[]>(lookLimit, checkShim(machine, plan), () => []);
	const checks = await Promise.all([...networks, checkSettled(plan, machine, patience), ...nics, shim]);
	return checks.flat();
}

/**
 * One look at DSM itself: its macvtap in layout shared, and its address where this host has a way to it; elsewhere its tap on br0, its MAC learned there, its address answering. `waiting` as long as its boot
 * explains what is not there. `failed` only where another machine has its address, or, in layout classic, where the
 * container does not have it: no boot explains that. At most ten seconds, mostly one.
 */
export async function verifyGuest(
	plan: VerifyPlan,
	{machine = thisMachine()}: {readonly machine?: Machine} = {},
): Promise<readonly Check[]> {
	const answer = await readContainerWithin(machine, plan.container.name);
	const container = answer.found && answer.container.pid > 0 ? answer.container : undefined;
	const absence = !answer.found && answer.why === 'docker' ? 'docker' : 'not-running';
	const inside =
		container === undefined
			? undefined
			: await within(lookLimit, readInside(machine, container), () => undefined);
	const look = {container, absence, inside} as const;
	if (isShared(plan)) {
		const tap = inside
			? checkTap(plan, inside)
			: tapUnseen(plan, container === undefined ? absence : 'inside');
		const [card] = plan.cards;
		const over = await within(lookLimit, askOverShim(plan, card, machine), () => undefined);
		return [tap, over ?? (await checkAddress(plan, card, machine, {...look, port: undefined}))];
	}
	const checks = await Promise.all(plan.cards.map(async card => verifyCard(plan, card, machine, look)));
	return checks.flat();
}

/** DSM on one of its cards. */
async function verifyCard(
	plan: VerifyPlan,
	card: VerifyCard,
	machine: Machine,
	look: Omit<Inside, 'port'>,
): Promise<readonly Check[]> {
	const {container, absence, inside} = look;
	const port = container && inside ? portOf(plan, container, inside, card) : undefined;
	const why = container === undefined ? absence : 'inside';
	const named = bridgeNamed(plan, card);
	const bridge: CheckOf<'bridge'> = inside
		? guestBridge(checkBridge(inside, port, {guest: true, bridge: card.bridge, named}))
		: {check: 'bridge', ...named, members: [], missing: [], down: [], verdict: 'unknown', why};
	const address = await checkAddress(plan, card, machine, {...look, port});
	// Last: the question for the address makes DSM speak.
	const mac = await checkMac(plan, card, machine, {container, absence, port: port?.name});
	return [bridge, mac, address];
}
