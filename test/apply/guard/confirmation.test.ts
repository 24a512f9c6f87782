import {mkdir, readFile, stat, writeFile} from 'node:fs/promises';
import {expect, test} from 'vitest';
import {
	claimRevert,
	clearConfirmation,
	confirmRun,
	confirmWord,
	isConfirmed,
} from '../../../source/apply/guard/confirmation.js';
import {stateFolder} from './programs.js';

test('a change is unconfirmed until somebody confirms it, and then again for the next', async () => {
	const folder = await stateFolder();
	expect(await isConfirmed(folder, 'one')).toBe(false);
	expect(await confirmRun(folder, 'one')).toBe('kept');
	expect([await isConfirmed(folder, 'one'), await isConfirmed(folder, 'two')]).toEqual([true, false]);
	expect((await stat(`${folder}/one.decision`)).mode & 0o777).toBe(0o600);
	expect(await readFile(`${folder}/one.decision`, 'utf8')).toBe('kept\n');
	await clearConfirmation(folder, 'one');
	expect(await isConfirmed(folder, 'one')).toBe(false);
	await clearConfirmation(folder, 'one');
});

test('who comes first decides, and everybody learns the same', async () => {
	for (let round = 0; round < 20; round++) {
		const folder = await stateFolder();
		const asked = [claimRevert, confirmRun, claimRevert, confirmRun, confirmRun, claimRevert];
		if (round % 2 === 1) asked.reverse();
		const answers = new Set(await Promise.all(asked.map(ask => ask(folder, 'one'))));
		expect(answers.size).toBe(1);
		expect(await isConfirmed(folder, 'one')).toBe(answers.has('kept'));
	}
});

test('where nothing can be written, nothing is kept, and the change is taken back', async () => {
	const folder = await stateFolder();
	await mkdir(`${folder}/one.decision`);
	await expect(confirmRun(folder, 'one')).rejects.toThrow(`${folder}/one.decision`);
	expect(await claimRevert(folder, 'one')).toBe('taken-back');
	await expect(confirmRun(`${folder}/none`, 'two')).rejects.toThrow('ENOENT');
});

test('a decision that nobody of us wrote is none', async () => {
	const folder = await stateFolder();
	await writeFile(`${folder}/one.decision`, 'keep it\n');
	expect(await isConfirmed(folder, 'one')).toBe(false);
	await expect(confirmRun(folder, 'one')).rejects.toThrow('one.decision');
});

test('the word is one for every language', () => {
	expect(confirmWord).toBe('keep');
});
