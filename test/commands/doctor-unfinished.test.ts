import {chmodSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {afterEach, beforeEach, expect, test} from 'vitest';
import {startJournal} from '../../source/apply/state/journal.js';
import {readUnfinished} from '../../source/commands/doctor/unfinished.js';
import type {JournalEntry} from '../../source/model/journal.js';
import {listening} from './doctor-context.js';

const at = '2026-01-02T03:04:05.000Z';
let stateDir = '';

beforeEach(() => {
	stateDir = mkdtempSync(join(tmpdir(), 'vdsm-passthru-unfinished-'));
	chmodSync(stateDir, 0o700);
});
afterEach(() => rmSync(stateDir, {recursive: true}));

/** No process has this number. */
const gone = 2 ** 22 + 1;

async function journal(entries: readonly JournalEntry[], action: 'apply' | 'undo' = 'apply', pid = gone) {
	const origin = {at, pid, user: 'root', version: '0.0.0'};
	const nic = {name: 'enp3s0', mac: null};
	const head = {install: 'vdsm', folder: '/root', origin, answers: {}, steps: [], nic, action, former: null};
	const writer = await startJournal(stateDir, head);
	for (const entry of entries) await writer.append(entry);
	await writer.close();
}

async function found(install: string | null = null) {
	return readUnfinished(install === null ? null : {install}, {stateDir}, listening().context);
}

test('a run that was cut off is found, with what takes it back', async () => {
	expect(await found()).toBeNull();
	await journal([{type: 'step', at, id: 'hook', direction: 'take', phase: 'intent'}]);
	const undo = ['vdsm-passthru', 'undo', '--prefix', 'vdsm', '--state-dir', stateDir, '--yes'];
	expect(await found()).toEqual({install: 'vdsm', action: 'apply', at, undo: ['npx', undo]});
	expect(await found('vdsm')).not.toBeNull();
	expect(await found('other')).toBeNull();
});

test.each(['apply', 'undo'] as const)('an %s that came to its end is none', async action => {
	await journal([{type: 'ended', at, outcome: action === 'apply' ? 'done' : 'undone'}], action);
	expect(await found()).toBeNull();
});

test('what an undo could not take back is', async () => {
	await journal([{type: 'ended', at, outcome: 'leftovers'}], 'undo');
	expect(await found()).toMatchObject({action: 'undo'});
});

test('what waits for its confirmation is none until then', async () => {
	const armed = (deadline: string) => ({type: 'armed', at, deadline, guard: 'watcher'}) as const;
	await journal([armed('2099-01-01T00:00:00.000Z')]);
	expect(await found()).toBeNull();
	await journal([armed('2026-01-01T00:00:00.000Z')]);
	expect(await found()).not.toBeNull();
});
