import {describe, expect, test} from 'vitest';
import {textsIn} from '../../source/text/language.js';
import {glyphsFor} from '../../source/wizard/glyphs.js';
import {hintLines} from '../../source/wizard/hint-lines.js';
import {type Context, keymap, takesText} from '../../source/wizard/keymap.js';
import {widthOf} from '../../source/wizard/measure.js';
import {textOf} from '../../source/wizard/theme.js';

const contexts = Object.keys(keymap) as Context[];

describe.each(contexts)('the keys of %s', context => {
	const keys = keymap[context].flatMap(binding => binding.keys);

	test('have one meaning each', () => {
		expect(keys).toEqual([...new Set(keys)]);
	});

	test('let one out, and say how', () => {
		const footer = hintLines(
			context,
			{
				texts: textsIn('en'),
				glyphs: glyphsFor(false),
				columns: 200,
			},
			widthOf,
		)
			.map(textOf)
			.join(' ');
		expect(footer).toContain('Ctrl-C quit');
		if (context !== 'busy') expect(footer).toContain('Esc');
	});
});

test.each(contexts.filter(takesText))(
	'where text is typed, as in %s, no character is a command but the question mark of a form',
	context => {
		const keys = keymap[context].flatMap(binding => binding.keys);
		expect(keys.filter(key => key.length === 1)).toEqual(
			context === 'text' || context === 'word' ? ['?'] : [],
		);
	},
);
