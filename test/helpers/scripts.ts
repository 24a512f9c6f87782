import {type Consent, renderScript} from '../../source/export/script.js';
import {resolveCommand, resolvePath} from '../../source/model/command.js';
import type {Generation} from '../../source/model/facts.js';
import type {StepAction, StepId} from '../../source/model/step.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {en} from '../../source/text/en.js';
import type {World} from './script-world.js';
import type {Setup} from './setups.js';
import {argumentsIn, type Shell} from './shells.js';

export const noConsent: Consent = {addressesMayGo: false};

export function scriptOf({answers, facts}: Pick<Setup, 'answers' | 'facts'>, consent = noConsent): string {
	return renderScript(answers, facts, en, consent);
}

/** What the steps of a plan do in a project's folder, in the form that `told` gives to what was recorded. */
export function planned(
	{answers, facts}: Pick<Setup, 'answers' | 'facts'>,
	project: string,
	generation?: Generation,
	only: (id: StepId) => boolean = () => true,
): string[][] {
	return buildPlan(answers, facts, generation)
		.steps.filter(({id}) => only(id))
		.flatMap(({run}) => run.map(action => asCall(action, project)));
}

/** What taking a plan back does, last step first. */
export function plannedUndo({answers, facts}: Pick<Setup, 'answers' | 'facts'>, project: string): string[][] {
	return buildPlan(answers, facts)
		.steps.toReversed()
		.flatMap(({undo}) => undo.map(action => asCall(action, project)));
}

function asCall(action: StepAction, project: string): string[] {
	switch (action.kind) {
		case 'run': {
			const [program, args] = resolveCommand(action.command, project);
			return [program, ...args];
		}
		case 'write':
			return ['write', resolvePath(action.file.path, project)];
		case 'remove':
			return ['rm', '-f', '--', resolvePath(action.path, project)];
	}
}

/** Recorded calls with the three that write a file as one. */
export function told(changes: ReadonlyArray<readonly string[]>): string[][] {
	return changes.flatMap(([program = '', ...args]) => {
		if (program === 'chmod') return [];
		return [program === 'mv' ? ['write', args.at(-1) ?? ''] : [program, ...args]];
	});
}

/** The commands that a script showed, read as a shell would read them, when they are copied from the screen. */
export function shown(stdout: string, shell: Shell): string[][] {
	const lines = stdout.split('\n').flatMap(line => {
		if (line.startsWith('  + ')) return [`args ${line.slice(4)}`];
		return line.startsWith('  > ') ? [`args write '${line.slice(4).replaceAll("'", `'"'"'`)}'`] : [];
	});
	return argumentsIn(shell, lines.join('\n'));
}

/** The world's own copy of a project path. */
export function below({project}: World, path: string): string {
	return `${project}/${path}`;
}
