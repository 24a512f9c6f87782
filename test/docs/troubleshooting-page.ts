import type {AnyCheck} from '../../source/doctor/check.js';
import type {DoctorId} from '../../source/model/diagnosis/values.js';
import {places} from '../../source/model/diagnosis/verdict.js';
import {textOf} from '../../source/text/doctor-text.js';
import {doctorTextsIn} from '../../source/text/doctor-texts.js';
import type {Language} from '../../source/text/language.js';
import {type Prose, prose} from './troubleshooting-prose.js';

/** How it was seen that a check finds what it is there for. */
export type Proof =
	| {readonly by: 'lab'; readonly files: readonly string[]}
	/** Something else is broken there, and this seen to fail because of it, and folded under it. */
	| {readonly by: 'folded'; readonly files: readonly string[]}
	| {readonly by: 'recorded'; readonly why: Readonly<Record<Language, string>>}
	/** It says what is normal, and has nothing to break. */
	| {readonly by: 'note'};

/** The whole of docs/troubleshooting.md, or of the same page in Chinese. */
export function troubleshootingPage(
	checks: readonly AnyCheck[],
	proofOf: (id: DoctorId) => Proof,
	language: Language,
): string {
	const {head, byRow} = prose[language];
	const doctor = doctorTextsIn(language);
	const rows = rowsOf(checks);
	const parts = places.flatMap(place => {
		const here = checks.filter(check => check.place === place);
		return here.length === 0
			? []
			: [`## ${doctor.places[place]}`, ...here.map(check => section(check, proofOf(check.id), language))];
	});
	const table = [byRow.table, '|---|---|', ...rows.map(row => tableRow(row, checks))].join('\n');
	return `${[...head(checks.length, rows.length), ...parts, `## ${byRow.heading}`, table].join('\n\n')}\n`;
}

function section(check: AnyCheck, proof: Proof, language: Language): string {
	const {id, catalogue, reads, explains} = check;
	const {title, why} = textOf(doctorTextsIn(language), id);
	const text = prose[language];
	return [
		`### \`${id}\``,
		text.opening(
			title,
			catalogue.map(row => `F${row}`),
			why,
		),
		[
			text.looksAt(reads.map(probe => text.probes[probe])),
			...(explains.length === 0 ? [] : [text.explains(explains.map(linkTo))]),
			proofText(proof, text, language),
		]
			.map(line => `- ${line}`)
			.join('\n'),
	].join('\n\n');
}

function rowsOf(checks: readonly AnyCheck[]): readonly number[] {
	return [...new Set(checks.flatMap(({catalogue}) => catalogue))].sort((a, b) => a - b);
}

function tableRow(row: number, checks: readonly AnyCheck[]): string {
	const here = checks.filter(({catalogue}) => catalogue.includes(row));
	return `| F${row} | ${here.map(({id}) => linkTo(id)).join(', ')} |`;
}

function linkTo(id: DoctorId): string {
	return `[\`${id}\`](#${id})`;
}

function proofText(proof: Proof, text: Prose, language: Language): string {
	if (proof.by === 'note') return text.note;
	if (proof.by === 'recorded') return text.recorded(proof.why[language]);
	return text[proof.by](proof.files.map(file => `\`${file}\``).join(', '));
}
