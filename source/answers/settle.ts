import {
	type Answers,
	type FieldId,
	type FieldValues,
	fieldIds,
	type Lan,
	type Origin,
	type RawAnswers,
} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import type {Problem} from '../model/problem.js';
import type {Field} from './field.js';
import {fields} from './fields.js';
import {checkGiveUp} from './give-up.js';
import {propose} from './propose.js';

export type Settled = {
	readonly values: Partial<FieldValues>;
	/** What stands for each question that applies; a null origin means that the user said so. */
	readonly used: {readonly [K in FieldId]?: {readonly text: string; readonly origin: Origin | null}};
	readonly problems: ReadonlyArray<{readonly field: FieldId; readonly problem: Problem}>;
	/** Complete when there is no problem. */
	readonly answers: Answers | undefined;
};

export type SettleOptions = {
	/** Takes proposals that are not safe, too: for a caller who shows them first. */
	readonly unsafe?: boolean;
	/** The card that `--give-up-nic` names. */
	readonly giveUp?: string | undefined;
};

/** What the user said themselves, now or last time, as it was read; what is proposed by itself is proposed anew. */
export function saidOf({used}: Settled): RawAnswers {
	const own = Object.entries(used).filter(([, {origin}]) => origin === null || origin.from === 'last-time');
	return Object.fromEntries(own.map(([id, {text}]) => [id, text]));
}

/** Takes what was said and fills in the rest. A proposal that nobody has looked at is taken only where it is safe. */
export function settle(raw: RawAnswers, facts: Facts, {unsafe = false, giveUp}: SettleOptions = {}): Settled {
	const values: {-readonly [K in FieldId]?: FieldValues[K]} = {};
	const used: {[K in FieldId]?: {text: string; origin: Origin | null}} = {};
	const problems: Array<{field: FieldId; problem: Problem}> = [];
	for (const id of fieldIds) take(id);
	const misnamed = checkGiveUp(giveUp, values, facts);
	if (misnamed) problems.push({field: 'nic', problem: misnamed});
	return {values, used, problems, answers: problems.length === 0 ? complete(values) : undefined};

	function take<K extends FieldId>(id: K): void {
		const field = fields[id];
		const said = raw[id]?.trim();
		if (!field.applies(values)) {
			// An answer that the earlier ones make pointless is worth a word: the user expects something of it.
			const because = pointless(field, values);
			if (said && because)
				problems.push({field: id, problem: {code: 'flag-conflict', flag: field.flag, because}});
			return;
		}
		const entry = said === undefined ? proposed(field) : {text: said, origin: null};
		if (entry === undefined) return;
		used[id] = entry;
		const checked = field.check(entry.text, {facts, values});
		if (checked.ok) values[id] = checked.value;
		else problems.push({field: id, problem: checked.problem});
	}

	function proposed<K extends FieldId>(field: Field<K>): {text: string; origin: Origin} | undefined {
		const proposal = propose(field.id, {facts, values, giveUp, said: raw});
		if (proposal && (proposal.safe || unsafe)) return {text: proposal.value, origin: proposal.origin};
		// With nothing to propose after a wrong answer, that answer is the reason, and has been named already.
		if (proposal || problems.length === 0) {
			problems.push({
				field: field.id,
				problem: {code: 'missing', field: field.id, flag: field.flag, candidates: proposal?.others ?? []},
			});
		}
		return undefined;
	}
}

/** undefined: an earlier answer is wrong, and has been named; nobody knows whether this one would have counted. */
function pointless<K extends FieldId>(
	field: Field<K>,
	values: Partial<FieldValues>,
): Extract<Problem, {code: 'flag-conflict'}>['because'] | undefined {
	if (field.id === 'shimIp' && values.dsmIp === null) return 'no-dsm-ip';
	if (values.takeOver && field.applies({...values, takeOver: null})) return 'take-over';
	const {layout} = values;
	if (layout && !field.applies({...values, address: 'static'})) return layout;
	return values.address === 'dhcp' || values.address === 'manual' ? values.address : undefined;
}

function complete(values: Partial<FieldValues>): Answers | undefined {
	const {
		nic,
		layout,
		mac,
		dsmIp = null,
		shimIp,
		also = [],
		mgmtSubnet,
		blockPorts = [],
		publish = [],
		name,
		image,
		storage,
		diskSize,
		ramSize,
		cpuCores,
		prefix,
		takeOver = null,
	} = values;
	const lan = lanOf(values);
	if (nic === undefined || layout === undefined || mac === undefined) return undefined;
	if (prefix === undefined || lan === undefined) return undefined;
	if (name === undefined || image === undefined) return undefined;
	const sizes = {storage, diskSize, ramSize, cpuCores};
	if (takeOver === null && Object.values(sizes).includes(undefined)) return undefined;
	return {
		nic,
		layout,
		lan,
		mac,
		shim: dsmIp === null || shimIp === undefined ? null : {ip: shimIp, dsm: dsmIp},
		management: mgmtSubnet === undefined ? null : {subnet: mgmtSubnet, publish},
		blockPorts,
		more: also,
		container: {
			name,
			image,
			storage: storage ?? null,
			diskSize: diskSize ?? null,
			ramSize: ramSize ?? null,
			cpuCores: cpuCores ?? null,
		},
		takeOver,
		prefix,
	};
}

function lanOf({address, subnet, gateway, ip, dns = []}: Partial<FieldValues>): Lan | undefined {
	if (address !== 'static') return address && {mode: address};
	return subnet && gateway && ip ? {mode: 'static', subnet, gateway, ip, dns} : undefined;
}
