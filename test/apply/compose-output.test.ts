import {describe, expect, test, vi} from 'vitest';
import {act} from '../../source/apply/act.js';
import {composeLines, isHarmless} from '../../source/apply/compose-output.js';
import {composeUp} from '../../source/model/compose-project.js';
import type {RunEvent} from '../../source/model/run-event.js';
import {en} from '../../source/text/en.js';
import {zhCN} from '../../source/text/zh-CN.js';
import {whyText} from '../../source/wizard/live/words.js';
import {composed} from '../helpers/predecessor.js';

/** As Compose prints it (2.40.3). */
const said = [
	' Container nas  Recreate',
	'failed to read /srv/nas/.env: line 3: unexpected character "+" in variable name "canary+7301"',
	'time="2026-01-01" level=warning msg="The \\"canary\\" variable is not set. Defaulting to a blank string."',
	' Container canary Error response from daemon: canary',
	' Container nas  Recreated ',
];

vi.mock('../../source/system/run.js', () => ({
	run: async (_: unknown, {onLine}: {readonly onLine: (line: string) => void}) => {
		for (const line of said) onLine(line);
		return {exitCode: 14, stdout: '', stderr: said.join('\n'), failed: null};
	},
}));

test.each([
	[' Container nas-dsm-1  Recreated', true],
	[' Network nas_default  Creating', true],
	[' Container 0123456789ab_nas  Starting ', true],
	[' Container nas  canary', false],
	['Container nas Creating canary', false],
	['yaml: line 3: canary', false],
])('%j: %j', (line, harmless) => {
	expect(isHarmless(line)).toBe(harmless);
});

test('that Docker went away is known all the same, and not in words that may quote a file', () => {
	const lines = ['error during connect: canary', 'unexpected EOF'];
	expect(composeLines(lines)).toEqual(['Cannot connect to the Docker daemon']);
});

describe('what Compose says of a line in .env [E7]', () => {
	const run = async (args: readonly string[]) => {
		const events: RunEvent[] = [];
		const action = {kind: 'run', command: ['docker', args]} as const;
		const failure = await act(action, {
			step: {id: 'container', subject: 'vdsm'},
			folder: '/',
			emit: event => events.push(event),
		});
		return {failure, told: JSON.stringify([events, failure])};
	};

	test('is told nobody; what it does is', async () => {
		const {failure, told} = await run(composeUp(composed, 'really'));
		expect(told).not.toContain('canary');
		expect(failure?.lines).toEqual([' Container nas  Recreate', ' Container nas  Recreated ']);
		// Of any other program it is what helps.
		expect((await run(['start', 'nas'])).told).toContain('canary');
	});

	test('is said to be left out, and how to see it', async () => {
		const {failure} = await run(composeUp(composed, 'really'));
		if (!failure) throw new Error('It did not fail.');
		const whole = {...failure, id: 'container', subject: 'nas', direction: 'take'} as const;
		expect(whyText(en, whole)).toMatch(/code 14\. .*not shown.* run the command yourself/);
		expect(whyText(zhCN, whole)).toContain('14');
		expect(whyText(en, {...whole, command: ['docker', ['start', 'nas']]})).toBe('docker ended with code 14.');
	});
});
