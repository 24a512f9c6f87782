import {expect, test} from 'vitest';
import {writeInstallation} from '../../source/apply/state/record.js';
import {prepareSetup} from '../../source/commands/run/prepare.js';
import {makeInstallation} from '../apply/state/samples.js';
import {makeAnswers} from '../helpers/answers.js';
import {composed, factsWithDsm, makePredecessor} from '../helpers/predecessor.js';
import {temporaryFolder} from '../system/folder.js';
import {listening} from './doctor-context.js';

const facts = factsWithDsm(makePredecessor({compose: composed}));
const answers = makeAnswers({takeOver: 'dsm'}, facts);

async function folderOf(standing: string | undefined) {
	const stateDir = await temporaryFolder();
	if (standing !== undefined)
		await writeInstallation(stateDir, makeInstallation({folder: standing, install: answers.prefix}));
	const {context} = listening({env: {}});
	const {folder} = await prepareSetup({answers, facts}, {stateDir, giveUp: undefined}, context);
	return folder;
}

test('what Compose reads is in its own folder', async () => {
	expect(await folderOf(undefined)).toBe('/srv/nas');
	expect(await folderOf('/srv/nas')).toBe('/srv/nas');
});

test('an installation that has its files elsewhere is told beforehand: Compose would not find them', async () => {
	const refusal = folderOf('/srv/elsewhere');
	await expect(refusal).rejects.toMatchObject({exit: 3});
	await expect(refusal).rejects.toThrow(/\/srv\/elsewhere.*\/srv\/nas.*undo --prefix vdsm/);
});
