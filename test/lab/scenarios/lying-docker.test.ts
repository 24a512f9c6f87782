import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {back, must} from '../matrix/cells.js';
import {type Lie, lieAbout, lies, lyingEnvironment, noMoreLies} from '../matrix/lying.js';
import {outcomeOf} from '../matrix/run-events.js';
import {everyKind, openReady, type Ready} from '../matrix/setups.js';

// A Docker that does not say the truth, or says nothing (promises A11, A12, A14). Only what was read back is believed.

const json = ['--json', '--wait', '0'] as const;
const undo = ['undo', '--yes', '--json', '--prefix', 'vdsm'] as const;

const commands = {
	'management network': 'network\\ create*vdsm-eth0-bridge',
	'LAN network': 'network\\ create*vdsm-eth1-macvlan',
	container: 'create\\ *',
	start: 'start\\ *',
} as const;

describe.skipIf(skipLab())('a docker that lies', () => {
	let ready: Ready;
	let apply: readonly string[];

	beforeAll(async () => {
		ready = await openReady('sid', everyKind);
		apply = ['apply', '--yes', ...json, ...everyKind.answers];
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	const lying = async (about: string, how: Lie) => {
		await ready.reset();
		await lieAbout(ready.bench.lab, about, how);
		const result = await ready.bench.vdsm(apply, {env: lyingEnvironment});
		const told = await lies(ready.bench.lab);
		await noMoreLies(ready.bench.lab);
		return {result, told};
	};

	const ours = async () =>
		(
			await ready.bench.lab.host.run('sh', [
				'-c',
				'docker ps -aq --filter label=vdsm-passthru.install=vdsm; docker network ls -q --filter label=vdsm-passthru.install=vdsm',
			])
		).stdout.split('\n').length;

	describe.each(Object.entries(commands))('about the %s', (_, about) => {
		it.each(['idle', 'denies', 'hangs'] as const)(
			'%s: is caught, and everything is taken back [A11]',
			async how => {
				const {result, told} = await lying(about, how);
				expect(told).toHaveLength(1);
				await must(Promise.resolve(result), 1);
				const outcome = outcomeOf(result);
				expect(outcome.kind).toBe('rolled-back');
				const why = {idle: 'not-so', denies: 'command', hangs: 'timeout'}[how];
				expect(outcome.turned).toMatchObject({because: 'failed', failure: {why}});
				await back(ready.bench.lab, ready.before, 'exact', result);
			},
		);

		it('whose answer is lost: is looked at, and nothing is made twice [A14]', async () => {
			const {result, told} = await lying(about, 'lost');
			expect(told).toHaveLength(1);
			await must(Promise.resolve(result));
			expect(await ours()).toBe(3);
			await must(ready.bench.vdsm(undo));
			await back(ready.bench.lab, ready.before, 'exact');
		});
	});

	describe.each([
		['the container', 'rm\\ *', 'take:start:before=fail'],
		['the container, running', 'stop\\ *', 'take:start:after=fail'],
		['the LAN network', 'network\\ rm\\ vdsm-eth1-macvlan', 'take:start:before=fail'],
		['the management network', 'network\\ rm\\ vdsm-eth0-bridge', 'take:nic-up:after=fail'],
	])('that does not remove %s in a rollback', (_, about, point) => {
		it.each(['idle', 'refuses'] as const)(
			'and %s: says what is left, with commands that remove it [A12]',
			async how => {
				const {bench, before, reset} = ready;
				await reset();
				await lieAbout(bench.lab, about, how);
				const failed = await bench.vdsm(apply, {env: lyingEnvironment, point});
				expect(failed.exitCode, failed.stdout).toBe(4);
				const outcome = outcomeOf(failed);
				expect(outcome.kind).toBe('leftovers');
				const commands = (outcome.leftovers ?? []).flatMap(left => left.commands);
				expect(commands.length).toBeGreaterThan(0);
				// The same from the next undo, as long as nothing else changes; and nobody is told that all is well.
				const again = await bench.vdsm(undo, {env: lyingEnvironment});
				expect(again.exitCode, again.stdout).toBe(4);
				expect((await bench.vdsm(['status', '--prefix', 'vdsm'])).exitCode).toBe(3);
				await noMoreLies(bench.lab);
				for (const [program = '', ...args] of commands) {
					const done = await bench.lab.host.run(program, args);
					expect(done.exitCode, `${program} ${args.join(' ')}: ${done.stderr}`).toBe(0);
				}
				const journal = '/var/lib/vdsm-passthru/vdsm.journal';
				await must(bench.lab.host.run('test', ['-f', journal]));
				await must(bench.vdsm(undo));
				await back(bench.lab, before, 'exact');
			},
		);
	});

	it('in an undo: says what is left, and a later undo ends it', async () => {
		const {bench, before, reset} = ready;
		await reset();
		await must(bench.vdsm(apply));
		await lieAbout(bench.lab, 'network\\ rm\\ *', 'idle');
		const left = await bench.vdsm(undo, {env: lyingEnvironment});
		await noMoreLies(bench.lab);
		expect(left.exitCode, left.stdout).toBe(4);
		expect(outcomeOf(left).leftovers?.map(({id}) => id)).toContain('network-lan');
		await must(bench.vdsm(undo));
		await back(bench.lab, before, 'exact');
	});
});
