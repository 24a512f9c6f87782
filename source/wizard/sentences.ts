import type {Origin} from '../model/answers.js';
import {clean} from '../model/clean.js';
import {type ByCode, tell} from '../text/by-code.js';
import type {Texts} from '../text/en.js';
import {wrap} from './measure.js';
import type {Settings} from './settings.js';
import type {Notice} from './state.js';
import {fieldLabel} from './summary.js';
import {type StyledLine, span} from './theme.js';
import type {View} from './view.js';

export function originText(texts: Texts, origin: Origin): string {
	const say = texts.wizard.origin[origin.from] as (origin: Origin) => string;
	return clean(say(origin));
}

export function noticeSentence(texts: Texts, notice: Notice): string {
	const {fields, notice: sentences} = texts.wizard;
	const {'answers-wrong': answersWrong, ...others} = sentences;
	if (notice.code === 'answers-wrong') return answersWrong(fields[notice.field]);
	return tell(others satisfies ByCode<Exclude<Notice, {code: 'answers-wrong'}>, string>, notice);
}

/** What is wrong with answers that were right when their screens were left. */
export function problemLines(
	view: View,
	{texts, columns}: Pick<Settings, 'texts' | 'columns'>,
): StyledLine[] {
	return view.settled.problems.flatMap(({field, problem}) =>
		wrap(
			`${fieldLabel(view, field, texts)}${texts.wizard.colon}${tell(texts.problems, problem)}`,
			columns,
		).map(line => [span(line, 'bad')]),
	);
}
