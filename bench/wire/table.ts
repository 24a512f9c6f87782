import {measures, type Row, spreadIn} from './result.js';

/** As Markdown: one line for each way at each level, every cell a median with the smallest and the largest. */
export function wireTable(rows: readonly Row[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
	const head = ['Up to', 'Way', ...measures.map(({title}) => title)];
	return [
		line(head),
		line(head.map(() => '---')),
		...rows.map(row =>
			line([
				row.level,
				row.way,
				...measures.map(({key, digits}) => {
					const {median, min, max} = spreadIn(row, key);
					return `${median.toFixed(digits)} (${min.toFixed(digits)} – ${max.toFixed(digits)})`;
				}),
			]),
		),
	].join('');
}
