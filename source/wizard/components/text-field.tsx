import type {ReactNode} from 'react';
import {clip, graphemes, padEnd, widthOf} from '../measure.js';
import {useSettings} from '../settings.js';
import {type Span, span} from '../theme.js';
import {StyledText} from './styled-text.js';

export type TextFieldProps = {
	readonly label: string;
	readonly labelColumns: number;
	readonly value: string;
	/** Stands where an empty value would leave a hole. */
	readonly placeholder?: string;
	readonly focused: boolean;
	/** Place of the cursor; undefined: nobody has touched the value, and typing replaces it. */
	readonly cursor: number | undefined;
	/** Beside the value: where it comes from, or that something is wrong with it. */
	readonly aside?: Span | undefined;
	/** Columns that the values of a form take, so that what stands beside them is in one column. */
	readonly valueColumns?: number;
};

/** One line: label, value, and a remark. A value that is too long shows the part around the cursor. */
export function TextField({
	label,
	labelColumns,
	value,
	placeholder = '',
	focused,
	cursor,
	aside,
	valueColumns = 0,
}: TextFieldProps): ReactNode {
	const {glyphs, columns} = useSettings();
	const mark = focused ? span(glyphs.pointer, 'chosen') : span(' '.repeat(widthOf(glyphs.pointer)));
	const room = valueRoom(columns, labelColumns, widthOf(glyphs.pointer));
	const shown =
		(focused ? viewport(value, cursor ?? 0, room).text : clip(value, room, glyphs.ellipsis)) || placeholder;
	const gap = Math.max(2, valueColumns + 2 - widthOf(shown));
	const rest = room - widthOf(shown) - gap;
	const remark =
		aside && rest > 4
			? [span(' '.repeat(gap)), span(clip(aside.text, rest, glyphs.ellipsis), aside.tone)]
			: [];
	const tone = value === '' || (focused && cursor === undefined) ? 'dim' : focused ? 'strong' : 'plain';
	return (
		<StyledText
			line={[
				mark,
				span(` ${padEnd(label, labelColumns)}  `, focused ? 'chosen' : 'plain'),
				span(shown, tone),
				...remark,
			]}
		/>
	);
}

function valueRoom(columns: number, labelColumns: number, pointerColumns: number): number {
	return columns - pointerColumns - 1 - labelColumns - 2 - 1;
}

/** Where on its line the cursor of a focused field stands. */
export function cursorColumn({
	labelColumns,
	value,
	cursor,
	columns,
	pointerColumns,
}: {
	readonly labelColumns: number;
	readonly value: string;
	readonly cursor: number | undefined;
	readonly columns: number;
	readonly pointerColumns: number;
}): number {
	const start = pointerColumns + 1 + labelColumns + 2;
	return start + viewport(value, cursor ?? 0, valueRoom(columns, labelColumns, pointerColumns)).column;
}

/** The part of the value that fits, with the cursor in it, and the cursor's column in that part. */
export function viewport(
	value: string,
	cursor: number,
	room: number,
): {readonly text: string; readonly column: number} {
	const all = graphemes(value);
	let start = 0;
	while (start < cursor && widthOf(all.slice(start, cursor).join('')) >= room) start++;
	let end = all.length;
	while (end > cursor && widthOf(all.slice(start, end).join('')) > room) end--;
	return {text: all.slice(start, end).join(''), column: widthOf(all.slice(start, cursor).join(''))};
}
