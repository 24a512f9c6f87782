import {describe, expect, test} from 'vitest';
import {exitOf, outcomeText} from '../../source/commands/report/outcome.js';
import {quoteCommand} from '../../source/export/quote.js';
import type {RawAnswers} from '../../source/model/answers.js';
import type {Plan} from '../../source/model/plan.js';
import type {RunEvent, RunOutcome, Signal, TurnedBack} from '../../source/model/run-event.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {textsIn} from '../../source/text/language.js';
import {widthOf} from '../../source/wizard/measure.js';
import {makeAnswers, makeDhcpAnswers} from '../helpers/answers.js';
import {makeFacts} from '../helpers/facts.js';
import {own} from '../helpers/own-commands.js';
import {
	applyRun,
	checksRun,
	failedRun,
	failure,
	goodChecks,
	leftoverRun,
	runPlan,
	runStreams,
	undoRun,
} from '../helpers/run-streams.js';

function outcomeOf(stream: readonly RunEvent[]): RunOutcome {
	const last = stream.at(-1);
	if (last?.type !== 'finished') throw new Error('A stream that does not end');
	return last.outcome;
}

function told(outcome: RunOutcome, plan: Plan | null = null, cause: string | null = null): string {
	return outcomeText(outcome, {texts: textsIn('en'), plan, quote: quoteCommand, own, cause});
}

const rolledBack = (turned: TurnedBack): RunOutcome => ({kind: 'rolled-back', turned, restored: false});

describe('what is said at the end', () => {
	test('done: what was verified, what was not, and why', () => {
		const text = told(outcomeOf(applyRun));
		const [first, verified, notYet, unknown] = text.split('\n\n');
		expect(first).toBe('Done: Virtual DSM is set up.');
		expect(verified).toMatch(/^Checked:\n {2}/);
		expect(verified?.split('\n')).toHaveLength(8);
		expect(notYet).toMatch(/^Not there yet:\n {2}.*DSM/);
		expect(unknown).toMatch(/^Could not be checked from here:\n {2}.*192\.168\.1\.70/);
	});

	test('done: where DSM answers, its MAC for the router, what to do inside, and how to undo it', () => {
		const text = told(outcomeOf(applyRun), runPlan);
		// Its MAC has not been seen yet.
		expect(text).toContain(
			'Where DSM will answer, once it is up:\n  http://192.168.1.70:5000   (from the LAN)\n',
		);
		expect(text).toContain(`for a reservation in your router:\n  ${runPlan.answers.mac}\n`);
		expect(text).toContain('LAN 2 is the card. Leave it on DHCP: it is given 192.168.1.70 by itself.');
		expect(text).toContain('To take it down again:\n  sudo npx vdsm-passthru undo --prefix vdsm\n');
	});

	test('done: where DSM answers, once it was seen', () => {
		const checks = goodChecks.map(check =>
			check.check === 'guest-mac' ? ({...check, verdict: 'ok'} as const) : check,
		);
		const text = told({kind: 'done', checks, boot: null}, runPlan);
		expect(text).toContain('DSM answers at:\n  http://192.168.1.70:5000   (from the LAN)\n');
		expect(text).not.toContain('once it is up');
	});

	test('done, and DSM is still being installed: how far it was, and where to watch the rest', () => {
		const text = told(outcomeOf(applyRun), runPlan);
		expect(text).toContain('DSM is not up yet: downloading DSM from Synology, 43 % (1 of 4).');
		expect(text).toContain('\n  sudo docker logs --follow --tail 20 vdsm\n');
		const ready = {kind: 'done', checks: goodChecks, boot: {stage: 'ready', percent: null}} as const;
		expect(told(ready, runPlan)).not.toContain('DSM is not up yet');
	});

	test.each<[RawAnswers, string, string | null]>([
		[{address: 'dhcp'}, 'your router gives it an address', null],
		[{address: 'manual'}, 'Type address, gateway and DNS there', null],
		[{layout: 'classic', ip: '192.168.1.70'}, 'There is nothing to do: leave it on DHCP.', 'reservation'],
	])('done with %j: %s', (raw, sentence, missing) => {
		const facts = makeFacts();
		const plan = buildPlan(raw.layout ? makeAnswers(raw, facts) : makeDhcpAnswers(raw, facts), facts);
		const text = told(outcomeOf(applyRun), plan);
		expect(text).toContain(sentence);
		if (missing) expect(text).not.toContain(missing);
	});

	test('rolled back: what failed, why, the command, its last lines, and that all is as before', () => {
		const text = told(outcomeOf(failedRun), runPlan, 'A container of that name is there. Remove it.');
		expect(text).toMatch(
			/^It did not work\. The step that failed: Container vdsm\.\nWhy: A container of that name is there\. Remove it\.\ndocker ended with code 125\.\n/,
		);
		expect(text).toContain('\nThe command:\n  docker create --name vdsm ');
		expect(text).toContain('\nIts last lines:\n  docker: Error response from daemon: Conflict.');
		expect(text).toMatch(
			/\n\nEverything is rolled back, and that was checked: this machine is as it was\. Only what was downloaded, and the storage folder, stay\.\n\n/,
		);
		expect(text).toMatch(
			/\nTo find out what is wrong here:\n {2}sudo npx vdsm-passthru doctor\nTo try again, once the cause is fixed:\n {2}sudo npx vdsm-passthru apply --nic enp3s0 --ip 192\.168\.1\.70\nEach step of this run is noted in:\n {2}\/var\/lib\/vdsm-passthru\/vdsm\.journal$/,
		);
		expect(text).not.toContain('DSM answers at');
	});

	test('the command can be copied: a shell reads the very same words', () => {
		const command = ['docker', ['run', '--env', "A='b c' $(x)"]] as const;
		const text = told(rolledBack({because: 'failed', failure: {...failure, command}}));
		expect(text).toContain(`\n  ${quoteCommand(command)}\n`);
	});

	test('checks that failed, what the container printed, and what stood before stands again', () => {
		const text = told(outcomeOf(checksRun));
		expect(text).toMatch(
			/it does not stand as it should\.\n\nNot as planned:\n {2}.*\n {2}.*\n\nWhat its container printed last, .*:\n/,
		);
		expect(text).toContain('\n  ❯ ERROR: Cannot create macvtap interface.\n\nEverything is rolled back');
		expect(text).toContain('What stood before stands again');
	});

	test('leftovers: what is left, the exact commands, and that the former container is gone [A12]', () => {
		const text = told(outcomeOf(leftoverRun));
		expect(text).toContain(
			[
				'Not everything could be undone. This is left:',
				'  LAN network vdsm-eth1-macvlan',
				'',
				'The container that stood here before had been removed to make room',
			].join('\n'),
		);
		expect(text).toContain(
			[
				'To undo the rest, once what holds it is gone:',
				'  sudo npx vdsm-passthru undo --prefix vdsm',
				'Or by hand, as root:',
				'  docker network rm vdsm-eth1-macvlan',
				'To see what stands now:',
				'  sudo npx vdsm-passthru status --prefix vdsm',
				'To try again, once the cause is fixed:',
			].join('\n'),
		);
		expect(text).not.toContain('Everything is rolled back');
	});

	test('undone: what is kept, and what was left alone', () => {
		expect(told(outcomeOf(undoRun))).toMatch(
			/^Taken down: .*\nStill there: .*DSM’s data\.\n\nLeft alone, .*:\n {2}LAN network vdsm-eth1-macvlan\n\nTo remove what else .*:\n {2}sudo npx vdsm-passthru purge$/,
		);
	});

	test.each<[TurnedBack, string]>([
		[{because: 'signal', signal: 'SIGTERM'}, 'Stopped before it was done (the system asked it to end).'],
		[{because: 'unconfirmed'}, 'The change was not confirmed in time.'],
		[{because: 'unguarded', reason: 'no systemd'}, 'take the change back by itself: no systemd.'],
		[{because: 'unfinished'}, 'An earlier run had been cut off in the middle.'],
		[{because: 'journal', reason: 'ENOSPC'}, 'the journal could not be written: ENOSPC.'],
	])('%j: %s', (turned, sentence) => {
		const text = told(rolledBack(turned));
		expect(text).toContain(sentence);
		expect(text).toMatch(/:\n {2}sudo npx vdsm-passthru apply --nic enp3s0 --ip 192\.168\.1\.70(\n|$)/);
	});

	test('whose answers nobody knows is not offered to be tried again', () => {
		const text = outcomeText(outcomeOf(failedRun), {
			texts: textsIn('en'),
			plan: null,
			quote: quoteCommand,
			own: {...own, again: null},
			cause: null,
		});
		expect(text).not.toContain('To try again');
		expect(text).toContain('vdsm.journal');
	});

	test.each(['timeout', 'no-program', 'write', 'not-so', 'docker-gone'] as const)(
		'why it failed: %s',
		why => {
			const texts = textsIn('en').run.why;
			const flaw = {...failure, why, lines: [], ...(why === 'write' ? {command: null} : {})};
			const text = told(rolledBack({because: 'failed', failure: flaw}));
			const say = texts[why];
			expect(text).toContain(typeof say === 'string' ? say : say(why === 'write' ? 'vdsm' : 'docker'));
			expect(text).not.toContain('Its last lines');
		},
	);

	test('a program that a signal ended has no code', () => {
		const text = told(rolledBack({because: 'failed', failure: {...failure, exitCode: null}}));
		expect(text).toContain('docker was ended by a signal.');
	});

	test('is safe to show, in each language [D1]', () => {
		const hostile = {...failure, subject: 'x\u001b[2J', lines: ['\u001b]0;x\u0007'], command: null};
		for (const language of ['en', 'zh-CN'] as const) {
			const context = {texts: textsIn(language), plan: runPlan, quote: quoteCommand, own, cause: 'a\u009bb'};
			for (const stream of Object.values(runStreams)) {
				expect(outcomeText(outcomeOf(stream), context)).not.toMatch(/undefined|\[object|NaN/);
			}
			const text = outcomeText(rolledBack({because: 'failed', failure: hostile}), context);
			expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
		}
	});
});

describe('the exit code [F2]', () => {
	test.each<[RunOutcome, number]>([
		[{kind: 'done', checks: goodChecks, boot: null}, 0],
		[{kind: 'nothing-to-do', checks: goodChecks}, 0],
		[{kind: 'undone', foreign: []}, 0],
		[rolledBack({because: 'failed', failure}), 1],
		[rolledBack({because: 'checks', checks: [], lines: []}), 1],
		[rolledBack({because: 'unconfirmed'}), 1],
		[rolledBack({because: 'unguarded', reason: ''}), 1],
		[rolledBack({because: 'journal', reason: ''}), 1],
		// Taking it back was what was asked for.
		[rolledBack({because: 'unfinished'}), 0],
		[{kind: 'leftovers', turned: null, leftovers: [], formerGone: false}, 4],
		[{kind: 'leftovers', turned: {because: 'signal', signal: 'SIGINT'}, leftovers: [], formerGone: false}, 4],
	])('%j', (outcome, code) => {
		expect(exitOf(outcome)).toBe(code);
	});

	test.each<[Signal, number]>([
		['SIGHUP', 129],
		['SIGINT', 130],
		['SIGTERM', 143],
	])('after %s and clean-up', (signal, code) => {
		expect(exitOf(rolledBack({because: 'signal', signal}))).toBe(code);
	});
});

test.each(['en', 'zh-CN'] as const)(
	'in %s, sentences are wrapped at a terminal, and commands are broken as a shell takes it',
	language => {
		const texts = textsIn(language);
		const context = {
			texts,
			plan: runPlan,
			quote: quoteCommand,
			own,
			cause: 'It is so because of this. '.repeat(6),
		};
		for (const stream of Object.values(runStreams)) {
			const whole = outcomeText(outcomeOf(stream), context).split('\n');
			const wrapped = outcomeText(outcomeOf(stream), {...context, columns: 60}).split('\n');
			for (const line of wrapped) expect(widthOf(line)).toBeLessThanOrEqual(60);
			expect(wrapped.length).toBeGreaterThanOrEqual(whole.length);
		}
		// The words that a shell reads are the same; a long one stands in several pairs of quotes.
		const bare = (columns?: number) =>
			outcomeText(outcomeOf(failedRun), {...context, columns}).replaceAll(/[\s'\\]+/g, '');
		expect(bare(60)).toBe(bare());
	},
);
