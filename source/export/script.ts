import {type Answers, cardUse} from '../model/answers.js';
import {type Facts, generations} from '../model/facts.js';
import type {Plan} from '../model/plan.js';
import type {StepId} from '../model/step.js';
import {buildPlan} from '../plan/build-plan.js';
import {overwritten, renewed} from '../plan/overwritten.js';
import {waysIn} from '../plan/ways-in.js';
import type {Texts} from '../text/en.js';
import {waysInTexts} from '../text/way-in.js';
import {commentSafe, quoteValue, sentence} from './quote.js';
import {scriptActions} from './script-actions.js';
import {scriptCheck} from './script-check.js';
import {scriptGuard} from './script-guard.js';
import {scriptLan} from './script-lan.js';
import {scriptRuntime} from './script-runtime.js';
import {filesOf, functionName, hereDocument, stepFunctions} from './script-steps.js';

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

function resultsFunction(plan: Plan, texts: Texts): string {
	const {script: text} = texts;
	const lines = [text.answersAt, ...waysInTexts(waysIn(plan), texts).map(way => `  ${way}`), text.undoWith];
	return [
		'results() {',
		...lines.map(line => `\tsay ${sentence(line, line === text.undoWith ? `$here/\${0##*/}` : '')}`),
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
