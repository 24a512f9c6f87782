import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, afterEach, describe, expect, test} from 'vitest';
import {renderScript} from '../../source/export/script.js';
import {textsIn} from '../../source/text/language.js';
import {makeAnswers} from '../helpers/answers.js';
import {makeFacts} from '../helpers/facts.js';
import {lacksNamespaces} from '../helpers/namespaces.js';
import {cases, closeWorlds, scriptOf, worldFor} from '../helpers/scripts.js';
import {anySetup} from '../helpers/setups.js';
import {type Shell, shells} from '../helpers/shells.js';
import {lacks} from '../helpers/tools.js';

const seconds = 1000;
const folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-text-'));
const file = join(folder, 'script.sh');

afterEach(closeWorlds);
afterAll(() => rmSync(folder, {recursive: true}));

function statusOf([program, ...args]: readonly [string, ...string[]], text: string | Uint8Array) {
	writeFileSync(file, text);
	const {status, stdout, stderr, error} = spawnSync(program, [...args, file], {encoding: 'utf8'});
	if (error) throw error;
	return {status, said: stdout + stderr};
}

describe('a script that was cut short [D7]', () => {
	const whole = Buffer.from(scriptOf(cases.direct));
	/** Without its last line end it is still whole. */
	const longest = whole.length - 2;
	const head = whole.indexOf('\n{\n') + 2;
	const ends = [...whole.keys()].filter(index => index > head && index <= longest && whole[index] === 0x0a);
	const last = Array.from({length: 200}, (_, index) => longest - index);
	const anywhere = fc.sample(fc.noBias(fc.integer({min: head, max: longest})), 120);

	const isRefused = ({command}: Shell, length: number) => {
		const {status} = statusOf([...command, '-n'], whole.subarray(0, length));
		return status !== 0;
	};

	test('has nothing but comments in front of what must be whole', () => {
		const lines = whole
			.subarray(0, head - 2)
			.toString()
			.split('\n');
		expect(lines.filter(line => !line.startsWith('#'))).toEqual([]);
	});

	describe.each(shells)('in $name', shell => {
		test.skipIf(lacks(shell.command[0]))(
			'is a syntax error, wherever it ends',
			{timeout: 120 * seconds},
			() => {
				expect(isRefused(shell, whole.length)).toBe(false);
				expect(isRefused(shell, whole.length - 1)).toBe(false);
				const lengths = [
					...last,
					...anywhere,
					...(shell.name === 'dash' ? ends : ends.filter((_, index) => index % 8 === 0)),
				];
				expect(lengths.filter(length => !isRefused(shell, length))).toEqual([]);
			},
		);

		test.skipIf(lacksNamespaces() || lacks(shell.command[0]))(
			'does nothing when it is run',
			{
				timeout: 60 * seconds,
			},
			() => {
				const world = worldFor(cases.direct);
				const before = world.snapshot();
				for (const length of [
					longest,
					longest - 1,
					longest - 2,
					longest - 10,
					longest - 40,
					...anywhere.slice(0, 20),
				]) {
					const text = whole.subarray(0, length).toString();
					const {status, stdout, changes} = world.run(text, ['up'], {shell});
					expect([length, status, stdout, changes]).toEqual([length, status, '', []]);
					expect(status).not.toBe(0);
				}
				expect(world.snapshot()).toBe(before);
			},
		);
	});
});

describe.skipIf(lacks('shellcheck'))('shellcheck', () => {
	test.each(['en', 'zh-CN'] as const)(
		'has nothing against a script in %s, without exceptions [D8]',
		{
			timeout: 120 * seconds,
		},
		language => {
			fc.assert(
				fc.property(anySetup, fc.boolean(), ({answers, facts}, addressesMayGo) => {
					const script = renderScript(answers, facts, textsIn(language), {addressesMayGo, takeOver: false});
					// The hook inside is bash, and says so to the shellcheck that reads it on its own.
					const hooks = answers.layout === 'shared' ? null : ['shellcheck shell=bash'];
					expect(script.match(/shellcheck \w+=.*/g)).toEqual(hooks);
					expect(statusOf(['shellcheck', '--severity=style'], script)).toEqual({status: 0, said: ''});
				}),
				{numRuns: 6},
			);
		},
	);

	test('takes a container for no command, whatever it is called', () => {
		const facts = makeFacts();
		const answers = makeAnswers({ip: '192.168.1.70', name: 'du', prefix: 'test'}, facts);
		const script = renderScript(answers, facts, textsIn('en'), {addressesMayGo: false, takeOver: false});
		expect(statusOf(['shellcheck', '--severity=style'], script)).toEqual({status: 0, said: ''});
	});
});
