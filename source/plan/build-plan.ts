import {dummyCandidates, takenSubnets} from '../answers/free-subnets.js';
import {macSeed} from '../answers/management-fields.js';
import {predecessorOf} from '../answers/take-over-field.js';
import type {Layout, Parts} from '../layout/layout.js';
import {layouts} from '../layout/layouts.js';
import {hookFile} from '../layout/shared-parts.js';
import {type Answers, cardUse} from '../model/answers.js';
import type {Facts, Generation} from '../model/facts.js';
import {deriveMac} from '../model/mac.js';
import {formatNicBefore, type NicBefore, nicBefore} from '../model/nic-before.js';
import type {HookFile, Plan} from '../model/plan.js';
import {type ContainerSpec, installLabel, nicWasLabel} from '../model/spec.js';
import type {Step} from '../model/step.js';
import {addressAt, firstFree, type Subnet} from '../model/subnet.js';
import {bootStep} from './boot.js';
import {composeOverride, type OverrideParts} from './compose-override.js';
import {composedContainerStep} from './compose-steps.js';
import {containerStep, restartPolicyStep, startStep} from './container-steps.js';
import {accessFindings} from './findings/access-findings.js';
import {bootFindings} from './findings/boot-findings.js';
import {engineFindings} from './findings/engine-findings.js';
import {hostFindings} from './findings/host-findings.js';
import {nicFindings} from './findings/nic-findings.js';
import {objectFindings} from './findings/object-findings.js';
import {platformFindings} from './findings/platform-findings.js';
import {takeOverFindings} from './findings/take-over-findings.js';
import {generationOf} from './generation.js';
import {nicAddressStep} from './nic-address.js';
import {nicManagerStep} from './nic-manager.js';
import {bootPlace, hasOwnSettings, platformOf, typedCommands} from './platforms.js';
import {rank} from './severities.js';
import {hookStep, imageStep, networkStep, nicQuietStep, nicUpStep} from './steps.js';
import {environmentSteps, hookContent, predecessorSteps, storageSteps, takeOverNote} from './take-over.js';

type Composed = Omit<OverrideParts, 'labels'>;

export type PlanOptions = {
	/** The card that may be used although it carries a default route or an SSH session of this host (promise B1). */
	readonly giveUp?: string | undefined;
	/** How the card was, by the record of what stands; the note on the LAN network goes before it. */
	readonly recorded?: NicBefore | undefined;
};

/**
 * Facts and answers in, everything that is to happen out. Pure: the same input gives the same plan, on any machine
 * and at any time. `generation` overrides what the facts say of the engine (an exported script carries all three).
 */
export function buildPlan(
	answers: Answers,
	facts: Facts,
	generation?: Generation,
	{giveUp, recorded}: PlanOptions = {},
): Plan {
	const known = generation ?? generationOf(facts.engine);
	const chosen = known ?? 'named';
	const layout = layouts[answers.layout];
	const dummy = dummySubnet(answers, layout, facts);
	const parts = buildParts(answers, layout, facts, dummy ?? fallbackDummy);
	const networks = layout.networks(parts);
	const container = layout.container(parts);
	const hook = hookOf(layout, parts);
	const owned = cardUse[answers.layout] === 'own';
	const before = beforehand(answers, facts, recorded);
	const noted = takeOverNote(parts, container);
	const composed = composedParts(parts, layout, container, chosen);
	// A card that stays the host's is not changed, and there is nothing to put back.
	const note = {...(owned ? {[nicWasLabel]: formatNicBefore(before)} : {}), ...noted};
	const nicHasIpv6 = facts.nics.some(({name, ipv6}) => name === answers.nic && ipv6 !== null);
	const quiet = nicHasIpv6 && owned ? [nicQuietStep(answers.nic, before)] : [];
	const up = owned ? [nicUpStep(answers.nic, before)] : [];
	const ofCard = nicFindings(answers, parts.names, facts, giveUp);
	const confirm = ofCard.some(({code}) => code === 'nic-given-up');
	const findings = rank([
		...engineFindings(facts),
		...ofCard,
		...objectFindings(parts, networks, facts),
		...(dummy || !owned ? [] : [{code: 'no-free-subnet'} as const]),
		...accessFindings(answers, facts),
		...hostFindings(container.image, facts, answers.layout),
		...(owned
			? [
					...platformFindings(answers, facts),
					...bootFindings(answers.nic, typedCommands([...quiet, ...up]), facts),
				]
			: []),
		...takeOverFindings(parts, {generation: known, confirm}),
		...layout.limits(parts),
	]);
	const lasting = owned ? [...withdrawal(answers, before, facts), ...quiet] : [];
	const boot =
		owned && ['unit', 'init-script'].includes(bootPlace(facts.host))
			? [bootStep({nic: answers.nic, install: answers.prefix, container: container.name, quiet: nicHasIpv6})]
			: [];
	const steps: Step[] = [
		imageStep(container.image),
		...storageSteps(parts),
		...environmentSteps(parts, container),
		...(hook ? [hookStep(hook, answers.prefix)] : []),
		...networks.map(spec => networkStep(spec, answers.prefix, spec.step === 'network-lan' ? note : {})),
		...(confirm ? [] : lasting),
		...up,
		...(confirm ? [] : boot),
		...predecessorSteps(parts, container),
		madeStep({composed, container, generation: chosen, confirm}, answers.prefix, {hook, networks}, noted),
		startStep(container, answers.prefix),
		// What a reboot, or taking back, does not mend is done only when the change has been confirmed (promise B2).
		...(confirm ? [...lasting, ...boot, restartPolicyStep(container, answers.prefix)] : []),
	];
	return {
		answers,
		generation: chosen,
		generationAssumed: known === undefined,
		steps,
		findings,
		picture: layout.picture(parts),
		hook,
		networks,
		container,
		override: composed && composeOverride({...composed, labels: {[installLabel]: answers.prefix}}),
		names: parts.names,
		nicBefore: before,
		confirm,
	};
}

/** Compose makes it, or Docker. */
function madeStep(
	{
		composed,
		container,
		generation,
		confirm,
	}: Pick<Plan, 'container' | 'generation' | 'confirm'> & {readonly composed: Composed | null},
	install: string,
	around: Pick<Plan, 'hook' | 'networks'>,
	notes: Readonly<Record<string, string>>,
): Step {
	if (composed) return composedContainerStep(composed, around, notes);
	return containerStep(container, install, around, generation, {...(confirm ? {restart: 'no'} : {}), notes});
}

/** What Compose is told of the container; null: it is not Compose's. */
function composedParts(
	parts: Parts,
	layout: Layout,
	container: ContainerSpec,
	generation: Generation,
): Composed | null {
	if (!container.compose) return null;
	return {
		service: container.compose,
		install: parts.answers.prefix,
		container,
		own: layout.container({...parts, predecessor: null}),
		generation,
		dropped: parts.predecessor?.dropped ?? [],
	};
}

/** How the card was, and whom the plan tells to leave it alone: nobody where the system has settings of its own for it. */
function beforehand({nic, prefix}: Answers, facts: Facts, recorded: NicBefore | undefined): NicBefore {
	const before = nicBefore(facts, nic, prefix, recorded);
	return hasOwnSettings(platformOf(facts.host)) ? {...before, manager: null} : before;
}

/** The host withdraws from the card: first whoever would put its addresses back, then the addresses. */
function withdrawal({nic, prefix}: Answers, before: NicBefore, {host}: Facts): Step[] {
	const {manager, addresses} = before;
	return [
		...(manager === null
			? []
			: [nicManagerStep(manager, {nic, install: prefix, before, systemd: host.systemd})]),
		...(addresses.length === 0 ? [] : [nicAddressStep(nic, before)]),
	];
}

function hookOf(layout: Layout, parts: Parts): HookFile | null {
	const content = hookContent(layout, parts);
	return content === null ? null : {path: hookFile(parts.answers.prefix), mode: 0o755, content};
}

/** For the layouts that have no such network, and do not look at it. */
const noManagement: NonNullable<Answers['management']> = {
	subnet: {address: '172.31.4.0', prefix: 24},
	publish: [],
};

const fallbackDummy: Subnet = {address: '10.213.213.0', prefix: 30};

/** The one that stands already, so that a second plan equals the first; else the first that touches nothing. */
function dummySubnet(answers: Answers, layout: Layout, facts: Facts): Subnet | undefined {
	const {lanNetwork} = layout.names(answers.prefix, answers.container.name);
	const standing = facts.networks.find(({name, install}) => name === lanNetwork && install === answers.prefix)
		?.subnets[0];
	if (standing?.prefix === 30) return standing;
	const taken = takenSubnets(facts, answers.prefix).map(({subnet}) => subnet);
	const lan = answers.lan.mode === 'static' ? [answers.lan.subnet] : [];
	const management = answers.management ? [answers.management.subnet] : [];
	return firstFree(dummyCandidates(), [...taken, ...lan, ...management]);
}

function buildParts(answers: Answers, layout: Layout, facts: Facts, dummy: Subnet): Parts {
	const seed = macSeed(facts, answers.nic, answers.prefix);
	const {subnet, publish} = answers.management ?? noManagement;
	const container = addressAt(subnet, 2);
	const uplink = answers.layout === 'classic' && answers.lan.mode === 'static' ? answers.lan.ip : container;
	return {
		answers,
		names: layout.names(answers.prefix, answers.container.name),
		macs: {
			lan: answers.mac,
			management: answers.mac,
			port: deriveMac(seed, 'port'),
			bridge: deriveMac(seed, 'bridge'),
		},
		management: {publish, subnet, gateway: addressAt(subnet, 1), container, guest: addressAt(subnet, 3)},
		dummy,
		mtu: facts.nics.find(({name}) => name === answers.nic)?.mtu ?? 1500,
		devices: facts.devices,
		predecessor: predecessorOf(answers.takeOver, facts) ?? null,
		nat: natOf(uplink),
	};
}

/** What the image's network.sh (v7.48) makes of its uplink's address: 172.30.<third octet>.0/24, or 172.31 for 172.30. */
function natOf(uplink: string): Parts['nat'] {
	const [first, second, third] = uplink.split('.');
	const net = `172.${first === '172' && second === '30' ? 31 : 30}.${third}`;
	return {gateway: `${net}.1`, guest: `${net}.2`};
}
