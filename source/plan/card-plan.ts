import type {CardParts} from '../layout/layout.js';
import {type Answers, cardsOf} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import {type NicBefore, nicBefore} from '../model/nic-before.js';
import type {PlanCard} from '../model/plan.js';
import type {Step} from '../model/step.js';
import {parseVlanName} from '../model/vlan.js';
import type {BootCard} from './boot.js';
import {nicAddressStep} from './nic-address.js';
import {nicManagerStep} from './nic-manager.js';
import {nicQuietStep, quietWords} from './nic-quiet.js';
import {hasOwnSettings, platformOf} from './platforms.js';
import {nicUpStep, nicVlanStep} from './steps.js';

/** What the plan does about one card of the host's. */
export type CardPlan = {
	readonly card: PlanCard;
	/** It is made, where it is a VLAN that was not there. */
	readonly made: readonly Step[];
	/** The host withdraws from it: first whoever would put its addresses back, then the addresses. */
	readonly withdrawal: readonly Step[];
	/** It goes silent there. */
	readonly quiet: Step;
	readonly up: Step;
	/** What a boot has to do of it. */
	readonly boot: BootCard;
};

/** `recorded`: how the card was, by our own record. */
export function cardPlan(
	parts: CardParts,
	answers: Answers,
	facts: Facts,
	recorded: NicBefore | undefined,
): CardPlan {
	const {number, nic} = parts;
	const {prefix} = answers;
	const peers = cardsOf(answers).map(card => card.nic);
	const before = beforehand(nic, prefix, facts, recorded);
	const {manager, addresses} = before;
	const vlan = parseVlanName(nic);
	const hasIpv6 = facts.nics.some(({name, ipv6}) => name === nic && ipv6 !== null);
	const context = {nic, number, peers, install: prefix, before, systemd: facts.host.systemd};
	return {
		card: {...parts, before},
		made: vlan && before.vlan ? [nicVlanStep({nic, vlan, install: prefix}, before.vlan, number)] : [],
		withdrawal: [
			...(manager === null ? [] : [nicManagerStep(manager, context)]),
			...(addresses.length === 0 ? [] : [nicAddressStep(nic, before, number)]),
		],
		quiet: nicQuietStep(nic, before, hasIpv6, number),
		up: nicUpStep(nic, before, number),
		boot: {nic, quiet: quietWords(nic, before, hasIpv6), below: before.vlan},
	};
}

/** How the card was, and whom the plan tells to leave it alone: nobody where the system has settings of its own for it. */
function beforehand(nic: string, prefix: string, facts: Facts, recorded: NicBefore | undefined): NicBefore {
	const before = nicBefore(facts, nic, prefix, recorded);
	return hasOwnSettings(platformOf(facts.host)) ? {...before, manager: null} : before;
}
