import {expect, test} from 'vitest';
import {narrowed} from '../../source/commands/narrowed.js';
import {helpTopics} from '../../source/model/help-topic.js';
import {helpTopicsIn} from '../../source/text/help-topics.js';
import {languages} from '../../source/text/languages.js';
import {widthOf} from '../../source/wizard/measure.js';

const each = languages.flatMap(language =>
	helpTopics.flatMap(topic => [40, 60, 72].map(columns => [language, topic, columns] as const)),
);

test.each(each)(
	'in %s, help %s in %i columns holds the same words and no wider line of prose',
	(language, topic, columns) => {
		const text = helpTopicsIn(language)[topic];
		const narrow = narrowed(text, columns);
		expect(narrow.replaceAll(/\s+/g, '')).toBe(text.replaceAll(/\s+/g, ''));
		// A command stays whole, to be copied.
		const wide = narrow.split('\n').filter(line => widthOf(line) > columns);
		expect(wide.filter(line => !/^ *(?:>|vdsm-passthru |sudo |mkdir )/.test(line))).toEqual([]);
	},
);

test('a sentence that was broken is broken anew, and what hangs beside a term goes on hanging there', () => {
	const text = [
		'This sentence is so long that whoever laid it out for 80 columns has to break',
		'it. And another one.',
		'',
		'  term    what it means, which takes more than one line in a narrow window of few',
		'          columns',
		'  other   short',
	].join('\n');
	expect(narrowed(text, 40).split('\n')).toEqual([
		'This sentence is so long that whoever',
		'laid it out for 80 columns has to break',
		'it. And another one.',
		'',
		'  term    what it means, which takes',
		'          more than one line in a narrow',
		'          window of few columns',
		'  other   short',
	]);
});

test('Chinese is joined without blanks, behind its punctuation as well', () => {
	const text =
		'这一行写满了八十列，因此在这里换行，下一行继续写同一句话，读起来是连续的一段，\nDSM 是其中的一个词。';
	expect(narrowed(text, 60).replaceAll('\n', '')).not.toContain('， ');
});
