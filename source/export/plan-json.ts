import {rawOf} from '../answers/spell.js';
import {resolveCommand, resolvePath} from '../model/command.js';
import {wantsConsent} from '../model/finding.js';
import type {Plan} from '../model/plan.js';
import type {StepAction, StepId, StepState} from '../model/step.js';
import {tellFinding} from '../text/by-code.js';
import type {Texts} from '../text/en.js';
import {stepTitle} from '../text/step-title.js';

/** The plan for programs. Paths inside the project folder are written below `.`; states are there when they were read. */
export function planJson(
	plan: Plan,
	texts: Texts,
	states?: Readonly<Record<StepId, StepState>>,
): Record<string, unknown> {
	return {
		schema: 'vdsm-passthru/plan/1',
		answers: rawOf(plan.answers),
		engine: {generation: plan.generation, assumed: plan.generationAssumed},
		steps: plan.steps.map(({id, subject, run, undo, needsRoot}) => ({
			id,
			title: stepTitle(texts, {id, subject}),
			subject,
			...(states ? {state: states[id]} : {}),
			needsRoot,
			run: run.map(action => actionJson(action, '.')),
			undo: undo.map(action => actionJson(action, '.')),
		})),
		// What `apply` will not go on without, each by `--consent`.
		consents: [...new Set(plan.findings.filter(wantsConsent).map(({code}) => code))],
		findings: plan.findings.map(finding => ({...finding, ...tellFinding(texts.findings, finding)})),
		picture: plan.picture,
	};
}

/** One action for programs; `folder`: what paths inside the project folder are written below. */
export function actionJson(action: StepAction, folder: string): Record<string, unknown> {
	switch (action.kind) {
		case 'run': {
			const [program, args] = resolveCommand(action.command, folder);
			return {command: [program, ...args]};
		}
		case 'write':
			return {
				write: resolvePath(action.file.path, folder),
				mode: octal(action.file.mode),
				content: action.file.content,
			};
		case 'capture': {
			const [program, args] = resolveCommand(action.command, folder);
			return {
				capture: [program, ...args],
				write: resolvePath(action.file.path, folder),
				mode: octal(action.file.mode),
			};
		}
		case 'remove':
			return {remove: resolvePath(action.path, folder)};
	}
}

function octal(mode: number): string {
	return mode.toString(8).padStart(4, '0');
}
