import {expect, test} from 'vitest';
import {stepIds} from '../../source/model/step.js';
import {readResult, rowsOf} from '../lab/matrix/result.js';
import {setups} from '../lab/matrix/setups.js';
import {readPage, updating, writePage} from './pages.js';
import {reliabilityPage} from './reliability-page.js';
import {elsewhere, words} from './reliability-words.js';

test.each([
	['docs/reliability.md', 'en'],
	['docs/zh-CN/reliability.md', 'zh-CN'],
] as const)('the page says what the last run of the matrix has found: %s', async (page, language) => {
	const wanted = reliabilityPage(await readResult(), language);
	if (updating) writePage(page, wanted);
	expect(readPage(page)).toBe(wanted);
});

test('every step that a plan can have is in the matrix, or it is said where else', async () => {
	const rows = rowsOf((await readResult()).parts);
	const shown = new Set([...rows.map(({id}) => id), ...Object.keys(elsewhere)]);
	expect(stepIds.filter(id => !shown.has(id))).toEqual([]);
	expect(Object.keys(elsewhere).filter(id => rows.some(row => row.id === id))).toEqual([]);
});

test.each(stepIds.filter(id => !(id in elsewhere)))('%s has every fault', async id => {
	const rows = rowsOf((await readResult()).parts);
	const faults = rows
		.filter(row => row.id === id && row.run === 'new' && row.direction === 'take')
		.map(({what, at, by}) => `${what} ${at} ${by}`);
	for (const at of ['before', 'after']) {
		for (const what of ['fail', 'int', 'hup', 'term']) expect(faults).toContain(`${what} ${at} itself`);
		for (const by of ['undo', 'apply']) expect(faults).toContain(`kill ${at} ${by}`);
	}
});

test('nothing in it has failed', async () => {
	const rows = rowsOf((await readResult()).parts);
	expect(rows.filter(({failed}) => failed.length > 0)).toEqual([]);
});

test('every set-up has a name in Chinese', () => {
	expect(Object.keys(words['zh-CN'].setups).sort()).toEqual(setups.map(({name}) => name).sort());
});
