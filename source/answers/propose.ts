import type {FieldId, Proposal} from '../model/answers.js';
import {formatSubnet} from '../model/subnet.js';
import {splitCards} from './also-words.js';
import type {FieldContext} from './field.js';
import {fields} from './fields.js';
import {standingSetup} from './standing.js';

/** Of the LAN behind a card. */
const ofLan: ReadonlySet<FieldId> = new Set(['subnet', 'gateway', 'ip', 'dns', 'dsmIp', 'shimIp']);
const ofStatic = ['subnet', 'gateway', 'ip', 'dns'] as const;

/** Derived of the card, or what it can carry. */
const ofCard: ReadonlySet<FieldId> = new Set(['layout', 'mac']);

/** What a container that is taken over brings along. */
const ofContainer: ReadonlySet<FieldId> = new Set([
	'mac',
	'publish',
	'name',
	'image',
	'storage',
	'diskSize',
	'ramSize',
	'cpuCores',
]);

/** What would be taken away without a word where a default took its place: one that no longer fits is told instead. */
const neverDropped: ReadonlySet<FieldId> = new Set(['also', 'dsmIp', 'shimIp', 'blockPorts']);

/**
 * What is proposed: what was answered last time and not done, then what stands, so that who changes one thing says one thing, and
 * then what the field itself knows.
 */
export function propose(id: FieldId, context: FieldContext): Proposal | undefined {
	const remembered = rememberedText(id, context);
	// Last time is no today: somebody is to look at it.
	if (remembered !== undefined) return {value: remembered, origin: {from: 'last-time'}, safe: false};
	const value = standingText(id, context);
	if (value === undefined) return fields[id].propose(context);
	const origin = {from: 'standing'} as const;
	if (!ofLan.has(id) || isSameLan(context)) return {value, origin, safe: true};
	// Another card may be in another LAN: what is known of that one comes first, and what stands wants to be looked at.
	const own = neverDropped.has(id) ? undefined : fields[id].propose(context);
	return own?.safe ? own : {value, origin, safe: false};
}

/** What was said about that card, as long as it is possible. */
function rememberedText(id: FieldId, context: FieldContext): string | undefined {
	const {facts, values} = context;
	const {remembered = {}} = facts;
	const text = remembered[id];
	if (text === undefined || (id !== 'nic' && values.nic !== remembered.nic)) return undefined;
	return fields[id].check(text, context).ok ? text : undefined;
}

/** What the set-up that is meant has there; undefined: none is meant, or it does not fit any more. */
export function standingText(id: FieldId, context: FieldContext): string | undefined {
	const {values, said = {}} = context;
	const setup = standingOf(context);
	if (!setup) return undefined;
	const {answers, install, cards} = setup;
	const first = cards[0]?.name;
	if (id === 'prefix') return install;
	if (id === 'nic') return first;
	// It knows whether DSM was moved by what Docker has.
	if (id === 'takeOver') return undefined;
	if (ofCard.has(id) && values.nic !== first) return undefined;
	// The card that becomes the first one is no further one any more.
	const text = id === 'also' ? without(answers.also, values.nic) : answers[id];
	// Who names an address wants it.
	if (id === 'address' && text !== 'static' && ofStatic.some(one => said[one])) return undefined;
	// The router was taken for it; another router is taken for it again.
	if (id === 'dns' && answers.dns === answers.gateway && values.gateway !== answers.gateway) return undefined;
	if (ofContainer.has(id) && (values.takeOver ?? null) !== (answers.takeOver || null)) return undefined;
	return text !== undefined && (neverDropped.has(id) || fields[id].check(text, context).ok)
		? text
		: undefined;
}

function without(also: string | undefined, nic: string | undefined): string | undefined {
	if (also === undefined) return undefined;
	return splitCards(also)
		.filter(card => card.split(',')[0] !== nic)
		.join(';');
}

/** By its card, or because the user said so. */
function isSameLan(context: FieldContext): boolean {
	const {nic, subnet} = context.values;
	const setup = standingOf(context);
	return (
		setup?.cards[0]?.name === nic || (subnet !== undefined && formatSubnet(subnet) === setup?.answers.subnet)
	);
}

/** The answer that stands, where a set-up that stands is to have `text` in its place; empty: it has none. */
export function formerAnswer(
	id: FieldId,
	text: string,
	{facts, values: {prefix}}: Pick<FieldContext, 'facts' | 'values'>,
): string | undefined {
	const setup = prefix === undefined ? undefined : standingSetup(facts, {prefix});
	// Who has one card, or no way to DSM, is not told of others.
	const former = setup?.answers[id] ?? (setup && (id === 'also' || id === 'dsmIp') ? '' : undefined);
	return former === text ? undefined : former;
}

function standingOf({facts, values: {nic}, said: {prefix, takeOver} = {}}: FieldContext) {
	return standingSetup(facts, {
		...(prefix === undefined ? {} : {prefix}),
		...(takeOver === undefined ? {} : {takeOver}),
		...(nic === undefined ? {} : {nic}),
	});
}
