import {fields} from '../answers/fields.js';
import {withNewVlans} from '../answers/new-vlans.js';
import {type Settled, settle} from '../answers/settle.js';
import {cardsMeant, standingCards} from '../answers/standing.js';
import type {FieldId, LayoutName, RawAnswers} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import {consentWord, type Finding, wantsConsent} from '../model/finding.js';
import type {Plan} from '../model/plan.js';
import type {Problem} from '../model/problem.js';
import {type JudgedNic, judgeAll} from '../model/verdict.js';
import {isNewVlan} from '../model/vlan.js';
import {buildPlan} from '../plan/build-plan.js';
import {lineOf} from './line-editor.js';
import type {Setup} from './ports.js';
import {fieldsOn, isForm, layoutNames, menuFor, type Screen, screens, shownScreens} from './screens.js';
import type {State} from './state.js';

/** What follows from the state. Nothing in here is remembered. */
export type View = {
	/** With what the LAN has answered since the machine was read. */
	readonly facts: Facts | undefined;
	readonly settled: Settled;
	readonly nics: readonly JudgedNic[];
	/** Cards that only `showAll` lists. */
	readonly hidden: number;
	/** Cards that only `showAll` lists, listed or not. */
	readonly virtual: number;
	readonly plan: Plan | undefined;
	/** What `plan` was made from, for the ports. */
	readonly setup: Setup | undefined;
	/** Dangers that have not been accepted yet; a card to be given up was named when it was chosen. */
	readonly dangers: readonly Finding[];
};

const unknown: Settled = {values: {}, used: {}, problems: [], answers: undefined};
const cache = new WeakMap<State, View>();

/** What a view is worked out from. A key that moves the focus changes none of it. */
const sources = [
	'facts',
	'forgotten',
	'probes',
	'moved',
	'raw',
	'showAll',
	'consents',
	'giveUp',
] as const satisfies readonly (keyof State)[];
type Source = Pick<State, (typeof sources)[number]>;
let last: {readonly source: Source; readonly view: View} | undefined;

/** Works the view out once for each state, and for those that differ from the one before in nothing that it depends on. */
export function viewOf(state: State): View {
	const known = cache.get(state);
	if (known) return known;
	const before = last;
	const isSame = before && sources.every(key => before.source[key] === state[key]);
	const view = isSame ? before.view : work(state);
	last = {source: state, view};
	cache.set(state, view);
	return view;
}

function work({facts: first, forgotten, probes, moved, raw, showAll, consents, giveUp: given}: Source): View {
	if (!first)
		return {
			facts: undefined,
			settled: unknown,
			nics: [],
			hidden: 0,
			virtual: 0,
			plan: undefined,
			setup: undefined,
			dangers: [],
		};
	const read = moved === undefined ? first : {...first, predecessors: moved.predecessors};
	const {remembered, ...today} = read;
	const known = remembered === undefined || forgotten ? today : read;
	const facts = withNewVlans({...known, lan: [...probes, ...read.lan]}, cardsMeant(raw, known));
	// Only while that card is the one: another one has been chosen since.
	const giveUp = given === raw.nic ? given : undefined;
	const settled = settleAsked(raw, facts, giveUp);
	const plan = settled.answers && buildPlan(settled.answers, facts, undefined, {giveUp});
	const judged = judgeAll(facts.nics, facts).filter(({nic}) => nic.kind !== 'loopback');
	const standing = standingCards(facts);
	const isReal = ({nic}: JudgedNic) =>
		nic.kind === 'physical' || isNewVlan(nic) || standing.includes(nic.name);
	const real = judged.filter(isReal);
	const listed = showAll ? judged : real;
	const dangers = dangersOf(plan);
	const isAccepted = (finding: Finding) => consents.includes(consentKey(finding, plan));
	return {
		facts,
		settled,
		nics: listed,
		hidden: judged.length - listed.length,
		virtual: judged.length - real.length,
		plan,
		setup: settled.answers && {
			answers: settled.answers,
			// What is proposed here by memory has to be said to whoever repeats it.
			facts: withoutMemory(facts),
			giveUp,
			consents: [...new Set(dangers.filter(isAccepted).map(({code}) => code))],
		},
		dangers: dangers.filter(finding => !isAccepted(finding)),
	};
}

function withoutMemory({remembered: _, ...facts}: Facts): Facts {
	return facts;
}

/** A typed gateway stays remembered while DHCP is chosen, and is not held against the user meanwhile. */
function settleAsked(raw: RawAnswers, facts: Facts, giveUp?: string): Settled {
	const {values} = settle(raw, facts, {unsafe: true, giveUp});
	const asked = Object.entries(raw).filter(([id]) => fields[id as FieldId].applies(values));
	return settle(Object.fromEntries(asked), facts, {unsafe: true, giveUp});
}

function dangersOf(plan: Plan | undefined): Finding[] {
	return plan ? plan.findings.filter(wantsConsent) : [];
}

/** A consent holds for one danger on one card. */
export function consentKey(finding: Finding, plan: Plan | undefined): string {
	const container = 'container' in finding ? finding.container : '';
	return [finding.code, consentWord(finding, plan?.answers.nic ?? ''), container].join(' ');
}

/** What is to be typed next, and the dangers that are agreed to by it; undefined: all are. Dangers of another card are asked for by its name. */
export function consentAsked({
	dangers,
	plan,
}: Pick<View, 'dangers' | 'plan'>):
	| {readonly word: string; readonly dangers: readonly Finding[]}
	| undefined {
	const wordOf = (finding: Finding) => consentWord(finding, plan?.answers.nic ?? '');
	const [first] = dangers;
	if (!first) return undefined;
	const word = wordOf(first);
	return {word, dangers: dangers.filter(finding => wordOf(finding) === word)};
}

/** What is focused on a screen: what the user moved to, as far as it is still there, else where one begins. */
export function focusOf(state: State, screen: Screen = state.screen): string | undefined {
	const options = focusable(state, screen);
	const remembered = state.focus[screen];
	if (remembered !== undefined && options.includes(remembered)) return remembered;
	const {values} = viewOf(state).settled;
	const preferred = screen === 'nic' ? values.nic : screen === 'layout' ? values.layout : undefined;
	return preferred !== undefined && options.includes(preferred) ? preferred : options[0];
}

/** Answers of last time are proposed. */
export function remembers(state: State): boolean {
	return viewOf(state).facts?.remembered !== undefined;
}

/** The screens that there are, with the answers so far. Until a layout is chosen, which may leave one out, all of them. */
export function shownOf(state: State): readonly Screen[] {
	if (state.screen === 'nic' || state.screen === 'layout') return screens;
	const {settled, facts} = viewOf(state);
	return shownScreens(settled.values, facts);
}

/** What Up and Down go through. */
export function focusable(state: State, screen: Screen = state.screen): readonly string[] {
	const view = viewOf(state);
	if (screen === 'nic') return view.nics.map(({nic}) => nic.name);
	if (screen === 'layout') return layoutNames satisfies readonly LayoutName[];
	if (isForm(screen)) return view.facts ? fieldsOn(screen, view.settled.values, view.facts) : [];
	return screen === 'review' ? menuFor(state.canApply) : [];
}

export function focusedField(state: State): FieldId | undefined {
	if (state.dialog || !isForm(state.screen)) return undefined;
	return focusOf(state) as FieldId | undefined;
}

/** What the focused field holds, and where the cursor stands in it; undefined: typing replaces the whole value. */
export function lineOn(
	state: State,
	field: FieldId,
): {readonly text: string; readonly cursor: number | undefined} {
	const said = state.raw[field];
	const text = said ?? viewOf(state).settled.used[field]?.text ?? '';
	return {text, cursor: state.cursor ?? (said === undefined ? undefined : lineOf(said).cursor)};
}

/** What would be proposed if the user had said nothing about this field. */
export function proposalFor(state: State, field: FieldId): string | undefined {
	const {facts} = viewOf(state);
	return facts && settleAsked(without(state.raw, field), facts).used[field]?.text;
}

export function without(raw: RawAnswers, field: FieldId): RawAnswers {
	const {[field]: _, ...rest} = raw;
	return rest;
}

export function problemOf(view: View, field: FieldId): Problem | undefined {
	return view.settled.problems.find(entry => entry.field === field)?.problem;
}
