import {type DoctorVerdict, type Place, places, type Result} from '../../model/diagnosis/verdict.js';
import {tellResult} from '../../text/doctor-text.js';
import {clip, padEnd, widthOf} from '../measure.js';
import {type StyledLine, span} from '../theme.js';
import type {DoctorSettings} from './doctor-settings.js';
import type {DoctorState} from './doctor-state.js';
import {signOf} from './parts.js';

/** The worst first. */
const order: readonly DoctorVerdict[] = ['error', 'warning', 'unknown', 'note', 'ok'];

/**
 * The stations of the wire, in its order, with what is known of each so far. What is wrong stands below its station, as
 * long as there is room: `rows` lines in all, one of them for each station.
 */
export function stationLines(
	state: DoctorState,
	tick: number,
	rows: number,
	settings: DoctorSettings,
): StyledLine[] {
	const {texts} = settings;
	const shown = places.filter(place => state.expected.some(expected => expected.place === place));
	const labelColumns = Math.max(0, ...shown.map(place => widthOf(texts.doctor.places[place])));
	const told = tellable(state.results).slice(0, Math.max(0, rows - shown.length));
	return shown.flatMap(place => [
		stationLine(place, labelColumns, state, tick, settings),
		...told.filter(result => result.place === place).map(result => resultLine(result, settings)),
	]);
}

function tellable(results: readonly Result[]): Result[] {
	const of = (verdict: DoctorVerdict) => results.filter(({seen}) => seen.verdict === verdict);
	return [...of('error'), ...of('warning')];
}

function stationLine(
	place: Place,
	labelColumns: number,
	{expected, results, diagnosis}: DoctorState,
	tick: number,
	{texts, glyphs, columns}: DoctorSettings,
): StyledLine {
	const {counts, between, waiting} = texts.doctorScreen;
	const here = results.filter(result => result.place === place);
	const wanted = expected.filter(one => one.place === place).length;
	const isOver = diagnosis !== null || here.length >= wanted;
	const verdicts = order.filter(verdict => here.some(({seen}) => seen.verdict === verdict));
	const counted = verdicts.map(verdict =>
		counts[verdict](here.filter(({seen}) => seen.verdict === verdict).length),
	);
	const words = counted.length > 0 ? counted.join(between) : isOver ? counts.nothing : waiting;
	// What nothing is known of waits for its looks; what has begun to answer is under way.
	const {sign, tone} = isOver
		? signOf(verdicts[0] ?? 'unknown', glyphs)
		: counted.length > 0
			? {sign: glyphs.spinner[tick % glyphs.spinner.length] ?? '', tone: 'accent' as const}
			: {sign: glyphs.off, tone: 'dim' as const};
	const label = padEnd(texts.doctor.places[place], labelColumns);
	const room = columns - widthOf(`${sign} ${label}  `);
	return [
		span(`${sign} `, tone),
		span(`${label}  `),
		span(clip(words, room, glyphs.ellipsis), verdicts[0] === 'error' ? 'bad' : 'dim'),
	];
}

function resultLine(result: Result, settings: DoctorSettings): StyledLine {
	const {glyphs, columns, texts} = settings;
	const {sign, tone} = signOf(result.seen.verdict, glyphs);
	const text = tellResult(texts, result)?.found ?? '';
	return [span(`  ${sign} `, tone), span(clip(text, columns - 3 - widthOf(sign), glyphs.ellipsis))];
}
