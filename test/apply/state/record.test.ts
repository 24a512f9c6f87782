import {copyFile, link, mkdir, readdir, readFile, stat, symlink, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {execaSync} from 'execa';
import fc from 'fast-check';
import {afterEach, expect, test} from 'vitest';
import {prefixField} from '../../../source/answers/management-fields.js';
import {startJournal} from '../../../source/apply/state/journal.js';
import {
	listInstalls,
	readInstallation,
	removeInstallation,
	writeInstallation,
} from '../../../source/apply/state/record.js';
import {installName} from '../../../source/apply/state/state-file.js';
import {buildPlan} from '../../../source/plan/build-plan.js';
import {makeFacts} from '../../helpers/facts.js';
import {anySetup} from '../../helpers/setups.js';
import {temporaryFolder} from '../../system/folder.js';
import {edit, makeHead, makeInstallation} from './samples.js';

const umask = process.umask();
afterEach(() => {
	process.umask(umask);
});

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));

test('any installation comes back as it was', {timeout: 240_000}, async () => {
	const folder = await temporaryFolder();
	await fc.assert(
		fc.asyncProperty(anySetup, async ({raw, facts, answers}) => {
			const {steps} = buildPlan(answers, facts);
			const installation = makeInstallation({answers: raw, steps, install: answers.prefix});
			await writeInstallation(folder, installation);
			expect(await readInstallation(folder, answers.prefix)).toEqual({kind: 'read', installation});
			await removeInstallation(folder, answers.prefix);
		}),
		{numRuns: 100},
	);
	expect(await readdir(folder)).toEqual([]);
});

test.each([0o000, 0o077])('it is 0600 with umask %o, and no temporary file is left [E6]', async mask => {
	const folder = await temporaryFolder();
	process.umask(mask);
	await writeInstallation(folder, makeInstallation());
	await writeInstallation(folder, makeInstallation({folder: '/srv/new'}));
	expect((await stat(`${folder}/vdsm.json`)).mode & 0o777).toBe(0o600);
	expect(await readdir(folder)).toEqual(['vdsm.json']);
	expect(await readInstallation(folder, 'vdsm')).toMatchObject({installation: {folder: '/srv/new'}});
});

test('cut off anywhere it is refused [D10]', async () => {
	const folder = await temporaryFolder();
	await writeInstallation(folder, makeInstallation({steps: []}));
	const path = `${folder}/vdsm.json`;
	const whole = await readFile(path);
	for (let length = 0; length < whole.length - 1; length++) {
		await writeFile(path, whole.subarray(0, length));
		expect(await readInstallation(folder, 'vdsm'), `${length}`).toEqual({
			kind: 'refused',
			why: 'damaged',
			path,
			reason: 'not JSON',
		});
	}
});

test.each([
	['vdsm-passthru/install/1', 'vdsm-passthru/install/3', 'newer'],
	['vdsm-passthru/install/1', 'vdsm-passthru/journal/2', 'damaged'],
	['"install": "vdsm"', '"install": "other"', 'damaged'],
	['"nic": "enp3s0"', '"network": "enp3s0"', 'damaged'],
	['"pid": 4711', '"pid": "4711"', 'damaged'],
	['"mac": "00:11:22:33:44:55"', '"mac": "00:11:22:33:44:5"', 'damaged'],
])('%s as %s is refused: %s [A19]', async (from, to, why) => {
	const folder = await temporaryFolder();
	await writeInstallation(folder, makeInstallation());
	await edit(`${folder}/vdsm.json`, from, to);
	expect(await readInstallation(folder, 'vdsm')).toMatchObject({kind: 'refused', why});
});

test('links, pipes and folders are neither read nor written, and a second name keeps what it had [E5]', async () => {
	const folder = await temporaryFolder();
	await writeInstallation(folder, makeInstallation());
	const text = await readFile(`${folder}/vdsm.json`, 'utf8');
	await symlink('vdsm.json', `${folder}/link.json`);
	await mkdir(`${folder}/folder.json`);
	execaSync('mkfifo', [`${folder}/pipe.json`]);
	for (const install of ['link', 'folder', 'pipe']) {
		expect(await readInstallation(folder, install)).toMatchObject({kind: 'refused', why: 'not-a-file'});
		await expect(writeInstallation(folder, makeInstallation({install}))).rejects.toMatchObject({
			fault: 'not-a-file',
		});
	}
	await link(`${folder}/vdsm.json`, `${folder}/other`);
	await writeInstallation(folder, makeInstallation({folder: '/srv/new'}));
	expect(await readFile(`${folder}/other`, 'utf8')).toBe(text);
	await expect(removeInstallation(folder, 'folder')).rejects.toMatchObject({fault: 'not-a-file'});
});

test('what has a record or a journal is listed once, and nothing else is', async () => {
	const folder = await temporaryFolder();
	expect(await listInstalls(`${folder}/none`)).toEqual([]);
	await writeInstallation(folder, makeInstallation());
	await writeInstallation(folder, makeInstallation({install: 'b2'}));
	for (const install of ['vdsm', 'a1']) await (await startJournal(folder, makeHead({install}))).close();
	for (const name of ['lock', 'A1.json', 'x.json', 'c3.json.bak', '.d4.json', 'e5', 'f\n6.json', '.json'])
		await writeFile(`${folder}/${name}`, '');
	expect(await listInstalls(folder)).toEqual(['a1', 'b2', 'vdsm']);
	await expect(listInstalls(`${folder}/lock`)).rejects.toMatchObject({name: 'StateError'});
});

test('an installation has a name that --prefix takes', () => {
	const name = fc.oneof(
		fc.string({maxLength: 4}),
		fc.stringMatching(/^[-_a-zA-Z0-9]{0,33}\n?$/),
		fc.stringMatching(/^[a-z]{30,33}$/),
	);
	const context = {facts: makeFacts(), values: {}};
	fc.assert(
		fc.property(name, text => {
			expect(installName.test(text)).toBe(prefixField.check(text, context).ok);
		}),
		{numRuns: 2000},
	);
});

test('a record of version 1 is read [A19]', async () => {
	const folder = await temporaryFolder();
	// Whoever checked the sources out may be another user than the one who runs the tests.
	await copyFile(`${fixtures}/version-1/vdsm.json`, `${folder}/vdsm.json`);
	expect(await readInstallation(folder, 'vdsm')).toMatchObject({
		kind: 'read',
		installation: {install: 'vdsm', folder: '/srv/vdsm', answers: {ip: '192.168.1.70'}},
	});
});

test('one card is written as ever, several in a version that an earlier program calls newer [A19]', async () => {
	const folder = await temporaryFolder();
	const one = makeInstallation();
	await writeInstallation(folder, one);
	expect(await readFile(`${folder}/vdsm.json`, 'utf8')).toContain('"vdsm-passthru/install/1"');
	const [step] = one.steps;
	if (!step) throw new Error('no step');
	const several = makeInstallation({
		steps: [{...step, id: 'nic-up-2'}],
		further: [{name: 'enp4s0', mac: '00:11:22:33:44:66'}],
	});
	await writeInstallation(folder, several);
	expect(await readFile(`${folder}/vdsm.json`, 'utf8')).toContain('"vdsm-passthru/install/2"');
	expect(await readInstallation(folder, 'vdsm')).toEqual({kind: 'read', installation: several});
	await edit(`${folder}/vdsm.json`, '"nic-up-2"', '"nic-up-1"');
	expect(await readInstallation(folder, 'vdsm')).toMatchObject({kind: 'refused', why: 'damaged'});
});
