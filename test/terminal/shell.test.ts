import {spawnSync} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {helpTopicsIn} from '../../source/text/help-topics.js';
import {type Shell, spoken} from '../helpers/completions.js';

const program = path.resolve('dist/vdsm-passthru.cjs');

/** The built program, in a small environment. */
function run(...args: readonly string[]) {
	const env = {PATH: process.env['PATH'], HOME: '/nonexistent', LC_ALL: 'C.UTF-8'};
	const {stdout, stderr, status} = spawnSync(process.execPath, [program, ...args], {encoding: 'utf8', env});
	return {stdout, stderr, status};
}

test.each(['bash', 'zsh', 'fish'] as const satisfies readonly Shell[])(
	'the bundle prints the completion for %s',
	async shell => {
		const {stdout, stderr, status} = run('completion', shell, '--lang', 'zh-CN');
		expect({stderr, status}).toEqual({stderr: '', status: 0});
		const own = await spoken(['completion', shell], 'zh-CN');
		expect(stdout.replace(/ \d+\.\d+\.\d+,/, ' 0.0.0,')).toBe(own);
	},
);

test('help is --help, and its topics are in the language and the letters that are asked for', () => {
	expect(run('help')).toEqual(run('--help'));
	expect(run('help', 'plan')).toEqual(run('plan', '--help'));
	expect(run('help', 'layouts', '--lang', 'zh-CN').stdout).toBe(`${helpTopicsIn('zh-CN').layouts}\n`);
	expect(run('help', 'layouts').stdout).toContain('’');
	expect(run('help', 'layouts', '--ascii').stdout).not.toMatch(/[^\n -~]/);
});

test.each([
	[['paln'], 'There is no command paln. Did you mean plan?'],
	[['plan', '--nci', 'x'], 'There is no option --nci. Did you mean --nic?'],
	[['--lang', 'zh-C'], '“zh-C” is not a language of this program: en or zh-CN. Did you mean zh-CN?'],
	[['help', 'x', 'y'], 'That is one word too many. See vdsm-passthru help --help.'],
])('%j ends with 2, and with what was meant', (args, sentence) => {
	expect(run(...args)).toEqual({stdout: '', stderr: `${sentence}\n`, status: 2});
});
