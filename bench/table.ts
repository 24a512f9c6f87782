import type {Spread} from './numbers.js';
import {type Claim, isMissed, ratioOf} from './result.js';

/** As Markdown, which a terminal shows as well. */
export function tableOf(claims: readonly Claim[]): string {
	return [
		rows(
			['Engine', 'Measured', 'ms: median (min – max)', 'beside', 'ms: median (min – max)', 'Ratio', 'Budget'],
			claims.map(claim => [
				claim.engine,
				claim.what,
				spread(claim.ours),
				claim.than,
				spread(claim.theirs),
				ratioOf(claim).toFixed(2),
				claim.budget === null ? '–' : `${claim.budget} ${isMissed(claim) ? 'missed' : 'met'}`,
			]),
		),
		rows(
			['Engine', 'Measured', 'Part', 'ms: median (min – max)'],
			claims.flatMap(({engine, what, parts}) => parts.map(part => [engine, what, part.name, spread(part)])),
		),
	].join('\n');
}

function spread({median, min, max}: Spread): string {
	return `${Math.round(median)} (${Math.round(min)} – ${Math.round(max)})`;
}

function rows(head: readonly string[], body: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
	return [line(head), line(head.map(() => '---')), ...body.map(line)].join('');
}
