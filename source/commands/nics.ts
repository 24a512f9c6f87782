import {readNetworks} from '../host/docker-networks.js';
import {factsJson} from '../host/facts-file.js';
import {type Machine, thisMachine} from '../host/machine.js';
import {readNicExtras, withExtras} from '../host/nic-extras.js';
import {readNics, withDockerNetworks} from '../host/nics.js';
import {readFactsOf} from '../host/read-facts.js';
import type {Facts} from '../model/facts.js';
import type {Nic, NicReason} from '../model/nic.js';
import {safeJson} from '../model/safe-json.js';
import {type JudgedNic, judgeAll} from '../model/verdict.js';
import {tell} from '../text/by-code.js';
import {nics as english} from '../text/en/nics.js';
import type {Texts} from '../text/en.js';
import {nicsTable, type TableStyle} from './nics-table.js';

export type NicsOptions = {
	/** Also what is no physical card. */
	readonly all: boolean;
	readonly json: boolean;
	readonly texts: Texts;
	/** Width of the terminal. */
	readonly columns: number;
	readonly style?: TableStyle;
	readonly ascii?: boolean;
	readonly machine?: Machine;
	/** Everything that was read, to be carried along in the JSON. */
	readonly facts?: Facts;
};

/** `vdsm-passthru nics`: what is to be printed on stdout, with the line end. Needs neither root nor Docker. */
export async function nicsCommand({machine = thisMachine(), ...options}: NicsOptions): Promise<string> {
	if (options.json) return nicsReport(machine, options);
	const [{nics}, networks] = await Promise.all([readNics(machine), readNetworks(machine)]);
	const complete = withExtras(withDockerNetworks(nics, networks), await readNicExtras(nics, machine));
	return printNics(judgeAll(complete, {networks}), options);
}

/** As JSON, with all the facts: what `--facts` takes on another machine. */
async function nicsReport(machine: Machine, options: Omit<NicsOptions, 'machine'>): Promise<string> {
	const facts = await readFactsOf(machine);
	const nics = withExtras(facts.nics, await readNicExtras(facts.nics, machine));
	return printNics(judgeAll(nics, facts), {...options, facts});
}

/** The same from NICs that were read before. */
export function printNics(
	judged: readonly JudgedNic[],
	{all, json, texts, facts, ...table}: Omit<NicsOptions, 'machine'>,
): string {
	const listed = judged.filter(({nic}) => all || nic.kind === 'physical');
	const hidden =
		judged.filter(({nic}) => nic.kind !== 'loopback').length -
		listed.filter(({nic}) => nic.kind !== 'loopback').length;
	if (json) {
		const rows = listed.map(one => toJson(one));
		return `${safeJson({schema: 'vdsm-passthru/nics/1', nics: rows, hidden, ...(facts ? {facts: factsJson(facts)} : {})}, '\t')}\n`;
	}
	const parts = listed.length === 0 ? [texts.nics.none] : [nicsTable(listed, {texts: texts.nics, ...table})];
	if (hidden > 0) parts.push(texts.nics.hidden(hidden));
	return `${parts.join('\n\n')}\n`;
}

/**
 * Members of facts, with the unit in a name where a bare number could be taken for something else. English whatever the
 * language is: a program reads it.
 */
function toJson({nic, verdict}: JudgedNic) {
	const {speed, extra, ...rest} = nic;
	return {
		...rest,
		speedMbit: speed,
		...(extra === undefined ? {} : {extra}),
		verdict: {
			level: verdict.level,
			reasons: verdict.reasons.map(reason => ({...withUnits(reason), text: tell(english.reasons, reason)})),
		},
	} satisfies Record<string, unknown> & Omit<Nic, 'speed' | 'extra'>;
}

function withUnits(reason: NicReason) {
	return reason.code === 'slow' ? {code: reason.code, speedMbit: reason.speed} : reason;
}
