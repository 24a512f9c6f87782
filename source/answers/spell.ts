import {type Answers, type FieldId, type FieldValues, fieldIds, type RawAnswers} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import {fields} from './fields.js';
import {propose, standingText} from './propose.js';

/** The text of every answer that matters: what `settle` reads back as the same answers. */
export function rawOf(answers: Answers): RawAnswers {
	const values = valuesOf(answers);
	const entries = fieldIds.flatMap(id => {
		const text = fields[id].applies(values) ? textOf(id, values) : undefined;
		return text === undefined ? [] : [[id, text] as const];
	});
	return Object.fromEntries(entries);
}

/**
 * As few words as lead to the same answers on this machine, today and when nothing of it stands any more: what a run would
 * propose and safely take is left out. The card is always named, since another one may be the best tomorrow.
 */
export function shortestRawOf(answers: Answers, facts: Facts): RawAnswers {
	const raw = rawOf(answers);
	const {prefix: _, ...nameless} = raw;
	const said: {-readonly [K in FieldId]?: string} = {};
	let values: Partial<FieldValues> = {};
	for (const id of fieldIds) {
		// Where the prefix is left out, the card has to lead to it.
		const context = {facts, values, said: id === 'prefix' ? nameless : raw};
		const standing = standingText(id, context);
		// A thing that stands and is not wanted any more has to be said, too.
		const text = raw[id] ?? (standing !== undefined && fields[id].applies(values) ? '' : undefined);
		if (text === undefined) continue;
		const isProposed = [fields[id].propose(context), propose(id, context)].every(
			proposal => proposal?.safe && proposal.value === text,
		);
		if (id === 'nic' || !isProposed) said[id] = text;
		values = {...values, [id]: valuesOf(answers)[id]};
	}
	return said;
}

function textOf<K extends FieldId>(id: K, values: Partial<FieldValues>): string | undefined {
	const value = values[id];
	// Who has one card is not told of others.
	if (id === 'also' && values.also?.length === 0) return undefined;
	if (id === 'dsmIp' && values.dsmIp === null) return undefined;
	return value === undefined ? undefined : fields[id].show(value);
}

function valuesOf({
	nic,
	layout,
	lan,
	mac,
	shim,
	management,
	blockPorts,
	more,
	container,
	prefix,
	takeOver,
}: Answers): Partial<FieldValues> {
	const address = lan.mode;
	return {
		nic,
		layout,
		address,
		...(lan.mode === 'static' ? lan : {}),
		prefix,
		takeOver,
		mac,
		dsmIp: shim?.dsm ?? null,
		...(shim ? {shimIp: shim.ip} : {}),
		also: more,
		...(management ? {mgmtSubnet: management.subnet, publish: management.publish} : {}),
		blockPorts,
		name: container.name,
		image: container.image,
		...definedOf(container),
	};
}

/** Those of the four that were asked for. */
function definedOf({storage, diskSize, ramSize, cpuCores}: Answers['container']): Partial<FieldValues> {
	return {
		...(storage === null ? {} : {storage}),
		...(diskSize === null ? {} : {diskSize}),
		...(ramSize === null ? {} : {ramSize}),
		...(cpuCores === null ? {} : {cpuCores}),
	};
}
