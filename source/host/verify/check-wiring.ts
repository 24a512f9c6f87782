import {cardUse} from '../../model/answers.js';
import type {Check, Unseen} from '../../model/check.js';
import type {IpLink} from '../ip-links.js';
import {checkBridge, checkStray, portOf} from './check-inside.js';
import {checkTap} from './check-tap.js';
import type {ContainerLook} from './read-container.js';
import type {VerifyPlan} from './verify-plan.js';

/** How the container's inside is wired: br0 with its members, or the macvtap where DSM is beside the container. */
export function checkWiring(
	plan: VerifyPlan,
	container: ContainerLook,
	links: readonly IpLink[],
): readonly Check[] {
	if (isShared(plan)) return [checkTap(plan, links)];
	const port = portOf(plan, container, links);
	return [checkBridge(links, port, {guest: false}), checkStray(plan, links, port)];
}

export function wiringUnseen(plan: VerifyPlan, why: Unseen): readonly Check[] {
	if (isShared(plan)) return [tapUnseen(plan, why)];
	return [
		{check: 'bridge', members: [], missing: [], down: [], verdict: 'unknown', why},
		{check: 'stray-address', addresses: [], verdict: 'unknown', why},
	];
}

export function tapUnseen({answers: {mac}}: VerifyPlan, why: Unseen): Check {
	return {check: 'macvtap', name: null, mac, has: null, verdict: 'unknown', why};
}

export function isShared({answers}: VerifyPlan): boolean {
	return cardUse[answers.layout] === 'shared';
}
