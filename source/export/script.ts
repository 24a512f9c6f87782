import {type Answers, cardUse} from '../model/answers.js';
import {clean} from '../model/clean.js';
import type {Command, FileSpec} from '../model/command.js';
import {type Facts, type Generation, generations} from '../model/facts.js';
import type {Plan} from '../model/plan.js';
import type {OneProbe, Probe, Step, StepAction, StepId} from '../model/step.js';
import {buildPlan} from '../plan/build-plan.js';
import {overwritten, renewed} from '../plan/overwritten.js';
import {waysIn} from '../plan/ways-in.js';
import type {Texts} from '../text/en.js';
import {stepTitle} from '../text/step-title.js';
import {wayInText} from '../text/way-in.js';
import {commentSafe, quote, quoteCommand, quotePath, quoteValue, quoteWord, sentence} from './quote.js';
import {scriptActions} from './script-actions.js';
import {scriptCheck} from './script-check.js';
import {scriptGuard} from './script-guard.js';
import {scriptLan} from './script-lan.js';
import {scriptRuntime} from './script-runtime.js';

/** Dangers that were answered when the script was made; it does not ask again. */
export type Consent = {
	readonly addressesMayGo: boolean;
	/** The container that DSM runs in now may be stopped. */
	readonly takeOver: boolean;
};

/** What the codes of the dangers that were agreed to allow. */
export function consentOf(codes: readonly string[]): Consent {
	return {addressesMayGo: codes.includes('nic-loses-address'), takeOver: codes.includes('take-over')};
}

/**
 * One POSIX sh file that does what the plan says: `up`, `down`, `check`, each with `--dry-run`. It carries the hook,
 * asks for nothing, and needs no Node. The three families of Docker Engine need different commands, so the plan is
 * made for each, and where they differ the script chooses when it runs. Below the comment all of it is one group in
 * braces, which a shell reads to its end before it runs any of it: a truncated copy is a syntax error (promise D7).
 */
export function renderScript(answers: Answers, facts: Facts, texts: Texts, consent: Consent): string {
	const plans = generations.map(generation => buildPlan(answers, facts, generation));
	const [plan] = plans;
	if (!plan) throw new Error('no generation to make a plan for');
	const {script: text} = texts;
	const several = answers.more.length > 0;
	const names = (ids: readonly StepId[]) => quoteValue(ids.map(functionName).join(' '));
	return [
		'#!/bin/sh',
		...text
			.header(plan.cards.map(({nic}) => nic).join(', '), answers.container.name)
			.split('\n')
			.map(line => `# ${commentSafe(line)}`.trimEnd()),
		'{',
		'set -u',
		// cron and a plain `su` leave out where sysctl and ip are.
		'PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin',
		'',
		`nic=${quoteValue(answers.nic)}`,
		`container=${quoteValue(answers.container.name)}`,
		`install=${quoteValue(answers.prefix)}`,
		`address=${quoteValue(answers.lan.mode === 'static' ? answers.lan.ip : '')}`,
		...(several ? severalCards(plan) : []),
		`networks=${quoteValue(plan.networks.map(({name}) => name).join(' '))}`,
		`devices=${quoteValue(plan.container.devices.join(' '))}`,
		`steps=${names(plan.steps.map(({id}) => id))}`,
		`undoable=${names(plan.steps.filter(({undo}) => undo.length > 0).map(({id}) => id))}`,
		`dependents=${names(plan.steps.filter(({needs}) => needs.length > 0).map(({id}) => id))}`,
		`overwritten=${names(overwritten(plan.steps))}`,
		...(answers.shim
			? [`renewed=${names(renewed(plan.steps))}`, `shim_address=${quoteValue(answers.shim.ip)}`]
			: []),
		...(cardUse[answers.layout] === 'own'
			? [`addresses_may_go=${consent.addressesMayGo ? 'yes' : 'no'}`]
			: []),
		...(answers.takeOver === null ? [] : [`may_take_over=${consent.takeOver ? 'yes' : 'no'}`]),
		'generation=named',
		'dry=no',
		'',
		...filesOf(plan).flatMap(({content}, index) => [
			`content_${index + 1}() {`,
			hereDocument(content),
			'}',
			'',
		]),
		...plan.steps.flatMap(step => stepFunctions(step, plans, texts)),
		scriptRuntime(texts),
		scriptActions(
			texts,
			plan.cards.map(({nic}) => nic),
			answers.shim !== null,
		),
		scriptLan(texts, several),
		scriptCheck(plan, texts),
		scriptGuard(texts, cardUse[answers.layout], plan.cards),
		resultsFunction(plan, texts),
		mainFunction(texts),
	].join('\n');
}

/** Lists for the loops over several cards: none of these words has a blank. */
function severalCards({cards}: Plan): readonly string[] {
	const addresses = cards.flatMap(({nic, lan}) => (lan.mode === 'static' ? [`${nic}=${lan.ip}`] : []));
	return [
		`nics=${quoteValue(cards.map(({nic}) => nic).join(' '))}`,
		`parents=${quoteValue(cards.map(({nic, network}) => `${network}=${nic}`).join(' '))}`,
		`lan_addresses=${quoteValue(addresses.join(' '))}`,
	];
}

/** The files that the steps write: the same for each family of Engines. */
function filesOf({steps}: Plan): FileSpec[] {
	return steps.flatMap(({run}) => run.flatMap(action => (action.kind === 'write' ? [action.file] : [])));
}

/** The delimiter is quoted, so nothing in the text is expanded; it must not be a line of the text. */
function hereDocument(content: string): string {
	const lines = content.split('\n');
	let delimiter = 'FILE';
	while (lines.includes(delimiter)) delimiter += '_';
	return `cat <<'${delimiter}'\n${content}${content.endsWith('\n') ? '' : '\n'}${delimiter}`;
}

function functionName(id: StepId): string {
	return id.replaceAll('-', '_');
}

function stepFunctions(step: Step, plans: readonly Plan[], texts: Texts): string[] {
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

function resultsFunction(plan: Plan, texts: Texts): string {
	const {script: text} = texts;
	const lines = [text.answersAt, ...waysIn(plan).map(way => `  ${wayInText(way, texts)}`), text.undoWith];
	return [
		'results() {',
		...lines.map(
			line => `\tsay ${sentence(line, line === text.undoWith ? '$here/$(basename -- "$0")' : '')}`,
		),
		'}',
		'',
	].join('\n');
}

function mainFunction({script: text}: Texts): string {
	return `main() {
	action=''
	for argument in "$@"; do
		case $argument in
		up | down | check) if [ -z "$action" ]; then action=$argument; else action=usage; fi ;;
		--dry-run) dry=yes ;;
		help | -h | --help) action=help ;;
		*) action=usage ;;
		esac
	done
	here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 1
	# A mount is a comma separated list in one word, and there is no way to quote in it.
	case $here in
	*[\\",]* | *'
'*) refuse ${sentence(text.badFolder, '$here')} ;;
	esac
	case $action in
	help) say ${sentence(text.usage, '$0')} ;;
	up) up ;;
	down) down ;;
	check) check ;;
	*)
		say ${sentence(text.usage, '$0')} >&2
		exit 2
		;;
	esac
}

main "$@"
}
`;
}
