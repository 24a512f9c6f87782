import {clean} from '../model/clean.js';
import {resolveCommand, resolvePath} from '../model/command.js';
import type {Plan} from '../model/plan.js';
import type {Step, StepAction} from '../model/step.js';
import {stepTitle} from '../text/step-title.js';
import {noticeLines} from './components/notice.js';
import {pictureLines} from './draw-picture.js';
import {type FoldOptions, foldCommand} from './fold-command.js';
import {wrap} from './measure.js';
import {answersTable} from './review-answers.js';
import type {Settings} from './settings.js';
import type {State} from './state.js';
import {blankLine, type StyledLine, span} from './theme.js';
import type {View} from './view.js';

type Look = Pick<Settings, 'texts' | 'glyphs' | 'columns' | 'ports'>;

/** The wiring, all answers, and every step with the very commands that it runs. */
export function reviewDocument(
	view: View,
	plan: Plan,
	{canApply, ...look}: Look & Pick<State, 'canApply'>,
): StyledLine[] {
	const {texts, columns, glyphs} = look;
	const say = texts.wizard.review;
	const errors = plan.findings.some(({severity}) => severity === 'error');
	return [
		...(errors ? noticeLines('bad', texts.wizard.warnings.errors, columns, glyphs) : []),
		...(canApply ? [] : [...dimLines(say.elsewhere, columns), blankLine]),
		[span(say.wiring, 'strong')],
		...pictureLines(plan.picture, {columns, glyphs, texts: texts.wizard.picture}),
		blankLine,
		[span(say.answers, 'strong')],
		...answersTable(view, look),
		blankLine,
		[span(say.steps, 'strong')],
		...(plan.generationAssumed
			? wrap(say.assumed, columns).map((line): StyledLine => [span(line, 'warning')])
			: []),
		...plan.steps.flatMap((step, index) => stepLines(step, index + 1, look)),
	];
}

function dimLines(text: string, columns: number): StyledLine[] {
	return wrap(text, columns).map(line => [span(line, 'dim')]);
}

function stepLines(step: Step, number: number, look: Look): StyledLine[] {
	const {texts} = look;
	const title = clean(stepTitle(texts, step));
	const root = step.needsRoot ? [span(texts.plan.asRoot, 'dim')] : [];
	return [
		[span(`${number}. ${title}`), ...root],
		...step.run.flatMap(action =>
			actionLines(action, {...look, indent: 3}).map((line): StyledLine => [span(line, 'accent')]),
		),
	];
}

/** As it is run, with the project's folder as `.`. `columns`: undefined: each in one line. */
export function actionLines(
	action: StepAction,
	{
		texts,
		ports: {quote},
		columns,
		indent,
	}: Pick<Look, 'texts' | 'ports'> & Pick<FoldOptions, 'columns'> & {readonly indent: number},
): string[] {
	const said = (text: string) => {
		const lines = columns === undefined ? [text] : wrap(text, columns - indent);
		return lines.map(line => ' '.repeat(indent) + line);
	};
	const folding = {quote, columns, indent};
	switch (action.kind) {
		case 'run':
			return foldCommand(resolveCommand(action.command, '.'), folding);
		case 'write':
			return said(clean(texts.wizard.review.writes(resolvePath(action.file.path, '.'))));
		case 'capture':
			return foldCommand(resolveCommand(action.command, '.'), {
				...folding,
				into: resolvePath(action.file.path, '.'),
			});
		case 'remove':
			return said(clean(texts.wizard.review.removes(resolvePath(action.path, '.'))));
	}
}
