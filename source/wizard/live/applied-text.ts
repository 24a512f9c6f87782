import type {ResolvedCommand} from '../../model/command.js';
import type {Plan} from '../../model/plan.js';
import {keptName} from '../../model/predecessor.js';
import type {Texts} from '../../text/en.js';
import {whereDsmAnswers} from '../done-text.js';

/** Command lines that can be pasted, each as whoever began the run has to type it. */
export type OwnCommands = {
	/** What does the same once more; null: nobody knows its answers. */
	readonly again: ResolvedCommand | null;
	readonly undo: ResolvedCommand;
	readonly status: ResolvedCommand;
	readonly doctor: ResolvedCommand;
	/** What removes the records, and all else that outlives an undo. */
	readonly purge: ResolvedCommand;
	/** Of Docker’s own, which wants the same rights. */
	readonly removal: (container: string) => ResolvedCommand;
	readonly logs: (container: string, ...args: readonly string[]) => ResolvedCommand;
	/** The file that tells what was run. */
	readonly journal: string;
};

/** A sentence, to be wrapped; what has to stay in one piece to be copied; or a command, that a shell may break. */
export type OutcomeLine = string | {readonly asIs: string} | {readonly command: ResolvedCommand};

export type AppliedContext = {
	readonly plan: Plan;
	readonly texts: Texts;
	readonly own: OwnCommands;
	/** DSM's MAC was seen, so that somebody does answer there. */
	readonly answers: boolean;
};

/** What to know once it stands: where DSM is, what is left to do in DSM and in the router, and how to undo it. */
export function appliedLines({plan, texts, own, answers: seen}: AppliedContext): OutcomeLine[] {
	const {applied} = texts.run;
	const {answers} = plan;
	const asIs = (line: string) => ({asIs: `  ${line}`});
	const rows: ReadonlyArray<readonly [string, readonly OutcomeLine[]]> = [
		[seen ? applied.answers : applied.willAnswer, whereDsmAnswers(plan, texts).map(asIs)],
		...(answers.layout !== 'classic' ? [[applied.reservation, [asIs(answers.mac)]] as const] : []),
		[applied.inside, insideDsm(plan, texts).map(line => `  ${line}`)],
		// What Compose has made anew it makes again as it was: there is nothing to clear away.
		...(answers.takeOver === null || plan.container.compose !== null
			? []
			: [[applied.kept, [{command: own.removal(keptName(answers.takeOver))}]] as const]),
		[applied.undo, [{command: own.undo}]],
		[applied.help, [own.doctor, own.status, own.logs(answers.container.name)].map(command => ({command}))],
	];
	return [
		// Commands and addresses stand alone on their lines, to be copied.
		...rows.flatMap(([label, lines]) => [label, ...lines]),
		'',
		answers.takeOver === null ? texts.wizard.done.first : texts.wizard.done.moved,
	];
}

function insideDsm({answers}: Plan, {run: {applied}}: Texts): string[] {
	if (answers.layout === 'classic') return [applied.classic];
	if (answers.layout === 'shared') return [applied.shared];
	const {lan} = answers;
	const card = lan.mode === 'static' ? applied.direct.static(lan.ip) : applied.direct[lan.mode];
	return [card, applied.directManagement];
}
