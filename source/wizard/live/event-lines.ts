import {clean} from '../../model/clean.js';
import type {GuestBoot} from '../../model/guest-boot.js';
import type {PullProgress} from '../../model/pull.js';
import type {Move, RunEvent} from '../../model/run-event.js';
import {glyphsFor} from '../glyphs.js';
import {pulledShare, pulledText} from '../pull-text.js';
import {verdictSign} from './verdict-sign.js';
import {
	bootText,
	countdownText,
	doingText,
	effectText,
	subjectText,
	timeText,
	type Words,
	whyText,
} from './words.js';

/** `head`: a new step begins, or something about the whole run. */
export type PlainLine = {readonly text: string; readonly tone: 'head' | 'good' | 'bad' | 'plain'};

/** Signs that any terminal, log and screen reader knows. */
const signs = glyphsFor(true);

/** The run as plain lines, for a log or a screen reader: nothing is drawn twice, and nothing needs a cursor. */
export function eventLines(words: Words): (event: RunEvent) => readonly PlainLine[] {
	const {texts, tellCheck} = words;
	const {run} = texts;
	let moves: readonly Move[] = [];
	const pulled = onChange();
	const boot = onChange();
	let turned = false;
	let ahead = false;

	const number = (move: Move) => {
		const index = moves.findIndex(({id, direction}) => id === move.id && direction === move.direction);
		return turned || index < 0 ? '' : `[${index + 1}/${moves.length}] `;
	};

	const lines = (event: RunEvent): readonly PlainLine[] => {
		switch (event.type) {
			case 'started':
				({moves} = event);
				ahead = event.action === 'apply';
				return event.moves.length === 0 ? [] : [head(run.heading[event.action](moves.length))];
			case 'step-started':
				return [head(`${number(event.move)}${doingText(texts, event.move, ahead)}`)];
			case 'command':
			case 'file':
				return [plain(`  + ${effectText(words, event)}`)];
			case 'output':
				return [plain(`    ${event.line}`)];
			case 'progress':
				return pulled(pullKey(event), () => pulledText(event, texts));
			case 'step-finished':
				return event.result === 'foreign'
					? [plain(`  ${run.foreign(subjectText(texts, event.move))}`)]
					: [good(`  ${run.doneIn(timeText(texts, event.ms))}`)];
			case 'step-failed':
				return [
					bad(
						`  ${run.failedAfter(timeText(texts, event.ms))}${texts.wizard.colon}${whyText(texts, event.failure)}`,
					),
				];
			case 'waiting':
				return waitingLines(event, texts);
			case 'boot':
				return boot(bootKey(event), () => run.boot.change(bootText(texts, event)));
			case 'turned-back':
				turned = true;
				ahead = false;
				return [bad(run.turned[event.turned.because])];
			case 'checked':
				// The outcome tells all that was seen to be well; here only what was asked in between, and what fails.
				if (event.checks.length > 1 && event.checks.every(({verdict}) => verdict !== 'failed')) return [];
				return event.checks.map(check => {
					const text = `  ${verdictSign(check.verdict, signs)} ${tellCheck(texts, check)}`;
					return check.verdict === 'failed' ? bad(text) : plain(text);
				});
			case 'confirm-wanted':
				return [
					bad(run.confirm.question(countdownText(texts, event.ms))),
					plain(`  ${run.confirm.guard[event.guard]}`),
					plain(`  ${run.confirm.elsewhere(words.quote(words.keep(event.word)))}`),
				];
			case 'confirmed':
				return [good(run.confirm.confirmed)];
			case 'finished':
				return [];
		}
	};
	return event => lines(event).map(({text, tone}) => ({text: clean(text), tone}));
}

/** Says something only when its key is another one than before. */
function onChange(): (key: string, text: () => string) => readonly PlainLine[] {
	let before = '';
	return (key, text) => {
		if (key === before) return [];
		before = key;
		return [plain(`    ${text()}`)];
	};
}

/** A word for each layer and each tenth of the bytes: nobody wants to read, or hear, four lines a second. */
function pullKey(progress: PullProgress): string {
	const tenth = progress.bytes === null ? '' : Math.floor(pulledShare(progress) * 10);
	return `${progress.done} ${progress.total} ${tenth}`;
}

function bootKey({stage, percent}: GuestBoot): string {
	return `${stage} ${percent === null ? '' : Math.floor(percent / 10)}`;
}

function waitingLines(
	{what, ms}: Extract<RunEvent, {readonly type: 'waiting'}>,
	texts: Words['texts'],
): readonly PlainLine[] {
	const {waiting, boot} = texts.run;
	const text = plain(`  ${waiting[what](countdownText(texts, ms))}`);
	return what === 'guest' ? [text, plain(`  ${boot.normal}`)] : [text];
}

function head(text: string): PlainLine {
	return {text, tone: 'head'};
}

function plain(text: string): PlainLine {
	return {text, tone: 'plain'};
}

function good(text: string): PlainLine {
	return {text, tone: 'good'};
}

function bad(text: string): PlainLine {
	return {text, tone: 'bad'};
}
