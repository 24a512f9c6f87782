import {stripVTControlCharacters} from 'node:util';
import {describe, expect, test} from 'vitest';
import {jsonLines} from '../../source/commands/report/json-lines.js';
import {lineLog} from '../../source/commands/report/line-log.js';
import {quoteCommand} from '../../source/export/quote.js';
import type {RunEvent} from '../../source/model/run-event.js';
import {tellCheck} from '../../source/text/by-code.js';
import {type Language, textsIn} from '../../source/text/language.js';
import {keep} from '../helpers/own-commands.js';
import {
	applyRun,
	checksRun,
	confirmRun,
	failedRun,
	leftoverRun,
	runStreams,
	undoRun,
} from '../helpers/run-streams.js';

function logOf(stream: readonly RunEvent[], language: Language = 'en', colour = false): string {
	let all = '';
	const write = (text: string) => {
		all += text;
	};
	const log = lineLog({texts: textsIn(language), write, quote: quoteCommand, tellCheck, keep, colour});
	for (const event of stream) log(event);
	return all;
}

describe('the plain log', () => {
	test('numbers the steps, and says what each did and how long it took', () => {
		expect(logOf(applyRun)).toContain(
			['[4/10] Management network vdsm-eth0-bridge', '  + docker network create --driver bridge'].join('\n'),
		);
		expect(logOf(applyRun)).toMatch(
			/^\[10\/10\] Container vdsm running\n {2}\+ docker start vdsm\n {2}done in 0\.4 s$/m,
		);
		expect(logOf(applyRun)).toContain('    3 of 8 layers\n');
		expect(logOf(applyRun)).toContain('  + writes /srv/vdsm/vdsm-hook.sh\n');
	});

	test('a failure, what follows from it, and the rollback', () => {
		const log = logOf(failedRun);
		expect(log).toMatch(
			/\n {2}failed after 2\.3 s: docker ended with code 125\.\nThat did not work\. Everything that was done is rolled back now\.\nUndoing: /,
		);
		expect(log).toContain('    docker: Error response from daemon: Conflict.');
	});

	test('checks with their verdicts as signs that every terminal has', () => {
		const log = logOf(checksRun);
		expect(log).toMatch(/^ {2}x .*vdsm/m);
		expect(logOf(applyRun)).toMatch(/^ {2}\+ .*vdsm-eth0-bridge/m);
		expect(log).toContain('Restoring: Container vdsm\n');
	});

	test('what is not ours, what is waited for, and a confirmation', () => {
		expect(logOf(undoRun)).toContain(
			'  LAN network vdsm-eth1-macvlan: not made by this program, left alone\n',
		);
		expect(logOf(leftoverRun)).toContain('  Docker does not answer. Waiting for it, 1 min 00 s at most.\n');
		expect(logOf(confirmRun)).toContain('Confirmed: the change stays.\n');
	});

	test.each(['en', 'zh-CN'] as const)('is lines and nothing else, in %s', language => {
		for (const stream of Object.values(runStreams)) {
			const log = logOf(stream, language);
			expect(log).toMatch(/^[^\p{Cc}]+\n/u);
			expect(log.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
			expect(log).not.toMatch(/undefined|\[object|NaN/);
		}
	});

	test('strings of the machine cannot add lines or move the cursor [D1]', () => {
		const hostile = 'evil\u001b[2J\n[9/9] fake';
		const move = {id: 'container', subject: hostile, direction: 'take'} as const;
		const log = logOf([
			{type: 'started', action: 'apply', moves: [move]},
			{type: 'step-started', move},
			{type: 'command', command: ['docker', ['start', hostile]]},
		]);
		expect(log.split('\n')).toHaveLength(4);
		expect(log.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
	});

	test('colour changes nothing but the colour', () => {
		const coloured = logOf(failedRun, 'en', true);
		expect(coloured).toContain('\u001b[31m');
		expect(stripVTControlCharacters(coloured)).toBe(logOf(failedRun));
	});
});

describe('JSON lines', () => {
	function linesOf(stream: readonly RunEvent[]): string[] {
		const all: string[] = [];
		const write = jsonLines(line => all.push(line));
		for (const event of stream) write(event);
		return all;
	}

	test.each(Object.entries(runStreams))(
		'%s: one object on a line, the schema first of all [F1]',
		(_, stream) => {
			const lines = linesOf(stream);
			expect(lines[0]).toMatch(/^\{"schema":"vdsm-passthru\/run\/1","type":"started",/);
			expect(lines).toHaveLength(stream.length);
			const objects = lines.map(line => {
				expect(line.endsWith('\n')).toBe(true);
				expect(line.trimEnd()).not.toContain('\n');
				return JSON.parse(line);
			});
			expect(objects.map(({type}) => type)).toEqual(stream.map(({type}) => type));
			expect(objects.filter(object => 'schema' in object)).toHaveLength(1);
		},
	);

	test('a command is the list of its words, wherever it stands', () => {
		const objects = linesOf(leftoverRun).map(line => JSON.parse(line));
		const commands = objects.flatMap(({command, failure, turned, outcome}) => [
			command,
			failure?.command,
			turned?.failure.command,
			outcome?.turned.failure.command,
			...(outcome?.leftovers[0].commands ?? []),
		]);
		const given = commands.filter(command => command !== undefined);
		expect(given.length).toBeGreaterThan(15);
		for (const command of given) {
			expect(command.every((word: unknown) => typeof word === 'string')).toBe(true);
		}
		expect(given).toContainEqual(['docker', 'network', 'rm', 'vdsm-eth1-macvlan']);
	});

	test('the last one says how it ended, in milliseconds and with the exit code', () => {
		const last = (stream: readonly RunEvent[]) => JSON.parse(linesOf(stream).at(-1) ?? '');
		expect(last(applyRun)).toMatchObject({
			type: 'finished',
			exitCode: 0,
			ms: 61_234,
			outcome: {kind: 'done'},
		});
		expect(last(failedRun)).toMatchObject({exitCode: 1, outcome: {kind: 'rolled-back', restored: false}});
		expect(last(leftoverRun)).toMatchObject({exitCode: 4, outcome: {kind: 'leftovers', formerGone: true}});
	});

	test('what could harm a terminal is escaped, and comes back the same [D1]', () => {
		const line = '\u001b]0;title\u0007\u202e\u009b2J';
		const [, text = ''] = linesOf([...applyRun.slice(0, 1), {type: 'output', line}]);
		expect(text.trimEnd()).toMatch(/^[\x20-\x7e]+$/);
		expect(JSON.parse(text)).toEqual({type: 'output', line});
	});
});
