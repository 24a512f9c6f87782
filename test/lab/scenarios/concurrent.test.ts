import {afterAll, beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import {skipLab} from '../availability.js';
import {signal, startWaiting, type Waiting} from '../matrix/background.js';
import {back, must} from '../matrix/cells.js';
import {everyKind, openReady, type Ready} from '../matrix/setups.js';
import {until} from '../system/until.js';

// Two runs at once (promises A17, A18). The lock itself has its unit tests.

const apply = ['apply', '--yes', '--wait', '0', ...everyKind.answers] as const;
const undo = ['undo', '--yes', '--prefix', 'vdsm'] as const;
const point = 'take:hook:before';

describe.skipIf(skipLab())('runs at the same time', () => {
	let ready: Ready;

	beforeAll(async () => {
		ready = await openReady('sid', everyKind);
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	it('of twenty, one proceeds, and nineteen name it [A17]', async () => {
		const {bench, before} = ready;
		const runs = Array.from({length: 20}, () =>
			startWaiting(bench, apply, point, {VDSM_PASSTHRU_TEST_PATIENCE: '20'}),
		);
		onTestFinished(() => {
			for (const run of runs) if (!refused.has(run)) signal(run.pid, 'SIGKILL');
		});
		// Whoever has the lock stops at its point, so that all others meet it at work.
		const refused = new Set<Waiting>();
		for (const run of runs) void run.end.then(() => refused.add(run));
		await until('nineteen to end', () => refused.size >= 19, {timeoutMs: 240_000});
		const [winner] = runs.filter(run => !refused.has(run));
		const ends = await Promise.all([...refused].map(({end}) => end));
		if (!winner) throw new Error('nobody proceeded');
		for (const {exitCode, stderr} of ends) {
			expect(exitCode, stderr).toBe(5);
			expect(stderr).toContain(String(winner.pid));
			expect(stderr).toContain('root');
			expect(stderr).toMatch(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d/);
		}
		await winner.arrived();
		winner.goOn();
		const {exitCode, stdout, stderr} = await winner.end;
		expect(exitCode, `${stdout}\n${stderr}`).toBe(0);
		await must(bench.vdsm(['status', '--prefix', 'vdsm']));
		await must(bench.vdsm(undo));
		await back(bench.lab, before, 'exact');
	});

	it('are refused while one is stopped, and proceed when it is killed [A18]', async () => {
		const {bench, before, reset} = ready;
		await reset();
		const run = startWaiting(bench, apply, point);
		await run.arrived();
		signal(run.pid, 'SIGSTOP');
		const refused = await bench.vdsm(undo);
		expect(refused.exitCode, refused.stderr).toBe(5);
		expect(refused.stderr).toContain(String(run.pid));
		signal(run.pid, 'SIGKILL');
		await run.end;
		run.goOn();
		await must(bench.vdsm(undo));
		await back(bench.lab, before, 'exact');
	});
});
