import {chmod, lstat, mkdtemp, readdir, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {removeState} from '../../source/apply/purge.js';
import {
	forgetAnswers,
	keepAnswers,
	keptAnswersPath,
	readKeptAnswers,
} from '../../source/apply/state/kept-answers.js';
import {listInstalls} from '../../source/apply/state/record.js';

async function makeFolder(): Promise<string> {
	const parent = await mkdtemp(join(tmpdir(), 'vdsm-passthru-kept-'));
	onTestFinished(() => rm(parent, {recursive: true, force: true}));
	return join(parent, 'state');
}

const answers = {nic: 'enp3s0', ip: '192.168.1.70', blockPorts: ''};

test('what was said comes back as it was, for its owner alone, and is gone when it is forgotten', async () => {
	const folder = await makeFolder();
	expect(await readKeptAnswers(folder)).toEqual({});
	expect(await keepAnswers(folder, answers)).toBe(true);
	expect(await readKeptAnswers(folder)).toEqual(answers);
	expect((await lstat(keptAnswersPath(folder))).mode & 0o777).toBe(0o600);
	expect(await keepAnswers(folder, {nic: 'eno1'})).toBe(true);
	expect(await readKeptAnswers(folder)).toEqual({nic: 'eno1'});
	await forgetAnswers(folder);
	await forgetAnswers(folder);
	expect(await readKeptAnswers(folder)).toEqual({});
});

test.each([
	['no JSON', '{"schema":'],
	['another schema', '{"schema": "vdsm-passthru/kept-answers/2", "answers": {}}'],
	['an unknown answer', '{"schema": "vdsm-passthru/kept-answers/1", "answers": {"colour": "red"}}'],
	['a number', '{"schema": "vdsm-passthru/kept-answers/1", "answers": {"ip": 7}}'],
])('a file with %s is as good as none', async (_, content) => {
	const folder = await makeFolder();
	await keepAnswers(folder, answers);
	await writeFile(keptAnswersPath(folder), content);
	expect(await readKeptAnswers(folder)).toEqual({});
});

test('a link is not followed, neither way', async () => {
	const folder = await makeFolder();
	await keepAnswers(folder, answers);
	const target = join(folder, 'target');
	await writeFile(target, '{"schema": "vdsm-passthru/kept-answers/1", "answers": {"nic": "eth7"}}');
	await rm(keptAnswersPath(folder));
	await symlink(target, keptAnswersPath(folder));
	expect(await readKeptAnswers(folder)).toEqual({});
	await keepAnswers(folder, answers);
	expect((await lstat(target)).size).toBeGreaterThan(60);
});

test('a folder that somebody else can write to is left alone', async () => {
	const folder = await makeFolder();
	await writeFile(folder, 'a file in its place');
	expect(await keepAnswers(folder, answers)).toBe(false);
	await chmod(folder, 0o600);
	expect(await readKeptAnswers(folder)).toEqual({});
});

test('they are no installation, and purge takes them along', async () => {
	const folder = await makeFolder();
	await keepAnswers(folder, answers);
	expect(await listInstalls(folder)).toEqual([]);
	expect(await removeState(folder)).toEqual([keptAnswersPath(folder)]);
	await expect(readdir(folder)).rejects.toThrow('ENOENT');
});
