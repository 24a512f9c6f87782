import {clean} from '../model/clean.js';
import type {Command, FileSpec} from '../model/command.js';
import type {Generation} from '../model/facts.js';
import type {Plan} from '../model/plan.js';
import type {OneProbe, Probe, Step, StepAction, StepId} from '../model/step.js';
import type {Texts} from '../text/en.js';
import {stepTitle} from '../text/step-title.js';
import {quote, quoteCommand, quotePath, quoteWord} from './quote.js';

/** The files that the steps write: the same for each family of Engines. */
export function filesOf({steps}: Plan): FileSpec[] {
	return steps.flatMap(({run}) => run.flatMap(action => (action.kind === 'write' ? [action.file] : [])));
}

/** The delimiter is quoted, so nothing in the text is expanded; it must not be a line of the text. */
export function hereDocument(content: string): string {
	const lines = content.split('\n');
	let delimiter = 'FILE';
	while (lines.includes(delimiter)) delimiter += '_';
	return `cat <<'${delimiter}'\n${content}${content.endsWith('\n') ? '' : '\n'}${delimiter}`;
}

/** What a step's functions are called after. */
export function functionName(id: StepId): string {
	return id.replaceAll('-', '_');
}

/** The functions of a step: its title, how it stands, what makes it and what takes it back. `plans`: one for each family of Engines. */
export function stepFunctions(step: Step, plans: readonly Plan[], texts: Texts): string[] {
	const name = functionName(step.id);
	const [files = []] = plans.map(filesOf);
	const contentOf = ({content}: FileSpec) =>
		`content_${files.findIndex(file => file.content === content) + 1}`;
	const versions = plans.flatMap(({generation, steps}) =>
		steps.filter(({id}) => id === step.id).map(other => ({generation, other})),
	);
	const chosen = (render: (step: Step) => string) =>
		choose(versions.map(({generation, other}) => ({generation, body: render(other)})));
	return [
		`title_${name}() { printf '%s\\n' ${quote(clean(stepTitle(texts, step)))}; }`,
		`state_${name}() {`,
		chosen(({probe}) => probeBody(probe, contentOf)),
		'}',
		`run_${name}() {`,
		chosen(({run}) => actions(run, contentOf)),
		'}',
		...(step.undo.length > 0 ? [`undo_${name}() {`, actions(step.undo, contentOf), '}'] : []),
		'',
	];
}

/** One body where all generations agree, a `case` where they do not. */
function choose(versions: ReadonlyArray<{generation: Generation; body: string}>): string {
	const [first] = versions;
	if (!first || versions.every(({body}) => body === first.body)) return first?.body ?? '\t:';
	const cases = versions.map(
		// By line feeds only: other line ends may be in a quoted word.
		({generation, body}) => `\t${generation})\n\t${body.split('\n').join('\n\t')}\n\t\t;;`,
	);
	return ['\tcase $generation in', ...cases, '\tesac'].join('\n');
}

type ContentOf = (file: FileSpec) => string;

function probeBody(probe: Probe, contentOf: ContentOf): string {
	if (probe.kind !== 'all') return `\t${oneProbe(probe, contentOf)}`;
	const [only, ...more] = probe.of;
	if (only && more.length === 0) return `\t${oneProbe(only, contentOf)}`;
	return `\tall_of ${probe.of.map(part => `"$(${oneProbe(part, contentOf)})"`).join(' ')}`;
}

function oneProbe(probe: OneProbe, contentOf: ContentOf): string {
	switch (probe.kind) {
		case 'succeeds':
		case 'prints':
		case 'silent':
			return `${probe.kind} ${quoteCommand(probe.read)}`;
		case 'labelled':
			return `${probe.absent === undefined ? '' : `unless ${quote(probe.absent)} `}labelled ${quoteWord(probe.holds)} ${quote(probe.ours)} ${quoteCommand(probe.read)}`;
		case 'says':
			return `says ${quote(probe.holds)} ${quote(probe.absent)} ${quoteCommand(probe.read)}`;
		case 'file':
			return `written ${quotePath(probe.file.path)} ${quote(probe.marker)} ${contentOf(probe.file)}`;
	}
}

function actions(list: readonly StepAction[], contentOf: ContentOf): string {
	return list.map(action => `\t${actionLine(action, contentOf)}`).join(' &&\n\t');
}

function actionLine(action: StepAction, contentOf: ContentOf): string {
	switch (action.kind) {
		case 'run':
			return `run ${foldCommand(action.command)}`;
		case 'write':
			return `write_file ${quotePath(action.file.path)} ${action.file.mode.toString(8)} ${contentOf(action.file)}`;
		case 'capture':
			return `capture ${quotePath(action.file.path)} ${action.file.mode.toString(8)} ${foldCommand(action.command)}`;
		case 'remove':
			return `run rm -f -- ${quotePath(action.path)}`;
	}
}

/** A long command is easier to read, and to change, with each option on a line of its own. */
function foldCommand(command: Command): string {
	const line = quoteCommand(command);
	if (line.length < 100) return line;
	const [program, args] = command;
	const words = args.map(word => ({
		text: quoteWord(word),
		starts: typeof word === 'string' && word.startsWith('--'),
	}));
	return [quote(program), ...words.map(({text, starts}) => (starts ? `\\\n\t\t${text}` : text))].join(' ');
}
