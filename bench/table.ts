import type {Spread} from './numbers.js';
import {type Claim, isMissed, ratioOf} from './result.js';

/** As Markdown, which a terminal shows as well. */
export function tableOf(claims: readonly Claim[]): string {
	return [
		rows(
			['Engine', 'Measured', 'median (min – max)', 'beside', 'median (min – max)', 'Ratio', 'Budget'],
			claims.map(claim => [
				claim.engine ?? '–',
				claim.what,
				spread(claim.ours, claim.unit),
				claim.than,
				spread(claim.theirs, claim.unit),
				ratioOf(claim).toFixed(2),
				budgetOf(claim),
			]),
		),
		rows(
			['Engine', 'Measured', 'Part', 'median (min – max)'],
			claims.flatMap(({engine, what, parts}) =>
				parts.map(part => [engine ?? '–', what, part.name, spread(part)]),
			),
		),
	].join('\n');
}

function budgetOf(claim: Claim): string {
	if (claim.budget === null) return '–';
	return `${claim.quicker === true ? 'at least ' : ''}${claim.budget} ${isMissed(claim) ? '**missed**' : 'met'}`;
}

function spread({median, min, max}: Spread, unit = 'ms'): string {
	// Small ones would be all the same number.
	const shown = (value: number) => value.toFixed(Math.abs(median) < 10 ? 1 : 0);
	return `${[shown(median), unit].filter(Boolean).join(' ')} (${shown(min)} – ${shown(max)})`;
}

function rows(head: readonly string[], body: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
	return [line(head), line(head.map(() => '---')), ...body.map(line)].join('');
}
