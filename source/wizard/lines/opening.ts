import {clean} from '../../model/clean.js';
import {confirmSeconds, confirmWord} from '../../model/confirm.js';
import type {Finding} from '../../model/finding.js';
import type {Plan} from '../../model/plan.js';
import {reasonsToGiveUp} from '../../model/verdict.js';
import {tell, tellFinding} from '../../text/by-code.js';
import {stepTitle} from '../../text/step-title.js';
import {beginningNote} from '../beginning-note.js';
import {cardTable} from '../card-table.js';
import {fetchQuestion} from '../fetch-text.js';
import {layoutWays, needsItself} from '../layout-ways.js';
import {answersTable} from '../review-answers.js';
import {actionLines} from '../review-document.js';
import {layoutNames, menuFor} from '../screens.js';
import {problemLines} from '../sentences.js';
import type {Dialog, State} from '../state.js';
import {spoken} from '../theme.js';
import {shownOf, viewOf} from '../view.js';
import {insteadOfWord} from './instead-of-word.js';
import {type Look, numbered, titleOf, wide} from './look.js';

/** What is told when a screen or a question over it is come to. */
export function opening(state: State, look: Look): string[] {
	return [...placeOpening(state, look), ...(insteadOfWord(state, look) ?? [])];
}

function placeOpening(state: State, look: Look): string[] {
	if (state.dialog) return dialogOpening(state, state.dialog, look);
	const {texts} = look;
	const shown = shownOf(state);
	const place = texts.wizard.step(
		shown.indexOf(state.screen) + 1,
		shown.length,
		texts.wizard.steps[state.screen],
	);
	return ['', place, titleOf(state, state.screen, texts), ...screenOpening(state, look)];
}

function screenOpening(state: State, look: Look): string[] {
	const {texts} = look;
	switch (state.screen) {
		case 'nic':
			return cards(state, look);
		case 'layout':
			return [...layoutList(state, look), texts.lines.layoutKeys];
		case 'warnings':
			return findings(state, look);
		case 'review':
			return review(state, look);
		default:
			return [];
	}
}

function cards(state: State, {texts}: Look): string[] {
	const {facts, nics, hidden} = viewOf(state);
	const {wizard, lines, beginnings} = texts;
	if (state.load.state === 'failed') return [wizard.loadFailed(clean(state.load.message))];
	if (!facts) return [];
	const none = nics.length === 0 ? [wizard.cards.none, beginnings.noCardOften] : [];
	const lacking = beginningNote(facts, texts);
	const table = cardTable(nics, wide, texts);
	const rows = table.rows.map(({line, disabled}) =>
		[spoken(line, lines.comma), ...(disabled ? [lines.disabled] : [])].join(lines.comma),
	);
	return [
		...none,
		...numbered(rows, texts),
		...(hidden > 0 ? [wizard.cards.hidden(hidden)] : []),
		...(lacking === undefined ? [] : [lacking]),
		...(facts.remembered ? [beginnings.remembered] : []),
		lines.cardKeys,
	];
}

/** The layouts, each with what it is, and whether it is the one to take. */
export function layoutList(state: State, {texts}: Look): string[] {
	const {layouts, colon} = texts.wizard;
	const keeps = needsItself(viewOf(state));
	return numbered(
		layoutNames.map(name => {
			const own = name !== 'shared';
			const remark = name === (keeps ? 'shared' : 'direct') ? texts.lines.comma + layouts.recommended : '';
			return `${name}${colon}${keeps && own ? layouts.keepsCard : layouts.tagline[name]}${remark}`;
		}),
		texts,
	);
}

function findings(state: State, look: Look): string[] {
	const {texts} = look;
	const view = viewOf(state);
	if (!view.plan) return problems(state, look);
	const {warnings} = texts.wizard;
	const all = view.plan.findings;
	if (all.length === 0) return [warnings.none];
	const numberOf = (severity: Finding['severity']) => all.filter(one => one.severity === severity).length;
	const counts = warnings.counts({
		error: numberOf('error'),
		danger: numberOf('danger'),
		warning: numberOf('warning'),
		note: numberOf('note'),
	});
	return [
		counts,
		...(numberOf('error') > 0 ? [warnings.errors] : []),
		...all.flatMap(finding => {
			const {title, meaning, fix} = tellFinding(texts.findings, finding);
			return [
				`${texts.wizard.severity[finding.severity]}${texts.wizard.colon}${title}`,
				meaning,
				...(fix === '' ? [] : [fix]),
			];
		}),
	];
}

function problems(state: State, {texts}: Look): string[] {
	return problemLines(viewOf(state), {texts, columns: wide}).map(line => spoken(line, texts.lines.comma));
}

/** The wiring in words, all answers, and every step with the very commands that it runs. */
function review(state: State, look: Look): string[] {
	const {texts} = look;
	const {wizard} = texts;
	const view = viewOf(state);
	const menu = numbered(
		menuFor(state.canApply).map(item => wizard.menu[item]),
		texts,
	);
	if (!view.plan) return [...problems(state, look), ...menu];
	const {answers} = view.plan;
	const {wire, host} = layoutWays(answers.layout, answers.nic, texts);
	const way = (label: string, nodes: readonly string[]) =>
		clean(`${label}${wizard.colon}${nodes.join(texts.lines.comma)}`);
	return [
		...(view.plan.findings.some(({severity}) => severity === 'error') ? [wizard.warnings.errors] : []),
		wizard.review.wiring,
		way(wizard.layouts.wire, wire),
		way(wizard.layouts.host, host),
		wizard.review.answers,
		...answersTable(view, {texts, columns: wide}).map(line => spoken(line, texts.lines.comma)),
		wizard.review.steps,
		...(view.plan.generationAssumed ? [wizard.review.assumed] : []),
		...steps(view.plan, look),
		...menu,
	];
}

function steps(plan: Plan, look: Look): string[] {
	const {texts} = look;
	return plan.steps.flatMap((step, index) => [
		texts.lines.option(index + 1, clean(stepTitle(texts, step)) + (step.needsRoot ? texts.plan.asRoot : '')),
		...step.run.flatMap(action => actionLines(action, {...look, columns: undefined, indent: 2})),
	]);
}

function dialogOpening(state: State, dialog: Dialog, {texts, ports}: Look): string[] {
	const {wizard} = texts;
	const {plan, facts, setup} = viewOf(state);
	switch (dialog.kind) {
		case 'quit':
			return ['', wizard.quit.question, ...numbered([wizard.quit.stay, wizard.quit.leave], texts)];
		case 'apply':
			return [
				'',
				wizard.apply.question(clean(plan?.answers.nic ?? '')),
				wizard.apply.safety,
				...(plan?.confirm ? [wizard.giveUp.revert(confirmSeconds, confirmWord)] : []),
				...(facts?.host.root === false ? [wizard.apply.asUser] : []),
				...numbered([wizard.apply.stay, wizard.apply.go], texts),
			];
		case 'fetch': {
			const {later, now} = wizard.fetch;
			return ['', ...fetchQuestion(dialog.image, texts), ...numbered([later, now], texts)];
		}
		case 'command': {
			const action = state.canApply ? 'apply' : 'export';
			const command = setup ? clean(ports.quote(ports.equivalentCommand(setup, action))) : '';
			// Indented, so that it stays on one line, to be copied.
			return ['', wizard.command.title, `  ${command}`, wizard.command.help[action]];
		}
		case 'give-up': {
			const nic = facts?.nics.find(({name}) => name === dialog.nic);
			const reasons = nic && facts ? reasonsToGiveUp(nic, facts) : [];
			return [
				'',
				wizard.giveUp.title(clean(dialog.nic)),
				...reasons.map(reason => tell(texts.nics.reasons, reason)),
				wizard.giveUp.revert(confirmSeconds, confirmWord),
				wizard.giveUp.wayIn(clean(dialog.nic)),
			];
		}
		case 'vlan': {
			const nic = clean(dialog.parent);
			return ['', wizard.vlan.title(nic), wizard.vlan.tag(), wizard.vlan.port(nic)];
		}
		case 'name':
			return dialog.failure === undefined ? ['', wizard.save[dialog.format]] : [clean(dialog.failure)];
		case 'overwrite':
			return [wizard.save.exists(clean(dialog.target))];
		case 'saving':
			return [wizard.save.saving];
		case 'explain':
			return [];
	}
}
