import type {ResolvedCommand} from '../../model/command.js';
import type {Plan} from '../../model/plan.js';
import {keptName} from '../../model/predecessor.js';
import type {Texts} from '../../text/en.js';
import {whereDsmAnswers} from '../done-text.js';

export type AppliedContext = {
	readonly plan: Plan;
	readonly texts: Texts;
	readonly quote: (command: ResolvedCommand) => string;
	/** DSM's MAC was seen, so that somebody does answer there. */
	readonly answers: boolean;
};

/** What to know once it stands: where DSM is, what is left to do in DSM and in the router, and how to undo it. */
export function appliedLines({
	plan,
	texts,
	quote,
	answers: seen,
}: AppliedContext): Array<string | {readonly asIs: string}> {
	const {applied} = texts.run;
	const {answers} = plan;
	const install = ['--prefix', answers.prefix];
	const command = (action: string) => quote(['sudo', ['npx', 'vdsm-passthru', action, ...install]]);
	const doctor = quote(['sudo', ['npx', 'vdsm-passthru', 'doctor']]);
	const rows: ReadonlyArray<readonly [string, readonly string[]]> = [
		[seen ? applied.answers : applied.willAnswer, whereDsmAnswers(plan, texts)],
		...(answers.layout !== 'classic' ? [[applied.reservation, [answers.mac]] as const] : []),
		[applied.inside, insideDsm(plan, texts)],
		// What Compose has made anew it makes again as it was: there is nothing to clear away.
		...(answers.takeOver === null || plan.container.compose !== null
			? []
			: [[applied.kept, [quote(['docker', ['rm', keptName(answers.takeOver)]])]] as const]),
		[applied.undo, [command('undo')]],
		[applied.help, [doctor, command('status'), quote(['sudo', ['docker', 'logs', answers.container.name]])]],
	];
	return [
		// Commands and addresses stand alone on their lines, to be copied.
		...rows.flatMap(([label, lines]) => [
			label,
			...lines.map(line => (label === applied.inside ? `  ${line}` : {asIs: `  ${line}`})),
		]),
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
