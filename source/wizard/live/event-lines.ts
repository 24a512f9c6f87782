import {clean} from '../../model/clean.js';
import type {Move, RunEvent} from '../../model/run-event.js';
import {glyphsFor} from '../glyphs.js';
import {pulledShare, pulledText} from '../pull-text.js';
import {verdictSign} from './verdict-sign.js';
import {bootText, countdownText, doingText, effectText, subjectText, timeText, type Words, whyText} from './words.js';

/** `head`: a new step begins, or something about the whole run. */
export type PlainLine = {readonly text: string; readonly tone: 'head' | 'good' | 'bad' | 'plain'};

/** Signs that any terminal, log and screen reader knows. */
const signs = glyphsFor(true);

/** The run as plain lines, for a log or a screen reader: nothing is drawn twice, and nothing needs a cursor. */
export function eventLines(words: Words): (event: RunEvent) => readonly PlainLine[] {
	const {texts, tellCheck} = words;
	const {run} = texts;
	let moves: readonly Move[] = [];
	let pulled = '';
	let boot = '';
	let turned = false;

	const number = (move: Move) => {
		const index = moves.findIndex(({id, direction}) => id === move.id && direction === move.direction);
		return turned || index < 0 ? '' : `[${index + 1}/${moves.length}] `;
	};

	const lines = (event: RunEvent): readonly PlainLine[] => {
		switch (event.type) {
			case 'started':
				({moves} = event);
				return event.moves.length === 0 ? [] : [head(run.heading[event.action](moves.length))];
			case 'step-started':
				return [head(`${number(event.move)}${doingText(texts, event.move)}`)];
			case 'command':
			case 'file':
				return [plain(`  + ${effectText(words, event)}`)];
			case 'output':
				return [plain(`    ${event.line}`)];
			case 'progress': {
				// Of bytes a word for each tenth: nobody wants to read, or hear, four lines a second.
				const tenth = event.bytes === null ? -1 : Math.floor(pulledShare(event) * 10);
				const now = `${event.done} ${event.total} ${tenth}`;
				if (now === pulled) return [];
				pulled = now;
				return [plain(`    ${pulledText(event, texts)}`)];
			}
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
				return [
					plain(`  ${run.waiting[event.what](countdownText(texts, event.ms))}`),
					...(event.what === 'guest' ? [plain(`  ${run.boot.normal}`)] : []),
				];
			case 'boot': {
				const {stage, percent} = event;
				const now = `${stage} ${percent === null ? '' : Math.floor(percent / 10)}`;
				if (now === boot) return [];
				boot = now;
				return [plain(`    ${run.boot.change(bootText(texts, event))}`)];
			}
			case 'turned-back':
				turned = true;
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
					plain(`  ${run.confirm.elsewhere(`vdsm-passthru confirm ${event.word}`)}`),
				];
			case 'confirmed':
				return [good(run.confirm.confirmed)];
			case 'finished':
				return [];
		}
	};
	return event => lines(event).map(({text, tone}) => ({text: clean(text), tone}));
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
