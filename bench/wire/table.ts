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
				...measures.map(({key, digits: usual}) => {
					const {median, min, max} = spreadIn(row, key);
					const digits = fittingDigits(median, usual);
					return `${median.toFixed(digits)} (${min.toFixed(digits)} – ${max.toFixed(digits)})`;
				}),
			]),
		),
	].join('');
}

/** In a guest that is emulated twice a wire carries a thousandth of what it does elsewhere, and costs as many times more. */
function fittingDigits(median: number, usual: number): number {
	if (median >= 100) return 0;
	return median < 0.1 ? usual + 2 : usual;
}
