import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {hereDocument} from '../../source/export/script-steps.js';
import {awkwardText} from '../helpers/arbitraries.js';
import {argumentsIn, shells} from '../helpers/shells.js';
import {lacks} from '../helpers/tools.js';

/** Lines that end one, or nearly do. */
const ends = [
	'FILE',
	'FILE_',
	'FILE__',
	'FILE___',
	'\tFILE',
	'FILE ',
	'FILE\r',
	"'FILE'",
	'\\FILE',
	'$FILE',
	'}',
	'EOF',
];
const anyContent = fc
	.array(fc.oneof(fc.constantFrom(...ends), awkwardText), {minLength: 1, maxLength: 8})
	.map(lines => lines.join('\n'));

describe.each(shells)('in $name', shell => {
	test.skipIf(lacks(shell.command[0]))('no line of a file is the end of its here-document [D6]', () => {
		const contents = [
			...ends,
			ends.join('\n'),
			`${ends.toReversed().join('\n')}\n`,
			...fc.sample(anyContent, 100),
		];
		const script = contents
			.map(
				(content, index) => `file${index}() {\n${hereDocument(content)}\n}\nargs "$(file${index}; printf .)"`,
			)
			.join('\n');
		expect(argumentsIn(shell, script)).toEqual(
			contents.map(content => [`${content}${content.endsWith('\n') ? '' : '\n'}.`]),
		);
	});
});
