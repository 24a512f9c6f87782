import process from 'node:process';
import {saidOf} from '../answers/settle.js';
import type {RawAnswers} from '../model/answers.js';
import {clean} from '../model/clean.js';
import type {Texts} from '../text/en.js';
import {asciiTexts} from './ascii-texts.js';
import {savedText} from './done-text.js';
import {glyphsFor} from './glyphs.js';
import {goneEvents} from './input/gone-events.js';
import {runLines} from './lines/run-lines.js';
import {mountWizard} from './mount.js';
import type {Setup, WizardPorts} from './ports.js';
import type {Outcome} from './state.js';
import {viewOf} from './view.js';

export type WizardOptions = {
	/** What flags or a file said already; shown as the user's own answers. */
	readonly answers: RawAnswers;
	readonly texts: Texts;
	readonly ports: WizardPorts;
	/** Another machine's set-up is planned and saved only. */
	readonly canApply: boolean;
	/** The card that `--give-up-nic` named. */
	readonly giveUp?: string | undefined;
	readonly ascii: boolean;
	/** A conversation in lines, for a screen reader or a terminal that cannot be drawn on. */
	readonly accessible: boolean;
	/** The terminal obeys escape sequences. */
	readonly sequences: boolean;
	/** Rows of the first frame that stand above the cursor already. */
	readonly ahead?: number;
	/** Both must be terminals: the caller has made sure. */
	readonly stdin?: NodeJS.ReadStream;
	readonly stdout?: NodeJS.WriteStream;
};

export type WizardEnd = {
	readonly outcome: Outcome;
	/** What the user arrived at; undefined: they left before. */
	readonly setup: Setup | undefined;
	/** What they said, and took over from last time. */
	readonly said: RawAnswers;
};

/**
 * Asks everything, and ends with what the user decided. What was written, or the command that was wanted, stays in
 * the scrollback. A mistake of the wizard itself is thrown.
 */
export async function runWizard({
	answers,
	texts: full,
	ports,
	canApply,
	giveUp,
	ascii,
	accessible,
	sequences,
	ahead = 0,
	stdin = process.stdin,
	stdout = process.stdout,
}: WizardOptions): Promise<WizardEnd> {
	const glyphs = glyphsFor(ascii || accessible);
	const texts = ascii ? asciiTexts(full) : full;
	const common = {start: {raw: answers, canApply, giveUp}, texts, ports, stdin, stdout};
	const ended = accessible
		? runLines({...common, marksPastes: sequences})
		: mountWizard({...common, glyphs, ahead}).ended;
	const gone = () => {
		// Nobody is there to wait for it.
		ports.images.want(null);
		endAsHungUp();
	};
	for (const event of goneEvents) stdin.on(event, gone);
	const last = await ended.finally(() => {
		for (const event of goneEvents) stdin.off(event, gone);
	});
	const outcome = last?.outcome ?? {kind: 'interrupted'};
	const {plan, setup} = last ? viewOf(last) : {};
	if (outcome.kind === 'saved' && plan && setup) {
		const columns = Math.min(stdout.columns || 80, 120);
		stdout.write(`${savedText(outcome, {plan, setup, texts, glyphs, columns, ports, drawn: !accessible})}\n`);
	} else if (outcome.kind === 'command' && setup) {
		stdout.write(`${clean(ports.quote(ports.equivalentCommand(setup, canApply ? 'apply' : 'export')))}\n`);
	} else if (outcome.kind === 'quit') {
		stdout.write(`${texts.wizard.done.quit}\n`);
	}

	return {outcome, setup, said: last ? saidOf(viewOf(last).settled) : {}};
}

/**
 * The terminal is gone, and with it whoever could be told. Node cannot end in the normal way without its terminal: it
 * insists on restoring it, and aborts with a core dump. So end as a SIGHUP ends a program that does not catch it.
 */
function endAsHungUp(): void {
	process.removeAllListeners('SIGHUP');
	process.kill(process.pid, 'SIGHUP');
}
