import {expect, test} from 'vitest';
import {textsIn} from '../../source/text/language.js';
import {asciiTexts} from '../../source/wizard/ascii-texts.js';

const texts = asciiTexts(textsIn('en'));

test('sentences lose their typographic signs, also those that are made from something', () => {
	expect(texts.wizard.fields.ip).toBe("DSM's IP");
	expect(texts.wizard.tooSmall(50, 10)).toContain('50x10');
	expect(texts.wizard.layouts.limits.classic.join('')).toMatch(/^[\x20-\x7e]*$/);
});

test('the catalogue itself stays as it is', () => {
	expect(textsIn('en').wizard.fields.ip).toBe('DSM’s IP');
});
