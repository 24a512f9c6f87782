import {expect, test} from 'vitest';
import {textsIn} from '../../source/text/language.js';
import {drawn} from '../../source/wizard/drawn.js';
import {firstFrame} from '../../source/wizard/first-frame.js';
import {firstSentences} from '../../source/wizard/first-sentences.js';
import {glyphsFor} from '../../source/wizard/glyphs.js';
import {startWizard} from './helpers/wizard.js';

const windows = [
	{columns: 100, rows: 30},
	{columns: 60, rows: 16},
	{columns: 80, rows: 24},
	{columns: 72, rows: 21},
];

test.each(windows.flatMap(window => (['en', 'zh-CN'] as const).map(language => ({...window, language}))))(
	'is what Ink draws over it, $columns×$rows in $language',
	async ({language, ...window}) => {
		const glyphs = glyphsFor(false);
		const lines = firstFrame({sentences: firstSentences(textsIn(language)), glyphs, ...window});
		const wizard = startWizard({language, ...window, readFacts: () => new Promise(() => undefined)});
		const frame = await wizard.waitFor(textsIn(language).wizard.loading);
		// The sign may have turned since.
		const [still = '', ...turned] = glyphs.spinner;
		const first = frame.trimEnd().replace(new RegExp(turned.join('|')), still);
		expect(drawn(lines ?? [], false)).toBe(`${first}\n`);
	},
);

test('is left to Ink where there is no room', () => {
	const sentences = firstSentences(textsIn('en'));
	expect(firstFrame({sentences, glyphs: glyphsFor(false), columns: 59, rows: 30})).toBeUndefined();
});
