import {expect, test} from 'vitest';
import {readMachineResult} from '../lab/machine/result.js';
import {compatibilityPage} from './compatibility-page.js';
import {readPage, updating, writePage} from './pages.js';

test.each([
	['docs/compatibility.md', 'en'],
	['docs/zh-CN/compatibility.md', 'zh-CN'],
] as const)('the page says what the last run of the machine lab has found: %s', async (page, language) => {
	const wanted = compatibilityPage(await readMachineResult(), language);
	if (updating) writePage(page, wanted);
	expect(readPage(page)).toBe(wanted);
});

test('nothing in it has failed', async () => {
	const {rows} = await readMachineResult();
	expect(rows.filter(({passed}) => !passed)).toEqual([]);
});
