import {cardUse} from '../../model/answers.js';
import type {Check, Unseen} from '../../model/check.js';
import type {IpLink} from '../ip-links.js';
import {checkBridge, checkStray, portOf} from './check-inside.js';
import {checkTap} from './check-tap.js';
import type {ContainerLook} from './read-container.js';
import {bridgeNamed, type VerifyPlan} from './verify-plan.js';

/** How the container's inside is wired: br0 with its members, or the macvtap where DSM is beside the container. */
export function checkWiring(
	plan: VerifyPlan,
	container: ContainerLook,
	links: readonly IpLink[],
): readonly Check[] {
	if (isShared(plan)) return [checkTap(plan, links)];
	return plan.cards.flatMap(card => {
		const port = portOf(plan, container, links, card);
		const about = {guest: false, bridge: card.bridge, named: bridgeNamed(plan, card)};
		return [checkBridge(links, port, about), checkStray(plan, links, port, card)];
	});
}

export function wiringUnseen(plan: VerifyPlan, why: Unseen): readonly Check[] {
	if (isShared(plan)) return [tapUnseen(plan, why)];
	return plan.cards.flatMap((card): Check[] => {
		const named = bridgeNamed(plan, card);
		return [
			{check: 'bridge', ...named, members: [], missing: [], down: [], verdict: 'unknown', why},
			{check: 'stray-address', ...named, addresses: [], verdict: 'unknown', why},
		];
	});
}

export function tapUnseen({answers: {mac}}: VerifyPlan, why: Unseen): Check {
	return {check: 'macvtap', name: null, mac, has: null, verdict: 'unknown', why};
}

export function isShared({answers}: VerifyPlan): boolean {
	return cardUse[answers.layout] === 'shared';
}
