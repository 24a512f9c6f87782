import process from 'node:process';
import {planJson} from '../export/plan-json.js';
import {quoteCommand} from '../export/quote.js';
import {readStepStates} from '../host/step-states.js';
import {clean} from '../model/clean.js';
import {resolveCommand, resolvePath} from '../model/command.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import type {Facts} from '../model/facts.js';
import {type Finding, wantsConsent} from '../model/finding.js';
import type {Plan} from '../model/plan.js';
import {safeJson} from '../model/safe-json.js';
import type {StepAction, StepId, StepState} from '../model/step.js';
import {buildPlan} from '../plan/build-plan.js';
import {tellFinding} from '../text/by-code.js';
import type {Texts} from '../text/en.js';
import {stepTitle} from '../text/step-title.js';
import {drawPicture} from '../wizard/draw-picture.js';
import {foldCommand} from '../wizard/fold-command.js';
import {glyphsFor} from '../wizard/glyphs.js';
import {wrap} from '../wizard/measure.js';
import {type Context, onStdout} from './context.js';
import {gatherAnswers, type Sources} from './gather.js';
import {reportFilled, reportProblems} from './problems.js';
import {standingFolder} from './run/prepare.js';
import {asStarted} from './run/program-words.js';
import {stateWord} from './state-word.js';
import {commandFor} from './wizard-ports.js';

type States = Readonly<Record<StepId, StepState>>;

/** `vdsm-passthru plan`: what would happen, and what to know. Changes nothing; 3 when something stands against it. */
export async function planCommand(
	options: Sources & {readonly detailedExitCode: boolean},
	context: Context,
): Promise<ExitCode> {
	const {facts, settled} = await gatherAnswers(options, context);
	if (!settled.answers) return reportProblems(settled, context);
	const plan = buildPlan(settled.answers, facts, undefined, {giveUp: options.giveUp});
	const states =
		options.factsFile === undefined
			? await readStepStates(plan, (await standingFolder(plan)) ?? process.cwd())
			: undefined;
	const pending = states === undefined || Object.values(states).some(state => state !== 'holds');
	if (context.json) {
		context.out(`${safeJson(planJson(plan, onStdout(context).texts, states), '\t')}\n`);
	} else {
		reportFilled(settled, context);
		const lines = [
			...describePlan(plan, facts, states, onStdout(context)),
			...(pending ? nextLines(plan, facts, options, onStdout(context)) : []),
		];
		context.out(`${lines.join('\n')}\n`);
	}
	if (plan.findings.some(({severity}) => severity === 'error')) return exitCode.disagrees;
	return options.detailedExitCode && pending ? exitCode.changesPending : exitCode.done;
}

/** The plan for people, no line wider than the terminal but for words that cannot be broken. */
function describePlan(plan: Plan, {engine}: Facts, states: States | undefined, context: Context): string[] {
	const {texts, columns, ascii} = context;
	const {plan: text} = texts;
	const engineLine =
		engine.state !== 'running'
			? text.generationAssumed
			: engine.podman
				? text.podman(clean(engine.version))
				: text.engine(clean(engine.version), clean(engine.clientVersion));
	return [
		text.heading(clean(plan.cards.map(({nic}) => nic).join(texts.run.between)), plan.answers.layout),
		...wrap(engineLine, columns),
		'',
		text.wiringHeading,
		...drawPicture(plan.picture, {columns, glyphs: glyphsFor(ascii), texts: texts.wizard.picture}),
		'',
		text.stepsHeading,
		...plan.steps.flatMap((step, index) => [
			`${index + 1}. ${clean(stepTitle(texts, step))}${step.needsRoot ? text.asRoot : ''}${states ? `  [${stateWord(states[step.id] ?? 'unknown', texts)}]` : ''}`,
			...step.run.flatMap(action => describeAction(action, context)),
		]),
		'',
		text.findingsHeading,
		...(plan.findings.length === 0 ? [text.noFindings] : []),
		...plan.findings.flatMap(finding => describeFinding(finding, texts, columns)),
	];
}

/** What to type next, where nothing stands against it. */
function nextLines(plan: Plan, facts: Facts, sources: Sources, context: Context): string[] {
	if (plan.findings.some(({severity}) => severity === 'error')) return [];
	const action = sources.factsFile === undefined ? 'apply' : 'export';
	const setup = {answers: plan.answers, facts, giveUp: sources.giveUp, consents: []};
	const command = asStarted(commandFor(setup, action, {...sources, stateDir: undefined}), context);
	return ['', context.texts.plan.next[action], `  ${clean(quoteCommand(command))}`];
}

const inset = '     ';

function describeAction(action: StepAction, {texts, columns, isTerminal}: Context): string[] {
	const folding = {quote: quoteCommand, columns: isTerminal ? columns : undefined, indent: inset.length};
	switch (action.kind) {
		case 'run':
			return foldCommand(resolveCommand(action.command, '.'), folding);
		case 'write':
			return [inset + clean(texts.wizard.review.writes(resolvePath(action.file.path, '.')))];
		case 'capture':
			return foldCommand(resolveCommand(action.command, '.'), {
				...folding,
				into: resolvePath(action.file.path, '.'),
			});
		case 'remove':
			return [inset + clean(texts.wizard.review.removes(resolvePath(action.path, '.')))];
	}
}

function describeFinding(finding: Finding, texts: Texts, columns: number): string[] {
	const {title, meaning, fix} = tellFinding(texts.findings, finding);
	const indent = (line: string) => `  ${line}`;
	return [
		...wrap(texts.plan.finding(texts.plan.severity[finding.severity], title), columns),
		...wrap(meaning, columns - 2).map(indent),
		...wrap(texts.plan.fix(fix), columns - 2).map(indent),
		// The line that the sentence has, once more in one piece, to be copied.
		...('commands' in finding ? [indent(indent(clean(finding.commands.join('; '))))] : []),
		...(wantsConsent(finding) ? [indent(texts.plan.consent(finding.code))] : []),
	];
}
