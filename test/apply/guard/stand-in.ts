// What the tests start where the guard would start this program: `revert --install X --state-dir D [--after MS]`.
// It waits as the real one does, and writes a line where that one would take the change back.
import {appendFile, stat} from 'node:fs/promises';
import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {claimRevert} from '../../../source/apply/guard/confirmation.js';
import {waitForDeadline} from '../../../source/apply/guard/wait.js';

const {values} = parseArgs({
	args: process.argv.slice(3),
	options: {install: {type: 'string'}, 'state-dir': {type: 'string'}, after: {type: 'string'}},
});
const {install = '', 'state-dir': stateFolder = '', after} = values;
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
	if (process.argv[2] === '--version') {
		if (process.argv[1]?.includes('refusing')) throw new Error('not here');
		return;
	}
	if (after !== undefined) {
		const woken = await waitForDeadline({stateFolder, install, afterMs: Number(after), announce: say});
		say(woken);
		if (woken !== 'due') return;
	}
	if ((await claimRevert(stateFolder, install)) === 'kept') return;
	await appendFile(`${stateFolder}/${install}.reverted`, `begun ${process.pid}\n`);
	// The tests can hold it here.
	while (await stat(`${stateFolder}/${install}.hold`).catch(() => undefined)) await sleep(20);
	await appendFile(`${stateFolder}/${install}.reverted`, 'done\n');
}

main().catch((error: unknown) => {
	say(String(error));
	process.exitCode = 1;
});
