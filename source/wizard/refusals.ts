import {carriesVlans} from '../answers/new-vlans.js';
import {cardUse, type LayoutName} from '../model/answers.js';
import {canOnlyBeShared} from '../model/verdict.js';
import type {Notice, State} from './state.js';
import {focusOf, viewOf} from './view.js';

/** Why Enter chooses nothing on the focused line of a list; undefined: it chooses. A form judges what was typed itself. */
export function whyNotChosen(state: State): Notice | undefined {
	const on = focusOf(state);
	switch (state.screen) {
		case 'nic':
			return whyNotCard(state, on);
		case 'layout':
			return whyNotLayout(state, on);
		case 'review':
			return whyNotItem(state, on);
		default:
			return undefined;
	}
}

function whyNotCard(state: State, on: string | undefined): Notice | undefined {
	const {nics, facts} = viewOf(state);
	const judged = nics.find(({nic}) => nic.name === on);
	if (!judged || !facts) return {code: 'no-nic'};
	const {nic, verdict} = judged;
	return verdict.level === 'blocked' && !canOnlyBeShared(nic, facts)
		? {code: 'nic-blocked', nic: nic.name}
		: undefined;
}

/** Another machine’s card is not given up from here, unless a flag named it. */
function whyNotLayout(state: State, on: string | undefined): Notice | undefined {
	const {facts, settled} = viewOf(state);
	const nic = facts?.nics.find(({name}) => name === settled.values.nic);
	if (on === undefined || !facts || !nic || cardUse[on as LayoutName] === 'shared') return undefined;
	const isNeeded = canOnlyBeShared(nic, facts) && state.giveUp !== nic.name;
	return isNeeded && !state.canApply ? {code: 'nic-needed', nic: nic.name} : undefined;
}

/** What an answer that has become wrong keeps from being done is not refused: Enter leads to that answer. */
function whyNotItem(state: State, on: string | undefined): Notice | undefined {
	const {plan, settled} = viewOf(state);
	if ((on === 'script' || on === 'compose') && plan?.confirm === true) return {code: 'only-apply'};
	const hasErrors = plan?.findings.some(({severity}) => severity === 'error') ?? false;
	return on === 'apply' && hasErrors && settled.problems.length === 0 ? {code: 'has-errors'} : undefined;
}

/** Why no VLAN can be made on the focused card. */
export function whyNoVlan(state: State): Notice | undefined {
	const on = focusOf(state);
	const {facts} = viewOf(state);
	const nic = facts?.nics.find(({name}) => name === on);
	if (!facts || !nic) return {code: 'no-nic'};
	return carriesVlans(nic, facts) && !nic.wireless ? undefined : {code: 'vlan-unfit', nic: nic.name};
}

/** The machine is being looked at already: to look again does nothing. */
export function isLooking({load}: State): boolean {
	return load.state === 'loading' || load.state === 'details';
}

/** The doctor looks at the machine that it runs on. */
export function whyNoDoctor({canApply}: State): Notice | undefined {
	return canApply ? undefined : {code: 'not-this-machine'};
}
