import process from 'node:process';
import type {Finding} from '../../model/diagnosis/diagnosis.js';
import type {Looks} from '../../model/diagnosis/evidence.js';
import type {Result} from '../../model/diagnosis/verdict.js';
import {tellResult} from '../../text/doctor-text.js';
import {doctorTextsIn} from '../../text/doctor-texts.js';
import {redactor} from './redact.js';
import {evidenceParts, type Reads} from './report-evidence.js';
import {factsParts} from './report-facts.js';
import type {Part} from './report-line.js';
import type {Diagnosed} from './run-doctor.js';

/** All looks, when the last one is over. */
export async function settled(looks: Looks): Promise<Reads> {
	const read = await Promise.all(
		Object.entries(looks).map(async ([probe, look]) => [probe, await look] as const),
	);
	// The same names with what they have become, which fromEntries cannot express.
	return Object.fromEntries(read) as Reads;
}

/**
 * The text for a bug report, in English whatever the user reads: its readers are those who mend this program. Every line
 * goes through `redactor`.
 */
export function reportText(diagnosed: Diagnosed, reads: Reads, at: Date): string {
	const {facts} = reads;
	const names = facts.ok
		? [facts.value.host.name, ...(facts.value.engine.state === 'running' ? [facts.value.engine.name] : [])]
		: [];
	const redact = redactor(names);
	const parts: readonly Part[] = [
		{
			heading: 'versions',
			lines: [
				`vdsm-passthru ${__VERSION__}, Node ${process.versions.node}, ${process.arch}`,
				// Logs and times in it tell nothing without it.
				`made at ${at.toISOString()}`,
			],
		},
		{heading: 'results', lines: resultLines(diagnosed)},
		...(facts.ok
			? factsParts(facts.value)
			: [{heading: 'machine', lines: [`not read: ${facts.why} ${facts.detail}`]}]),
		...evidenceParts(reads),
	];
	const text = parts.map(({heading, lines}) => [`== ${heading}`, ...lines.map(redact)].join('\n'));
	return `${text.join('\n\n')}\n`;
}

function resultLines({cause, others, results}: Diagnosed): readonly string[] {
	const texts = {doctor: doctorTextsIn('en')};
	const findings: readonly Finding[] = [...(cause ? [cause] : []), ...others];
	const under = (result: Result) => findings.find(({folded}) => folded.includes(result))?.result.id;
	return [
		`cause: ${cause?.result.id ?? 'none'}`,
		...results.map(result => {
			const {id, catalogue, seen} = result;
			const rows = catalogue.map(row => ` F${row}`).join('');
			const root = under(result);
			const found = tellResult(texts, result)?.found ?? '';
			return `${seen.verdict} ${id}${rows}${root === undefined ? '' : ` (under ${root})`} ${found}`.trim();
		}),
	];
}
