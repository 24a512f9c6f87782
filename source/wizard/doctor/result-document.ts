import type {Diagnosis} from '../../model/diagnosis/diagnosis.js';
import {noticeLines} from '../components/notice.js';
import {blankLine, type StyledLine, span} from '../theme.js';
import type {DoctorSettings} from './doctor-settings.js';
import type {DoctorState} from './doctor-state.js';
import {gapLines, itemLines} from './item-lines.js';
import {type Item, itemsOf} from './items.js';

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
	const lines: StyledLine[] = diagnosis.cause ? [] : fineLines(state, settings);
	let focused = {from: 0, to: 0};
	let before: Item['kind'] | null = null;
	for (const item of itemsOf(diagnosis, state.open)) {
		const from = lines.length;
		const isGroup = item.kind !== 'finding' && item.kind !== 'folded';
		if (lines.length > 0 && isGroup && before !== null && before !== item.kind && !isGroupKind(before))
			lines.push(...gapLines(settings.rows));
		const heading = headingOf(item, diagnosis, settings);
		if (heading !== null) {
			if (lines.length > 0) lines.push(blankLine);
			lines.push([span(heading, 'strong')]);
		}
		lines.push(...itemLines(item, state.open.includes(item.id), item.id === state.focus, settings));
		if (item.id === state.focus) focused = {from, to: lines.length};
		before = item.kind;
	}
	return {lines, focused};
}

function isGroupKind(kind: Item['kind']): boolean {
	return kind === 'notes' || kind === 'unknown' || kind === 'passed';
}

function headingOf(item: Item, {cause}: Diagnosis, {texts}: DoctorSettings): string | null {
	if (item.kind !== 'finding' || item.first === null) return null;
	const say = texts.doctorScreen;
	if (item.first === 'other') return say.others;
	return cause?.result.seen.verdict === 'error' ? say.cause : say.likely;
}

function fineLines({results}: DoctorState, {texts, columns, glyphs, rows}: DoctorSettings): StyledLine[] {
	const {fine, fineFor} = texts.doctorScreen;
	const passed = results.filter(({seen}) => seen.verdict === 'ok' || seen.verdict === 'note').length;
	return [
		...noticeLines('good', passed > 0 ? fineFor(passed) : fine, columns, glyphs),
		...gapLines(rows),
	];
}
