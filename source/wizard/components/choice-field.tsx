import type {ReactNode} from 'react';
import {padEnd, widthOf} from '../measure.js';
import {useSettings} from '../settings.js';
import {type Span, span} from '../theme.js';
import {StyledText} from './styled-text.js';

export type ChoiceFieldProps = {
	readonly label: string;
	readonly labelColumns: number;
	readonly options: ReadonlyArray<{readonly id: string; readonly name: string}>;
	readonly value: string;
	readonly focused: boolean;
	readonly aside?: Span | undefined;
};

/** All choices on one line; the chosen one is marked. */
export function ChoiceField({
	label,
	labelColumns,
	options,
	value,
	focused,
	aside,
}: ChoiceFieldProps): ReactNode {
	const {glyphs, texts} = useSettings();
	const mark = focused ? span(glyphs.pointer, 'chosen') : span(' '.repeat(widthOf(glyphs.pointer)));
	return (
		<StyledText
			line={[
				mark,
				span(` ${padEnd(label, labelColumns)}  `, focused ? 'chosen' : 'plain'),
				...options.flatMap(({id, name}, index) => {
					const chosen = id === value;
					const text = `${index === 0 ? '' : '  '}${chosen ? glyphs.on : glyphs.off} ${name}`;
					// Behind the last one, it would seem to be about that.
					const remark = chosen && aside ? [{...aside, text: texts.wizard.inBrackets(aside.text)}] : [];
					return [span(text, chosen ? 'strong' : 'dim'), ...remark];
				}),
			]}
		/>
	);
}
