import {fields} from '../answers/fields.js';
import {takeOverNames} from '../answers/take-over-field.js';
import type {FieldId, FieldValues} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import {judge} from '../model/verdict.js';

/** The questions, screen by screen. */
export const screens = ['nic', 'layout', 'lan', 'management', 'container', 'warnings', 'review'] as const;

export type Screen = (typeof screens)[number];

/** Which questions are asked where. A screen without any shows something. */
export const screenFields: {readonly [S in Screen]: readonly FieldId[]} = {
	nic: ['nic'],
	layout: ['layout'],
	lan: ['address', 'subnet', 'gateway', 'ip', 'dns', 'mac', 'dsmIp', 'shimIp', 'also'],
	management: ['takeOver', 'mgmtSubnet', 'publish', 'blockPorts'],
	container: ['prefix', 'name', 'image', 'storage', 'diskSize', 'ramSize', 'cpuCores'],
	warnings: [],
	review: [],
};

export type FormScreen = 'lan' | 'management' | 'container';

export function isForm(screen: Screen): screen is FormScreen {
	return screen === 'lan' || screen === 'management' || screen === 'container';
}

/** The questions of a screen that the answers so far, and the machine, leave open. */
export function fieldsOn(screen: Screen, values: Partial<FieldValues>, facts: Facts | undefined): FieldId[] {
	return screenFields[screen].filter(id => fields[id].applies(values) && isOpen(id, values, facts));
}

/** Nobody is asked which container to move where there is none, nor for a further card where there is none to spare. */
function isOpen(id: FieldId, {nic, also = []}: Partial<FieldValues>, facts: Facts | undefined): boolean {
	if (id === 'takeOver') return (facts?.predecessors.length ?? 0) > 0;
	if (id !== 'also') return true;
	const others = facts?.nics.filter(({name, kind}) => name !== nic && kind === 'physical') ?? [];
	return also.length > 0 || others.some(one => facts && judge(one, facts).level !== 'blocked');
}

export function screenOf(field: FieldId): Screen {
	return screens.find(screen => screenFields[screen].includes(field)) ?? 'nic';
}

/** Those that have something to ask; a layout without a network of its own leaves nothing of the management. */
export function shownScreens(values: Partial<FieldValues>, facts: Facts | undefined): readonly Screen[] {
	return screens.filter(screen => !isForm(screen) || fieldsOn(screen, values, facts).length > 0);
}

export function neighbour(
	screen: Screen,
	by: 1 | -1,
	shown: readonly Screen[] = screens,
): Screen | undefined {
	return shown[shown.indexOf(screen) + by];
}

/** What can be done at the end. Another machine's set-up cannot be applied from here. */
const menu = ['apply', 'script', 'compose', 'command', 'back', 'quit'] as const;

type MenuItem = (typeof menu)[number];

export function menuFor(canApply: boolean): readonly MenuItem[] {
	return canApply ? menu : menu.filter(item => item !== 'apply');
}

/** Questions that are answered by choosing, not by typing. */
const choices = {
	address: () => ['static', 'dhcp', 'manual'] satisfies readonly FieldValues['address'][],
	takeOver: (facts: Facts | undefined) => ['', ...(facts ? takeOverNames(facts) : [])],
} as const satisfies {readonly [K in FieldId]?: (facts: Facts | undefined) => readonly string[]};

export type ChoiceField = keyof typeof choices;

export function isChoice(field: FieldId): field is ChoiceField {
	return field in choices;
}

/** The texts that a choice can have, in the order in which they are shown. */
export function choicesOf(field: ChoiceField, facts: Facts | undefined): readonly string[] {
	return choices[field](facts);
}

export const layoutNames = [
	'direct',
	'classic',
	'shared',
] as const satisfies readonly FieldValues['layout'][];
