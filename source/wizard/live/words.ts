import type {Check} from '../../model/check.js';
import type {ResolvedCommand} from '../../model/command.js';
import {bootStages, type GuestBoot} from '../../model/guest-boot.js';
import type {Move, RunEvent, StepFailure} from '../../model/run-event.js';
import type {Texts} from '../../text/en.js';
import {stepTitle} from '../../text/step-title.js';

/** What the words of a run are made with. The screen may not quote or judge by itself, so both come from the caller. */
export type Words = {
	readonly texts: Texts;
	/** A command as a line that could be pasted into a shell. */
	readonly quote: (command: ResolvedCommand) => string;
	readonly tellCheck: (texts: Texts, check: Check) => string;
	/** What keeps the change, typed in another session. */
	readonly keep: (word: string) => ResolvedCommand;
};

/** `0.4 s`, `1 min 05 s`. `ms`: milliseconds. */
export function timeText({run: {time}}: Texts, ms: number): string {
	const tenths = Math.max(0, Math.round(ms / 100));
	if (tenths < 600) return time.seconds((tenths / 10).toFixed(1));
	return wholeTime(time, Math.round(ms / 1000));
}

/** Time that is left, in whole seconds: it reaches 0 when it is over, not before. `ms`: milliseconds. */
export function countdownText({run: {time}}: Texts, ms: number): string {
	const seconds = Math.max(0, Math.ceil(ms / 1000));
	return seconds < 60 ? time.seconds(String(seconds)) : wholeTime(time, seconds);
}

/** Time that has passed, in whole seconds: tenths would make it restless. `ms`: milliseconds. */
export function wholeSeconds(texts: Texts, ms: number): string {
	return countdownText(texts, Math.floor(ms / 1000) * 1000);
}

function wholeTime(time: Texts['run']['time'], seconds: number): string {
	return time.minutes(Math.floor(seconds / 60), String(seconds % 60).padStart(2, '0'));
}

/** `downloading DSM from Synology, 43 %`, and which of the stages that is. */
export function bootText({run: {boot}}: Texts, {stage, percent}: GuestBoot): string {
	if (stage === 'ready') return boot.doing.ready;
	const number = bootStages.indexOf(stage) + 1;
	const done = percent === null ? '' : boot.percent(percent);
	return `${boot.doing[stage]}${done}${boot.place(number, bootStages.length - 1)}`;
}

/** What a step is about, without saying in which direction it is taken. */
export function subjectText(texts: Texts, move: Pick<Move, 'id' | 'subject'>): string {
	return stepTitle(texts, move);
}

/** `ahead`: an apply that has not turned back, in which what is taken back makes room for what is to come. */
export function doingText(texts: Texts, move: Move, ahead: boolean): string {
	return texts.run.doing[wayOf(move, ahead)](subjectText(texts, move));
}

export function didText(texts: Texts, move: Move, ahead: boolean): string {
	return texts.run.did[wayOf(move, ahead)](subjectText(texts, move));
}

function wayOf({direction}: Move, ahead: boolean): keyof Texts['run']['did'] {
	return ahead && direction === 'take-back' ? 'apart' : direction;
}

/** One sentence: what went wrong, without the cause behind it. */
export function whyText({run: {why}}: Texts, {why: code, command, exitCode, subject}: StepFailure): string {
	const program = command?.[0] ?? subject;
	switch (code) {
		case 'command':
			if (exitCode === null) return why.killed(program);
			return program === 'docker' && command?.[1][0] === 'compose'
				? why.compose(exitCode)
				: why.command(program, exitCode);
		case 'timeout':
		case 'no-program':
			return why[code](program);
		case 'write':
			return why.write(subject);
		case 'not-so':
		case 'docker-gone':
			return why[code];
	}
}

/** What the running step is doing: its command, or the file it writes. */
export function effectText(
	{texts, quote}: Words,
	event: Extract<RunEvent, {readonly type: 'command' | 'file'}>,
): string {
	if (event.type === 'command') return quote(event.command);
	const {writes, removes} = texts.wizard.review;
	return event.what === 'written' ? writes(event.path) : removes(event.path);
}
