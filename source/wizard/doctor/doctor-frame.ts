import {clean} from '../../model/clean.js';
import {noticeLines} from '../components/notice.js';
import {viewport} from '../components/text-field.js';
import {minimum} from '../frame-layout.js';
import {linesOfHints, moreLine} from '../hint-lines.js';
import {clip, widthOf, wrap} from '../measure.js';
import {type StyledLine, span} from '../theme.js';
import {shownDoctorKeys} from './active-doctor-keys.js';
import {askingLines} from './asking-lines.js';
import {type DoctorContext, doctorContext, scrollKeysOf} from './doctor-keymap.js';
import type {DoctorSettings} from './doctor-settings.js';
import type {Asking, DoctorLimits, DoctorState} from './doctor-state.js';
import {fixingLines} from './fixing-lines.js';
import {noticeSentence} from './notice-sentence.js';
import {gapLines} from './parts.js';
import {resultDocument} from './result-document.js';
import {startFor} from './scroll.js';
import {stationLines} from './stations.js';

export type DoctorFrame = {
	readonly lines: readonly StyledLine[];
	readonly caret: {readonly x: number; readonly y: number} | undefined;
	/** How far the part that scrolls can go. */
	readonly limits: DoctorLimits;
};

const still: DoctorLimits = {start: 0, last: 0, page: 1};

/** What is drawn: never more lines than the window has, less one, and none wider than it. `tick` turns the spinner. */
export function doctorFrame(state: DoctorState, tick: number, settings: DoctorSettings): DoctorFrame {
	const {columns, rows, texts} = settings;
	const room = Math.max(1, rows - 1);
	if (columns < minimum.columns || rows < minimum.rows) {
		const lines = wrap(texts.doctorScreen.tooSmall(columns, rows), Math.max(1, columns));
		return {
			lines: lines.slice(0, room).map((line): StyledLine => [span(line, 'warning')]),
			caret: undefined,
			limits: still,
		};
	}
	const foot = [...gapLines(rows), ...hints(state, settings)];
	if (state.asking) return askingFrame(state, state.asking, foot, room, settings);
	if (state.fixing) return plainFrame(fixingLines(state.fixing, tick, settings), foot, room);
	if (!state.diagnosis)
		return plainFrame(lookingLines(state, tick, room - foot.length, settings), foot, room);
	const notice = noticeOf(state, settings);
	const {lines, focused} = resultDocument(state, state.diagnosis, settings);
	const below = [...notice, ...foot];
	const part = partOf(lines, focused, state.scroll, room - below.length, 'results', settings);
	return {lines: [...part.lines, ...below].slice(0, room), caret: undefined, limits: part.limits};
}

function plainFrame(lines: readonly StyledLine[], foot: readonly StyledLine[], room: number): DoctorFrame {
	const body = lines.slice(0, Math.max(0, room - foot.length));
	return {lines: [...body, ...foot].slice(0, room), caret: undefined, limits: still};
}

function lookingLines(
	state: DoctorState,
	tick: number,
	room: number,
	settings: DoctorSettings,
): StyledLine[] {
	const {texts, container, columns, rows, glyphs} = settings;
	const {looking, unchanged} = texts.doctorScreen;
	const sign = `${glyphs.spinner[tick % glyphs.spinner.length] ?? ''} `;
	const title = clip(looking(clean(container)), columns - widthOf(sign), glyphs.ellipsis);
	const gap = gapLines(rows);
	// In the smallest window what is found is worth more than a promise.
	const head: readonly StyledLine[] = [
		[span(sign, 'accent'), span(title, 'strong')],
		...(gap.length > 0 ? [[span(unchanged, 'dim')]] : []),
	];
	const rest = room - head.length - gap.length;
	return [...head, ...gap, ...stationLines(state, tick, rest, settings)];
}

function noticeOf(state: DoctorState, settings: DoctorSettings): StyledLine[] {
	const said = noticeSentence(state, settings);
	return said ? noticeLines(said.tone, clean(said.text), settings.columns, settings.glyphs, 2) : [];
}

function hints(state: DoctorState, settings: DoctorSettings): StyledLine[] {
	const {keys} = settings.texts.doctorScreen;
	const hinted = shownDoctorKeys(state).map(({shown, hint}) => ({
		shown,
		text: keys[hint === 'fix' && !settings.root ? 'how' : hint],
	}));
	return linesOfHints(hinted, settings.columns, settings, widthOf);
}

/** As many lines as fit, those of `focused` before all, and below them how many there are more. */
function partOf(
	lines: readonly StyledLine[],
	focused: {readonly from: number; readonly to: number},
	scroll: number | null,
	room: number,
	context: DoctorContext,
	settings: DoctorSettings,
): {readonly lines: readonly StyledLine[]; readonly limits: DoctorLimits} {
	const scrolls = lines.length > room;
	const page = scrolls ? Math.max(1, room - 1) : Math.max(1, room);
	const last = Math.max(0, lines.length - page);
	const start = Math.min(last, scroll ?? startFor(focused.from, focused.to, lines.length, page));
	const below = lines.length - start - page;
	const more = moreLine({above: start, below}, scrollKeysOf(context), settings, widthOf);
	return {
		lines: [...lines.slice(start, start + page), ...(scrolls ? [more] : [])],
		limits: {start, last, page},
	};
}

/** The question stays in sight, whatever there is to read above it. */
function askingFrame(
	state: DoctorState,
	asking: Asking,
	foot: readonly StyledLine[],
	room: number,
	settings: DoctorSettings,
): DoctorFrame {
	const {columns, glyphs} = settings;
	const {document, question} = askingLines(asking, settings);
	const sign = `${glyphs.pointer} `;
	const {text, column} = viewport(asking.line.text, asking.line.cursor, columns - widthOf(sign) - 1);
	const field: readonly StyledLine[] =
		asking.word === null || asking.asUser ? [] : [[span(sign, 'chosen'), span(text, 'strong')]];
	const below = [...question, ...field, ...foot];
	const shown = room - below.length;
	const part = partOf(document, {from: 0, to: 0}, state.scroll, shown, doctorContext(state), settings);
	const y = part.lines.length + question.length;
	return {
		lines: [...part.lines, ...below].slice(0, room),
		caret: field.length > 0 && y < room ? {x: widthOf(sign) + column, y} : undefined,
		limits: part.limits,
	};
}
