import {formerAnswer} from '../answers/propose.js';
import {isStanding} from '../answers/standing.js';
import type {FieldId} from '../model/answers.js';
import type {Texts} from '../text/en.js';
import {padEnd, widthOf, wrap} from './measure.js';
import {fieldsOn, screens} from './screens.js';
import {answerTextOf, fieldLabel} from './summary.js';
import {type StyledLine, span} from './theme.js';
import type {View} from './view.js';

type Look = {readonly texts: Texts; readonly columns: number};

/** All answers; and beside each that is another one than what stands, what stands. */
export function answersTable(view: View, {texts, columns}: Look): StyledLine[] {
	const say = texts.wizard.review;
	const asked = screens.flatMap((screen): FieldId[] => fieldsOn(screen, view.settled.values, view.facts));
	const labelColumns = Math.max(...asked.map(id => widthOf(fieldLabel(view, id, texts))));
	const rows = asked.map(id => {
		const text = view.settled.used[id]?.text ?? '';
		const former = formerOf(view, id, text);
		const answer = answerTextOf(id, text, texts);
		return {
			label: fieldLabel(view, id, texts),
			isChanged: former !== undefined,
			text: former === undefined ? answer : say.stands(answer, answerTextOf(id, former, texts)),
		};
	});
	const isSame =
		view.facts && isStanding(view.facts, view.settled.values) && !rows.some(row => row.isChanged);
	return [
		...(isSame
			? wrap(say.asItStands, columns - 2).map((line): StyledLine => [span(`  ${line}`, 'good')])
			: []),
		...rows.flatMap(({label, isChanged, text}) =>
			wrap(text, columns - labelColumns - 4).map(
				(line, row): StyledLine => [
					span(`  ${padEnd(row === 0 ? label : '', labelColumns)}  `, 'dim'),
					span(line, isChanged ? 'accent' : 'plain'),
				],
			),
		),
	];
}

function formerOf({facts, settled: {values}}: View, id: FieldId, text: string): string | undefined {
	return facts && formerAnswer(id, text, {facts, values});
}
