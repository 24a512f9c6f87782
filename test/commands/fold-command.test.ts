import {execFileSync} from 'node:child_process';
import {expect, test} from 'vitest';
import {foldCommand} from '../../source/commands/fold-command.js';
import {quoteWords} from '../../source/export/quote.js';
import type {Command} from '../../source/model/command.js';
import {widthOf} from '../../source/wizard/measure.js';

const args = [
	'create',
	'--name',
	'vdsm',
	'--cap-add',
	'NET_ADMIN',
	'--env',
	"ARGUMENTS=-a b,c='d' $(x)",
	'--rm',
	'网卡 甲',
	'image',
];
const command: Command = ['printf', ['%s\\n', ...args]];

test.each([20, 40, 60, 80])('in %i columns a shell reads the same words', columns => {
	const lines = foldCommand(quoteWords(command), columns);
	expect(execFileSync('sh', ['-c', lines.join('\n')], {encoding: 'utf8'})).toBe(`${args.join('\n')}\n`);
	expect(lines.length).toBeGreaterThan(1);
	const parts = lines.map(line => line.replace(/ \\$/, '').trim());
	// What is wider than the window is one word, or an option with its value.
	for (const part of parts)
		if (widthOf(part) > columns) expect(part).toMatch(/^(?:--?[\w-]+ )?(?:'[^']*'|"[^"]*"|\S)+$/);
});

test('an option keeps its value on its line', () => {
	const words = [
		'docker',
		'create',
		'--name',
		'vdsm',
		'--restart',
		'unless-stopped',
		'--env',
		'A=1',
		'image',
	];
	expect(foldCommand(words, 32)).toEqual([
		'docker create --name vdsm \\',
		'  --restart unless-stopped \\',
		'  --env A=1 image',
	]);
});

test('where nobody sits at a terminal it is one line', () => {
	expect(foldCommand(quoteWords(['echo', ['x'.repeat(300), 'y']]), undefined)).toHaveLength(1);
});

test('what the machine wrote into a word cannot reach the terminal', () => {
	expect(foldCommand(['a\u001b[2J'], undefined).join()).not.toContain('\u001b');
});
