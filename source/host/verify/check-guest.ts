import type {CheckOf, Unseen} from '../../model/check.js';
import type {Machine} from '../machine.js';
import {readLearned} from './inside.js';
import type {ContainerLook} from './read-container.js';
import {bridgeNamed, lookLimit, type VerifyCard, type VerifyPlan, within} from './verify-plan.js';

/** Whether br0 has its port is the structure's to judge; a guest that reaches nobody is not up yet. */
export function guestBridge(check: CheckOf<'bridge'>): CheckOf<'bridge'> {
	return check.verdict === 'failed' ? {...check, verdict: 'waiting'} : check;
}

/** Learned at the guest's own side of the bridge: the same MAC on the wire would be another machine's. */
export async function checkMac(
	plan: VerifyPlan,
	card: VerifyCard,
	machine: Machine,
	{
		container,
		absence,
		port,
	}: {container: ContainerLook | undefined; absence: Unseen; port: string | undefined},
): Promise<CheckOf<'guest-mac'>> {
	const {mac, bridge} = card;
	const subject = {check: 'guest-mac', ...bridgeNamed(plan, card), mac} as const;
	if (container === undefined) return {...subject, verdict: 'unknown', why: absence};
	const learned = await within(lookLimit, readLearned(machine, container, bridge), () => undefined);
	if (learned === undefined) return {...subject, verdict: 'unknown', why: 'inside'};
	const at = learned.get(mac);
	return {...subject, verdict: at !== undefined && at !== port ? 'ok' : 'waiting'};
}
