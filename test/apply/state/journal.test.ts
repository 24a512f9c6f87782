import {
	chmod,
	chown,
	copyFile,
	link,
	mkdir,
	readdir,
	readFile,
	rename,
	stat,
	symlink,
	truncate,
	writeFile,
} from 'node:fs/promises';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {execaSync} from 'execa';
import fc from 'fast-check';
import {afterEach, expect, test} from 'vitest';
import {isUnfinished, readJournal, removeJournal, startJournal} from '../../../source/apply/state/journal.js';
import type {JournalEntry, JournalHead} from '../../../source/model/journal.js';
import {buildPlan} from '../../../source/plan/build-plan.js';
import {anySetup} from '../../helpers/setups.js';
import {temporaryFolder} from '../../system/folder.js';
import {edit, entries, makeHead, makeInstallation} from './samples.js';

const umask = process.umask();
afterEach(() => {
	process.umask(umask);
});

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));

async function write(
	folder: string,
	head: JournalHead,
	added: readonly JournalEntry[],
	carried?: readonly JournalEntry[],
): Promise<void> {
	const writer = await startJournal(folder, head, carried);
	for (const entry of added) await writer.append(entry);
	await writer.close();
}

test('what was written is read, a replaced installation and carried entries too', async () => {
	const folder = await temporaryFolder();
	expect(await readJournal(folder, 'vdsm')).toEqual({kind: 'none'});
	expect(await readJournal(`${folder}/none`, 'vdsm')).toEqual({kind: 'none'});
	const head = makeHead({former: makeInstallation({folder: '/srv/old', nic: {name: 'eth1', mac: null}})});
	await write(folder, head, entries.slice(3), entries.slice(0, 3));
	expect(await readJournal(folder, 'vdsm')).toEqual({kind: 'read', journal: {head, entries}});
	await write(folder, makeHead({action: 'undo'}), []);
	expect(await readJournal(folder, 'vdsm')).toEqual({
		kind: 'read',
		journal: {head: makeHead({action: 'undo'}), entries: []},
	});
	expect(await readdir(folder)).toEqual(['vdsm.journal']);
	await removeJournal(folder, 'vdsm');
	await removeJournal(folder, 'vdsm');
	expect(await readdir(folder)).toEqual([]);
});

test('any plan comes back as it was', {timeout: 240_000}, async () => {
	const folder = await temporaryFolder();
	await fc.assert(
		fc.asyncProperty(anySetup, async ({raw, facts, answers}) => {
			const {steps} = buildPlan(answers, facts);
			const install = answers.prefix;
			const former = makeInstallation({answers: raw, steps, install});
			const head = makeHead({steps, install, former});
			await write(folder, head, entries.slice(0, 1));
			const read = await readJournal(folder, install);
			expect(read).toEqual({kind: 'read', journal: {head, entries: entries.slice(0, 1)}});
		}),
		{numRuns: 100},
	);
});

test('nothing in it moves a terminal that it is shown on', async () => {
	const folder = await temporaryFolder();
	const head = makeHead({folder: '/srv/\u001b]0;x\u0007\u202e\u2028'});
	await write(folder, head, []);
	expect(await readFile(`${folder}/vdsm.journal`, 'utf8')).not.toMatch(/[^\P{C}\n]|\u2028/u);
	expect(await readJournal(folder, 'vdsm')).toMatchObject({journal: {head}});
});

test.each([0o000, 0o077, 0o777])('it is 0600 with umask %o [E6]', async mask => {
	const folder = await temporaryFolder();
	process.umask(mask);
	await write(folder, makeHead(), entries);
	expect((await stat(`${folder}/vdsm.journal`)).mode & 0o777).toBe(0o600);
});

test('lines that are added at once are there in their order', async () => {
	const folder = await temporaryFolder();
	const writer = await startJournal(folder, makeHead());
	const many = Array.from({length: 20}, () => entries).flat();
	await Promise.all(many.map(entry => writer.append(entry)));
	await writer.close();
	expect(await readJournal(folder, 'vdsm')).toMatchObject({journal: {entries: many}});
});

/** Short enough to cut it at every byte. */
const shortHead = makeHead({steps: makeHead().steps.slice(-1)});

test('cut off anywhere it is read up to there, or refused [A16]', async () => {
	const folder = await temporaryFolder();
	await write(folder, shortHead, entries);
	const path = `${folder}/vdsm.journal`;
	const whole = await readFile(path);
	const headLength = whole.indexOf(10) + 1;
	for (let length = 0; length <= whole.length; length++) {
		const rest = whole.subarray(0, length);
		await writeFile(path, rest);
		const lines = rest.filter(byte => byte === 10).length;
		expect(await readJournal(folder, 'vdsm'), `${length} bytes`).toEqual(
			length < headLength
				? {kind: 'refused', why: 'damaged', path, reason: 'line 1'}
				: {kind: 'read', journal: {head: shortHead, entries: entries.slice(0, lines - 1)}},
		);
	}
});

test('any byte may be another one: it is read or refused, and never throws [D10]', async () => {
	const folder = await temporaryFolder();
	await write(folder, shortHead, entries);
	const path = `${folder}/vdsm.journal`;
	const whole = await readFile(path);
	const seen = new Set<string>();
	await fc.assert(
		fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (position, byte) => {
			const changed = Buffer.from(whole);
			changed[position] = byte;
			await writeFile(path, changed);
			seen.add((await readJournal(folder, 'vdsm')).kind);
		}),
		{numRuns: 1000},
	);
	expect([...seen].sort()).toEqual(['read', 'refused']);
});

test('what is no UTF-8 is refused, not mended', async () => {
	const folder = await temporaryFolder();
	await write(folder, shortHead, entries);
	const path = `${folder}/vdsm.journal`;
	const bytes = await readFile(path);
	bytes[bytes.indexOf('anna')] = 0xff;
	await writeFile(path, bytes);
	expect(await readJournal(folder, 'vdsm')).toMatchObject({kind: 'refused', why: 'damaged'});
});

test('half a line at the end is dropped, with and without its end; in the middle it is damage', async () => {
	const folder = await temporaryFolder();
	const path = `${folder}/vdsm.journal`;
	await write(folder, shortHead, entries.slice(0, 2));
	const whole = await readFile(path, 'utf8');
	for (const torn of ['{"type":"step","at', '{"type":"st\n', '\0\0\0\0', '\0\0\0\n', '{"a":"\uFFFD"']) {
		await writeFile(path, whole + torn);
		expect(await readJournal(folder, 'vdsm'), torn).toMatchObject({
			kind: 'read',
			journal: {entries: entries.slice(0, 2)},
		});
	}
	for (const [added, reason] of [
		['{"type":"st\n{"type":"confirmed","at":"2026-03-01T12:00:00Z"}\n', 'line 4, : invalid_type'],
		['\n\n', 'line 4, : invalid_type'],
		['{"type":"confirmed","at":"now"}\n', 'line 4, at: invalid_format'],
		['{"type":"confirmed","at":"2026-03-01T12:00:00Z","more":1}\n', 'line 4, : unrecognized_keys'],
		[
			'{"type":"step","at":"2026-03-01T12:00:00Z","id":"format-disk","direction":"take","phase":"done"}\n',
			'line 4, id: invalid_union',
		],
		['null\n', 'line 4, : invalid_type'],
	] as const) {
		await writeFile(path, whole + added);
		expect(await readJournal(folder, 'vdsm'), added).toEqual({kind: 'refused', why: 'damaged', path, reason});
	}
});

test.each([
	['vdsm-passthru/journal/1', 'vdsm-passthru/journal/3', 'newer'],
	['vdsm-passthru/journal/1', 'vdsm-passthru/journal/10', 'newer'],
	['vdsm-passthru/journal/1', 'vdsm-passthru/journal/0', 'damaged'],
	['vdsm-passthru/journal/1', 'vdsm-passthru/install/2', 'damaged'],
	['"schema":', '"scheme":', 'damaged'],
	['"install":"vdsm"', '"install":"other"', 'damaged'],
	['"install":"vdsm"', '"install":"../x"', 'damaged'],
	['"pid":4711', '"pid":-1', 'damaged'],
	['"pid":4711', '"pid":4711,"__proto__":{}', 'damaged'],
	['"folder":"/srv/vdsm"', '"folder":"vdsm"', 'damaged'],
	['"kind":"run"', '"kind":"shell"', 'damaged'],
	['["docker"', '[""', 'damaged'],
	['"docker"', '"dock\\u0000er"', 'damaged'],
	['{"schema"', '\uFEFF{"schema"', 'damaged'],
])('a first line with %s as %s is refused: %s [A19]', async (from, to, why) => {
	const folder = await temporaryFolder();
	await write(folder, makeHead(), entries);
	await edit(`${folder}/vdsm.journal`, from, to);
	expect(await readJournal(folder, 'vdsm')).toMatchObject({kind: 'refused', why});
});

test('a link, a pipe, a folder and a file that is too large are not read', async () => {
	const folder = await temporaryFolder();
	await write(folder, makeHead(), entries);
	await symlink('vdsm.journal', `${folder}/link.journal`);
	await mkdir(`${folder}/folder.journal`);
	execaSync('mkfifo', [`${folder}/pipe.journal`]);
	await writeFile(`${folder}/large.journal`, '');
	await truncate(`${folder}/large.journal`, 5_000_000);
	for (const [install, why] of [
		['link', 'not-a-file'],
		['folder', 'not-a-file'],
		['pipe', 'not-a-file'],
		['large', 'damaged'],
	] as const)
		expect(await readJournal(folder, install), install).toMatchObject({kind: 'refused', why});
	expect(await readJournal(folder, 'large')).toMatchObject({reason: 'more than 4194304 bytes'});
});

test('none is begun where there is something else than a file, and no second name is written to', async () => {
	const folder = await temporaryFolder();
	await writeFile(`${folder}/target`, 'old');
	await symlink('target', `${folder}/link.journal`);
	await mkdir(`${folder}/folder.journal`);
	execaSync('mkfifo', [`${folder}/pipe.journal`]);
	await link(`${folder}/target`, `${folder}/hard.journal`);
	for (const install of ['link', 'folder', 'pipe'])
		await expect(startJournal(folder, makeHead({install})), install).rejects.toMatchObject({
			name: 'StateError',
			fault: 'not-a-file',
			path: `${folder}/${install}.journal`,
		});
	await write(folder, makeHead({install: 'hard'}), entries);
	expect(await readFile(`${folder}/target`, 'utf8')).toBe('old');
	await expect(removeJournal(folder, 'folder')).rejects.toMatchObject({fault: 'not-a-file'});
});

test.runIf(process.geteuid?.() === 0)('what another user has put there is not trusted', async () => {
	const folder = await temporaryFolder();
	await write(folder, makeHead(), entries);
	await rename(folder, `${folder}.ours`);
	await mkdir(folder);
	await rename(`${folder}.ours/vdsm.journal`, `${folder}/vdsm.journal`);
	await chown(`${folder}/vdsm.journal`, 12_345, 12_345);
	await chmod(`${folder}/vdsm.journal`, 0o644);
	execaSync('rmdir', [`${folder}.ours`]);
	expect(await readJournal(folder, 'vdsm')).toMatchObject({kind: 'refused', why: 'other-owner'});
});

test('what could not be read back is not written', async () => {
	const folder = await temporaryFolder();
	const head = makeHead({origin: {...makeHead().origin, at: 'yesterday'}});
	await expect(startJournal(folder, head)).rejects.toMatchObject({
		fault: 'malformed',
		reason: 'origin.at: invalid_format',
	});
	const long = makeHead({
		steps: Array.from({length: 999}, () => makeHead().steps)
			.flat()
			.slice(0, 999),
	});
	await expect(
		startJournal(
			folder,
			{...long, former: makeInstallation({steps: long.steps})},
			Array.from({length: 9999}, () => entries).flat(),
		),
	).rejects.toMatchObject({
		fault: 'malformed',
		reason: 'more than 4194304 bytes',
	});
	expect(await readdir(folder)).toEqual([]);
	const writer = await startJournal(folder, shortHead);
	await expect(writer.append({type: 'confirmed', at: 'now'})).rejects.toMatchObject({fault: 'malformed'});
	await writer.append(entries[0] ?? {type: 'confirmed', at: ''});
	await writer.close();
	expect(await readJournal(folder, 'vdsm')).toMatchObject({journal: {entries: entries.slice(0, 1)}});
});

test.each(['../vdsm', 'a', 'A1', 'a/b', '', '-a', 'vdsm\n', 'x'.repeat(32)])(
	'%j names no installation',
	async install => {
		await expect(readJournal('/tmp', install)).rejects.toMatchObject({
			name: 'StateError',
			fault: 'malformed',
		});
		await expect(removeJournal('/tmp', install)).rejects.toMatchObject({
			name: 'StateError',
			fault: 'malformed',
		});
		await expect(startJournal('/tmp', makeHead({install}))).rejects.toMatchObject({fault: 'malformed'});
	},
);

test('a run is at its end once that is the last word, and nothing is left', () => {
	const at = '2026-03-01T12:00:00Z';
	const ended = (outcome: 'done' | 'rolled-back' | 'undone' | 'leftovers'): JournalEntry => ({
		type: 'ended',
		at,
		outcome,
	});
	const unfinished = (...list: readonly JournalEntry[]) => isUnfinished({head: shortHead, entries: list});
	expect(unfinished()).toBe(true);
	expect(unfinished(...entries.slice(0, 2))).toBe(true);
	expect(unfinished(ended('leftovers'))).toBe(true);
	for (const outcome of ['done', 'rolled-back', 'undone'] as const)
		expect(unfinished(ended(outcome))).toBe(false);
	expect(unfinished(ended('leftovers'), ...entries.slice(0, 2), ended('undone'))).toBe(false);
	// Carried on by a run that has not come to its own end.
	expect(unfinished(ended('done'), ...entries.slice(0, 1))).toBe(true);
});

test('a journal of version 1 is read [A19]', async () => {
	const folder = await temporaryFolder();
	// Whoever checked the sources out may be another user than the one who runs the tests.
	await copyFile(`${fixtures}/version-1/vdsm.journal`, `${folder}/vdsm.journal`);
	const read = await readJournal(folder, 'vdsm');
	expect(read).toMatchObject({
		kind: 'read',
		journal: {head: {action: 'apply', install: 'vdsm', former: {nic: {name: 'enp3s0'}}}, entries},
	});
	expect(read.kind === 'read' && read.journal.head.steps.map(({id}) => id)).toContain('network-lan');
});
