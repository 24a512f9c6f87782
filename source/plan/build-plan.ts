import type {Layout, Parts} from '../layout/layout.js';
import {layouts} from '../layout/layouts.js';
import {hookFile} from '../layout/shared-parts.js';
import {type Answers, cardUse} from '../model/answers.js';
import type {Facts, Generation} from '../model/facts.js';
import {formatNicBefore, type NicBefore} from '../model/nic-before.js';
import type {HookFile, Plan} from '../model/plan.js';
import {type ContainerSpec, installLabel, type NetworkSpec, nicWasLabel} from '../model/spec.js';
import {cardOfStep, type Step, stepKind} from '../model/step.js';
import {bootStep} from './boot.js';
import {buildParts} from './build-parts.js';
import {type CardPlan, cardPlan} from './card-plan.js';
import {composeOverride, type OverrideParts} from './compose-override.js';
import {composedContainerStep} from './compose-steps.js';
import {containerStep, restartPolicyStep, startStep} from './container-steps.js';
import {accessFindings} from './findings/access-findings.js';
import {bootFindings} from './findings/boot-findings.js';
import {cardFindings} from './findings/card-findings.js';
import {engineFindings} from './findings/engine-findings.js';
import {hostFindings} from './findings/host-findings.js';
import {nicFindings} from './findings/nic-findings.js';
import {objectFindings} from './findings/object-findings.js';
import {platformFindings} from './findings/platform-findings.js';
import {shimFindings} from './findings/shim-findings.js';
import {takeOverFindings} from './findings/take-over-findings.js';
import {generationOf} from './generation.js';
import {bootPlace, typedCommands} from './platforms.js';
import {rank} from './severities.js';
import {shimSpecOf, shimSteps} from './shim.js';
import {hookStep, imageStep, networkStep} from './steps.js';
import {environmentSteps, hookContent, predecessorSteps, storageSteps, takeOverNote} from './take-over.js';

type Composed = Omit<OverrideParts, 'labels'>;

export type PlanOptions = {
	/** The card that may be used although it carries a default route or an SSH session of this host (promise B1). */
	readonly giveUp?: string | undefined;
	/** How cards were, by name, by the record of what stands; the note on the LAN network goes before it. */
	readonly recorded?: ReadonlyMap<string, NicBefore> | undefined;
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
	const {parts, crowded} = buildParts(answers, layout, facts);
	const networks = layout.networks(parts);
	const container = layout.container(parts);
	const hook = hookOf(layout, parts);
	const [card, ...further] = parts.cards;
	const planned = (one: Parts['cards'][number]) => cardPlan(one, answers, facts, recorded?.get(one.nic));
	const cards: readonly [CardPlan, ...CardPlan[]] = [planned(card), ...further.map(planned)];
	// A VLAN that the plan makes is DSM's in every layout: nobody else knows of it.
	const owned = cardUse[answers.layout] === 'own' || cards[0].made.length > 0;
	const noted = takeOverNote(parts, container);
	const composed = composedParts(parts, layout, container, chosen);
	const quiet = owned ? cards.map(one => one.quiet) : [];
	const up = owned ? cards.map(one => one.up) : [];
	const ofCards = parts.cards.flatMap(one => nicFindings(one, answers, facts, giveUp));
	const confirm = ofCards.some(({code}) => code === 'nic-given-up');
	const shim = shimSpecOf(parts, facts);
	const findings = rank([
		...engineFindings(facts),
		...ofCards,
		...cardFindings(parts.cards),
		...objectFindings(parts, networks, facts),
		...(crowded && owned ? [{code: 'no-free-subnet'} as const] : []),
		...accessFindings(answers, facts),
		...hostFindings(container.image, facts, answers.layout),
		...(owned
			? [
					...platformFindings(answers, facts),
					...cards.flatMap(one =>
						bootFindings(one.card.nic, typedCommands([...one.made, one.quiet, one.up]), facts),
					),
				]
			: []),
		...(shim ? shimFindings(shim, facts) : []),
		...takeOverFindings(parts, {generation: known, confirm}, facts),
		...layout.limits(parts),
	]);
	const lasting = owned ? [...cards.flatMap(one => one.withdrawal), ...quiet] : [];
	const boot =
		owned && ['unit', 'init-script'].includes(bootPlace(facts.host))
			? [bootStep({cards: cards.map(one => one.boot), install: answers.prefix, container: container.name})]
			: [];
	const steps: Step[] = [
		imageStep(container.image),
		...storageSteps(parts),
		...environmentSteps(parts, container),
		...(hook ? [hookStep(hook, answers.prefix)] : []),
		...cards.flatMap(one => one.made),
		...networks.map(spec => networkStep(spec, answers.prefix, notesFor(spec, cards, owned, noted))),
		...(confirm ? [] : lasting),
		...up,
		...(confirm ? [] : boot),
		...(shim ? shimSteps(shim, facts) : []),
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
		cards: [cards[0].card, ...cards.slice(1).map(one => one.card)],
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

/** What a LAN network notes: how its card was, and on the first one also whose place the container takes. */
function notesFor(
	{step}: NetworkSpec,
	cards: readonly CardPlan[],
	owned: boolean,
	noted: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
	if (stepKind(step) !== 'network-lan') return {};
	const number = cardOfStep(step);
	const card = cards.find(one => one.card.number === number)?.card;
	return {
		// A card that stays the host's is not changed, and there is nothing to put back.
		...(owned && card ? {[nicWasLabel]: formatNicBefore(card.before)} : {}),
		...(number === 1 ? noted : {}),
	};
}

function hookOf(layout: Layout, parts: Parts): HookFile | null {
	const content = hookContent(layout, parts);
	return content === null ? null : {path: hookFile(parts.answers.prefix), mode: 0o755, content};
}
