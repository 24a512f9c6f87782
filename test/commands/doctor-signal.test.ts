import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import type {DoctorRun} from '../../source/commands/doctor/run-doctor.js';
import {untilSignal} from '../../source/commands/doctor/until-signal.js';
import {allChecks} from '../../source/doctor/all-checks.js';
import type {Machine} from '../../source/host/machine.js';
import {exitCode} from '../../source/model/exit-code.js';
import type {RunResult} from '../../source/system/run.js';

let root = '';
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'vdsm-passthru-signal-'));
});
afterEach(() => rmSync(root, {recursive: true}));

/** A machine on which every program that is asked takes for ever, unless it is cut off. */
function hanging(asked: () => void): Machine {
	const over: RunResult = {exitCode: null, stdout: '', stderr: '', failed: 'signal'};
	return {
		...{root, env: {}, pid: process.pid, uid: 0, addresses: () => ({})},
		run: async (_, options) =>
			new Promise(resolve => {
				asked();
				options?.signal?.addEventListener('abort', () => resolve(over));
				if (options?.signal?.aborted) resolve(over);
			}),
	};
}

function runOn(machine: Machine): DoctorRun {
	return {machine, container: 'vdsm', ours: null, unfinished: null, checks: allChecks};
}

test.each([
	['SIGINT', exitCode.interrupted],
	['SIGTERM', exitCode.terminated],
	['SIGHUP', exitCode.hungUp],
] as const)('%s cuts the looks off, and nothing is told', async (signal, code) => {
	const before = process.listenerCount(signal);
	const tell = vi.fn(() => exitCode.done);
	let asked: () => void = () => undefined;
	const begun = new Promise<void>(resolve => {
		asked = resolve;
	});
	const ending = untilSignal(runOn(hanging(asked)), tell);
	await begun;
	process.emit(signal, signal);
	expect(await ending).toBe(code);
	expect(tell).not.toHaveBeenCalled();
	// From here on a signal ends the program in the usual way.
	expect(process.listenerCount(signal)).toBe(before);
});

test('without a signal it is told what was found', async () => {
	const none: RunResult = {exitCode: null, stdout: '', stderr: '', failed: 'not-found'};
	const machine: Machine = {...hanging(() => undefined), run: async () => none};
	const told = await untilSignal(runOn(machine), ran => {
		expect(ran.results.length).toBeGreaterThan(0);
		return exitCode.disagrees;
	});
	expect(told).toBe(exitCode.disagrees);
});
