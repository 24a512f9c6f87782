import {clean} from '../../model/clean.js';
import type {PullProgress} from '../../model/pull.js';
import {noticeLines} from '../components/notice.js';
import {foldCommand} from '../fold-command.js';
import {minimum} from '../frame-layout.js';
import {linesOfHints} from '../hint-lines.js';
import {clip, widthOf, wrap} from '../measure.js';
import {pulledShare, pulledText} from '../pull-text.js';
import {blankLine, type StyledLine, span} from '../theme.js';
import {confirmLines} from './confirm-lines.js';
import {checkLines, outputLine} from './entry-lines.js';
import type {LiveSettings} from './live-settings.js';
import {isAhead, type LiveState} from './live-state.js';
import {wiringLines} from './wiring-lines.js';
import {
	bootText,
	countdownText,
	doingText,
	effectText,
	subjectText,
	timeText,
	wholeSeconds,
} from './words.js';

export type LiveFrame = {
	readonly lines: readonly StyledLine[];
	readonly caret: {readonly x: number; readonly y: number} | undefined;
};

/**
 * What is drawn below the finished steps: never more lines than the window has, less one, and none wider than it.
 * `tick` turns the spinner; `now` is of the clock of the state's times.
 */
export function liveFrame(state: LiveState, now: number, tick: number, settings: LiveSettings): LiveFrame {
	const {columns, rows} = settings;
	const room = Math.max(1, rows - 1);
	if (columns < minimum.columns || rows < minimum.rows) return smallFrame(state, now, room, settings);
	const confirm = state.confirming && confirmLines(state.confirming, now, settings);
	const gap: readonly StyledLine[] = rows >= 20 ? [blankLine] : [];
	// What ends with a blank needs no other one below it.
	const last = state.entries.at(-1)?.kind;
	const top = last === 'heading' || last === 'turned' ? [] : gap;
	const foot = [...stopLines(state, settings), ...gap, ...hintLines(state, settings)];
	const head = confirm ? confirm.lines : underWay(state, now, tick, settings);
	const rest = room - top.length - foot.length - head.length;
	const body = confirm ? [] : details(state, Math.max(0, rest - 1), settings);
	const wiring = confirm ? [] : wiringLines(state.progress, tick, rest - body.length - 1, settings);
	const lines = [...top, ...head, ...body, ...wiring, ...foot];
	const caret = confirm && !state.confirming?.sent ? confirm.caret : undefined;
	return {lines: lines.slice(0, room), caret: caret && {x: caret.x, y: caret.y + top.length}};
}

/** Work goes on in any window: what it is about, and the word where one is asked for. */
function smallFrame(state: LiveState, now: number, room: number, settings: LiveSettings): LiveFrame {
	const {texts, columns, rows, glyphs} = settings;
	const said = (tone: 'warning' | 'plain', text: string) =>
		wrap(clean(text), Math.max(1, columns - 1)).map((line): StyledLine => [span(line, tone)]);
	const small = said('warning', texts.run.tooSmall(columns, rows));
	const {confirming} = state;
	if (!confirming) {
		const {stop} = texts.run;
		const heard = state.interrupts > 0 ? said('warning', stop[stopOf(state)]) : [];
		const title = state.running ? doingText(texts, state.running.move, isAhead(state)) : texts.run.preparing;
		return {lines: [...heard, ...said('plain', title), ...small].slice(0, room), caret: undefined};
	}
	const left = countdownText(texts, confirming.until - now);
	const typed = `${texts.run.confirm.word(confirming.word)} (${left})`;
	const field = clip(`${glyphs.pointer} ${confirming.line.text}`, Math.max(1, columns - 1), glyphs.ellipsis);
	const above = said('plain', typed).slice(0, room - 1);
	return {
		lines: [...above, [span(field, 'strong')] as StyledLine, ...small].slice(0, room),
		caret: {x: Math.min(columns - 1, widthOf(field)), y: Math.min(above.length, room - 1)},
	};
}

/** The running step, and what it is doing; or what goes on between the steps. */
function underWay(state: LiveState, now: number, tick: number, settings: LiveSettings): StyledLine[] {
	const {texts, glyphs, columns, rows} = settings;
	const {running, effect, waiting, pulled} = state;
	const spinner = span(`${glyphs.spinner[tick % glyphs.spinner.length] ?? ''} `, 'accent');
	const lines: StyledLine[] = [];
	if (running) {
		const remark = `  ${timeText(texts, now - running.since)}${placeText(state, settings)}`;
		const title = clip(
			clean(doingText(texts, running.move, isAhead(state))),
			columns - 2 - widthOf(remark),
			glyphs.ellipsis,
		);
		lines.push([spinner, span(title, 'strong'), span(remark, 'dim')]);
	} else if (!waiting && state.interrupts === 0) {
		lines.push([
			spinner,
			span(
				clip(
					state.steps === state.toCome.length ? texts.run.preparing : betweenText(state, settings),
					columns - 2,
					glyphs.ellipsis,
				),
			),
		]);
	}
	if (waiting) {
		const text = texts.run.waiting[waiting.what](countdownText(texts, waiting.until - now));
		lines.push(
			...wrap(text, columns - 2).map(
				(line, row): StyledLine => (row === 0 && !running ? [spinner, span(line)] : [span(`  ${line}`)]),
			),
		);
	}
	if (waiting?.what === 'guest') lines.push(...bootLines(state, now - waiting.since, settings));
	if (effect) lines.push(...effectLines(effect, rows >= 24 ? 3 : 2, settings));
	if (pulled && pulled.total > 0) lines.push(progressLine(pulled, settings));
	return lines;
}

/** What the container does, and how long that takes as a rule. `ms`: how long DSM has been waited for. */
function bootLines({boot}: LiveState, ms: number, {texts, columns, rows}: LiveSettings): StyledLine[] {
	const say = texts.run.boot;
	const what = boot && say.now(wholeSeconds(texts, ms), bootText(texts, boot));
	return [
		...(what ? wrap(what, columns - 2).map((line): StyledLine => [span(`  ${line}`, 'strong')]) : []),
		...(rows < 20 ? [] : wrap(say.normal, columns - 2).map((line): StyledLine => [span(`  ${line}`, 'dim')])),
	];
}

function betweenText(state: LiveState, {texts}: LiveSettings): string {
	return state.toCome.length > 0 || state.turned ? texts.run.preparing : texts.run.readingBack;
}

/** `step 4 of 9`, as long as the steps are taken in the order that was announced. */
function placeText({turned, steps, toCome}: LiveState, {texts, glyphs}: LiveSettings): string {
	return turned ? '' : ` ${glyphs.dot} ${texts.run.step(steps - toCome.length, steps)}`;
}

/** A long command is cut off: the plan has shown all of it, and a failure says it again. */
function effectLines(
	effect: NonNullable<LiveState['effect']>,
	most: number,
	settings: LiveSettings,
): StyledLine[] {
	const {glyphs, columns, quote} = settings;
	const lines =
		effect.type === 'command'
			? foldCommand(effect.command, {quote, columns, indent: 2})
			: wrap(clean(effectText(settings, effect)), columns - 2).map(line => `  ${line}`);
	const shown = lines.slice(0, most);
	const cut = lines.length > most;
	return shown.map((line, row): StyledLine => {
		if (!cut || row < most - 1) return [span(line, 'dim')];
		return [span(clip(line.replace(/\\$/, glyphs.ellipsis), columns, glyphs.ellipsis), 'dim')];
	});
}

function progressLine(pulled: PullProgress, {texts, ascii, columns, glyphs}: LiveSettings): StyledLine {
	const text = clip(`  ${pulledText(pulled, texts)}`, columns - 13, glyphs.ellipsis);
	// Not by the text, which changes its length while it goes on.
	const width = Math.max(10, Math.min(24, columns - 60));
	const full = Math.floor(width * pulledShare(pulled));
	const [filled, empty] = ascii ? ['#', '-'] : ['█', '░'];
	return [
		span('  '),
		span(filled.repeat(full), 'accent'),
		span(empty.repeat(width - full), 'dim'),
		span(text),
	];
}

/** The program's own words, what was read, and what is to come, as far as there is room. */
function details(state: LiveState, room: number, settings: LiveSettings): StyledLine[] {
	const {rows} = settings;
	const most = Math.min(rows >= 24 ? 5 : 3, room);
	const output = most > 0 ? state.output.slice(-most).map(line => outputLine(line, settings)) : [];
	const left = room - output.length;
	const checks = clipLines(
		state.checks.flatMap(check => checkLines(check, settings)),
		left,
		settings,
	);
	const toCome =
		state.toCome.length > 0 && left - checks.length > 0 ? [[span(toComeText(state, settings), 'dim')]] : [];
	return [...output, ...checks, ...toCome];
}

/** As many of the titles as fit, each whole. */
function toComeText({toCome}: LiveState, {texts, glyphs, columns}: LiveSettings): string {
	const titles = toCome.map(move => subjectText(texts, move));
	const said = (shown: number) => {
		const rest = shown < titles.length ? glyphs.ellipsis : '';
		return clean(texts.run.toCome(titles.length, titles.slice(0, shown).join(texts.run.between) + rest));
	};
	const fitting = titles.findLastIndex((_, index) => widthOf(said(index + 1)) <= columns);
	return clip(said(Math.max(1, fitting + 1)), columns, glyphs.ellipsis);
}

function clipLines(lines: readonly StyledLine[], room: number, {texts}: LiveSettings): readonly StyledLine[] {
	if (lines.length <= room) return lines;
	if (room < 1) return [];
	return [...lines.slice(0, room - 1), [span(texts.run.more(lines.length - room + 1), 'dim')]];
}

/** Which sentence answers Ctrl-C now. */
export function stopOf({
	interrupts,
	turned,
	action,
	running,
	waiting,
}: LiveState): keyof LiveSettings['texts']['run']['stop'] {
	if (interrupts > 1) return 'now';
	if (turned) return 'rollback';
	// What is set up by then stays: only the waiting ends.
	if (waiting?.what === 'guest') return 'waiting';
	return action === 'apply' && !running ? 'between' : action;
}

function stopLines(state: LiveState, {texts, glyphs, columns}: LiveSettings): StyledLine[] {
	return state.interrupts === 0
		? []
		: noticeLines('warning', texts.run.stop[stopOf(state)], columns, glyphs, 2);
}

/** What the keys do now; in a narrow window on a line each. */
function hintLines(state: LiveState, settings: LiveSettings): StyledLine[] {
	const {texts, columns, glyphs} = settings;
	const {keys} = texts.run;
	if (state.confirming) {
		const hinted = [
			{shown: ['Enter'], text: clip(keys.confirm, columns - 6, glyphs.ellipsis)},
			{shown: ['Ctrl-C'], text: clip(keys.takeBack, columns - 7, glyphs.ellipsis)},
		];
		return linesOfHints(hinted, columns, settings, widthOf);
	}
	const now = state.interrupts > 0 || state.turned;
	const usual = state.waiting?.what === 'guest' ? keys.waiting : keys[state.action];
	const text = clip(now ? keys.now : usual, columns - 7, glyphs.ellipsis);
	return linesOfHints([{shown: ['Ctrl-C'], text}], columns, settings, widthOf);
}
