import type {Diagnosis, Finding} from '../../model/diagnosis/diagnosis.js';
import {noticeLines} from '../components/notice.js';
import {blankLine, type StyledLine, span} from '../theme.js';
import type {DoctorSettings} from './doctor-settings.js';
import type {DoctorState} from './doctor-state.js';
import {itemLines} from './item-lines.js';
import {type Item, itemsOf} from './items.js';
import {gapLines} from './parts.js';

export type ResultDocument = {
	readonly lines: readonly StyledLine[];
	/** Which of them are the focused item's, its heading included. */
	readonly focused: {readonly from: number; readonly to: number};
};

/** Everything that was found, as it is opened now. */
export function resultDocument(
	state: DoctorState,
	diagnosis: Diagnosis,
	settings: DoctorSettings,
): ResultDocument {
	const lines: StyledLine[] = diagnosis.cause ? [] : fineLines(diagnosis.unknown.length, settings);
	let focused = {from: 0, to: 0};
	const items = itemsOf(diagnosis, state.open);
	const firstGroup = items.find(({kind}) => kind !== 'finding' && kind !== 'folded');
	for (const item of items) {
		const from = lines.length;
		const heading = headingOf(item, diagnosis, settings);
		if (from > 0 && heading !== null) lines.push(blankLine);
		if (heading !== null) lines.push([span(heading, 'strong')]);
		if (from > 0 && diagnosis.cause && item === firstGroup) lines.push(...gapLines(settings.rows));
		lines.push(...itemLines(item, state.open.includes(item.id), item.id === state.focus, settings));
		if (item.id === state.focus) focused = {from, to: lines.length};
	}
	return {lines, focused};
}

function headingOf(item: Item, {cause, others}: Diagnosis, {texts}: DoctorSettings): string | null {
	if (item.kind !== 'finding' || item.first === null) return null;
	const say = texts.doctorCommand;
	const isError = (finding: Finding) => finding.result.seen.verdict === 'error';
	if (item.first === 'other') return others.some(isError) ? say.others : say.warnings;
	if (isError(item.finding)) return say.cause;
	const follows = [...item.finding.folded, ...others.map(({result}) => result)];
	return cause && follows.some(({seen}) => seen.verdict === 'error') ? say.likely : say.warned;
}

function fineLines(unread: number, {texts, columns, glyphs, rows}: DoctorSettings): StyledLine[] {
	const {nothingWrong, nothingWrongSeen, notSeen} = texts.doctorCommand;
	const fine = unread === 0 ? nothingWrong : nothingWrongSeen(unread);
	return [
		...noticeLines(unread === 0 ? 'good' : 'dim', fine, columns, glyphs),
		...noticeLines('dim', notSeen, columns, glyphs),
		...gapLines(rows),
	];
}
