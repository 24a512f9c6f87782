import {expect, test} from 'vitest';
import type {FindingCode, FindingDetail} from '../../source/model/finding.js';
import {rank} from '../../source/plan/severities.js';
import {en} from '../../source/text/en.js';
import {readPage, updating, writePage} from './pages.js';

/** Each language's page, and what stands between two findings there. */
const languages = [
	['docs/failures.md', ', '],
	['docs/zh-CN/failures.md', '、'],
] as const;

/** Which findings come from which row, as the code has it. */
function findingsByRow(): ReadonlyMap<number, readonly FindingCode[]> {
	const codes = Object.keys(en.findings) as FindingCode[];
	// The rank of a finding depends on its code alone.
	const found = new Map<number, FindingCode[]>();
	for (const {code, catalogue} of rank(codes.map(one => ({code: one}) as FindingDetail)))
		for (const row of catalogue) found.set(row, [...(found.get(row) ?? []), code].sort());
	return found;
}

test.each(languages)('the catalogue has every row once, in order: %s', page => {
	const rows = [...readPage(page).matchAll(/^\| F(\d+) \|/gm)].map(([, number]) => Number(number));
	expect(rows).toEqual(Array.from({length: 108}, (_, index) => index + 1));
});

test.each(languages)('each row names the findings that the code takes from it: %s', (page, comma) => {
	const known = findingsByRow();
	const wanted = readPage(page).replaceAll(
		/^(\| F(\d+) \|.*\|) [^|]* \|$/gm,
		(_, rest: string, number: string) => {
			const codes = known.get(Number(number)) ?? [];
			return `${rest} ${codes.map(code => `\`${code}\``).join(comma) || '—'} |`;
		},
	);
	if (updating) writePage(page, wanted);
	expect(readPage(page)).toBe(wanted);
});
