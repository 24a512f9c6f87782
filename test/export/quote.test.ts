import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {commentSafe, quote, quoteCommand, quotePath, sentence} from '../../source/export/quote.js';
import {type Command, resolveCommand, resolvePath, type Word} from '../../source/model/command.js';
import {awkwardText} from '../helpers/arbitraries.js';
import {argumentsIn, shells} from '../helpers/shells.js';
import {lacks} from '../helpers/tools.js';

/** Every control character but NUL, which no argument can hold, alone and between letters. */
const controls = Array.from({length: 0xa0}, (_, code) => String.fromCharCode(code))
	.filter(character => character !== '\0' && /\p{Cc}/u.test(character))
	.flatMap(character => [character, `a${character}b`]);

const word: fc.Arbitrary<Word> = fc.oneof(
	awkwardText,
	fc.tuple(awkwardText, awkwardText, awkwardText).map(([head, project, tail]) => [head, {project}, tail]),
);
const command: fc.Arbitrary<Command> = fc.array(word, {maxLength: 5}).map((args): Command => ['args', args]);

/** Many cases for each shell that is started. */
const batches = {numRuns: 12};
const batch = <T>(one: fc.Arbitrary<T>) => fc.array(one, {minLength: 50, maxLength: 150});

describe.each(shells)('in $name', shell => {
	describe.skipIf(lacks(shell.command[0]))('what is quoted arrives as it was [D4]', () => {
		test('every control character', () => {
			const script = controls.map(text => `args ${quote(text)}`).join('\n');
			expect(argumentsIn(shell, script)).toEqual(controls.map(text => [text]));
		});

		test('any text', () => {
			fc.assert(
				fc.property(batch(awkwardText), texts => {
					const script = texts.map(text => `args ${quote(text)}`).join('\n');
					expect(argumentsIn(shell, script)).toEqual(texts.map(text => [text]));
				}),
				batches,
			);
		});

		test('any command, below any folder', () => {
			fc.assert(
				fc.property(awkwardText, batch(command), (here, commands) => {
					const script = [`here=${quote(here)}`, ...commands.map(quoteCommand)].join('\n');
					const expected = commands.map(one => resolveCommand(one, here)[1]);
					expect(argumentsIn(shell, script)).toEqual(expected);
				}),
				batches,
			);
		});

		test('any path', () => {
			const path = fc.oneof(
				awkwardText,
				awkwardText.map(project => ({project})),
			);
			fc.assert(
				fc.property(awkwardText, batch(path), (here, paths) => {
					const script = [`here=${quote(here)}`, ...paths.map(one => `args ${quotePath(one)}`)].join('\n');
					expect(argumentsIn(shell, script)).toEqual(paths.map(one => [resolvePath(one, here)]));
				}),
				batches,
			);
		});

		test('any sentence, with anything in its gaps', () => {
			const format = fc.array(
				awkwardText.map(text => text.replaceAll('%s', '')),
				{
					minLength: 1,
					maxLength: 3,
				},
			);
			fc.assert(
				fc.property(batch(fc.tuple(format, awkwardText, awkwardText)), cases => {
					const script = cases.map(([parts, first, second]) => {
						const words = sentence(parts.join('%s'), '$first', '$(second)');
						return `first=${quote(first)}\nsecond() { printf '%s' ${quote(second)}; }\nargs ${words}`;
					});
					const expected = cases.map(([[head = '', ...rest], first, second]) => {
						// A command substitution loses the line ends behind it.
						const gaps = [first, second.replace(/\n+$/, '')];
						return [head + rest.map((part, index) => `${gaps[index]}${part}`).join('')];
					});
					expect(argumentsIn(shell, script.join('\n'))).toEqual(expected);
				}),
				batches,
			);
		});

		test('no comment is left by what stands in it [D6]', () => {
			fc.assert(
				fc.property(batch(awkwardText), texts => {
					const script = texts.map(text => `# ${commentSafe(`${text}\nargs ${text}`)}\nargs next`);
					expect(argumentsIn(shell, script.join('\n'))).toEqual(texts.map(() => ['next']));
				}),
				batches,
			);
		});
	});
});

describe('for readers', () => {
	test.each([
		['docker', 'docker'],
		['--opt', '--opt'],
		['parent=enp3s0', 'parent=enp3s0'],
		['127.0.0.1:5000:5000', '127.0.0.1:5000:5000'],
		['', "''"],
		['a b', "'a b'"],
		["it's", `'it'"'"'s'`],
		['$HOME', `"\\$"'HOME'`],
		['`', '"\\`"'],
		['’', '"’"'],
		['a\nb c', `'a'"$(printf '\\012\\142')"' c'`],
	])('%j stands as %s', (text, quoted) => {
		expect(quote(text)).toBe(quoted);
	});

	test('no value begins a line [D1]', () => {
		const lines = fc.array(awkwardText, {maxLength: 4}).map(texts => texts.join('\n'));
		fc.assert(
			fc.property(lines, text => {
				for (const line of quote(text).split('\n').slice(1)) expect(line).toMatch(/^'?$/);
			}),
		);
	});

	test('a path of the project stands below the folder of the script', () => {
		expect(quoteCommand(['mkdir', ['-p', '--', [{project: 'my dsm'}]]])).toBe(`mkdir -p -- "$here"/'my dsm'`);
	});

	test('a gap without an expansion is left empty', () => {
		expect(sentence('a %s b %s c', '$1')).toBe('"a $1 b  c"');
	});
});
